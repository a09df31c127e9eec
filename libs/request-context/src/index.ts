export {
  REGISTER_SUBJECT,
  RELEASE_ORDER_LIFETIME_S,
  type OrderActor,
  type ReleaseGrant,
  type ReleaseOrder,
} from './release-order.js';
export { ReleaseOrderRefused, type ReleaseOrderFault } from './release-order-refused.js';
export { ReleaseOrderSigner } from './release-order-signer.js';
export { ReleaseOrderVerifier } from './release-order-verifier.js';
export { type RequestContext } from './request-context.js';

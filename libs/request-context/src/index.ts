export {
  REGISTER_SUBJECT,
  RELEASE_ORDER_LIFETIME_S,
  ReleaseOrderRefused,
  ReleaseOrderSigner,
  ReleaseOrderVerifier,
  type OrderActor,
  type ReleaseGrant,
  type ReleaseOrder,
  type ReleaseOrderFault,
} from './release-order.js';
export { type RequestContext } from './request-context.js';

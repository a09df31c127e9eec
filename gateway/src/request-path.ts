import type { Exchange } from './exchange.js';
import type { GatewayParts } from './gateway-parts.js';
import { carryOutObligations } from './stages/carry-out-obligations.js';
import { checkObligations } from './stages/check-obligations.js';
import { decide } from './stages/decide.js';
import { fetchReleased } from './stages/fetch-released.js';
import { guardOperation } from './stages/guard-operation.js';
import { limitClient } from './stages/limit-client.js';
import { openRequestContext } from './stages/open-request-context.js';
import { planOperation } from './stages/plan-operation.js';
import { recordDisclosure } from './stages/record-disclosure.js';
import { recordIntent } from './stages/record-intent.js';
import { resolveSubjects } from './stages/resolve-subjects.js';
import { shapeResponse } from './stages/shape-response.js';
import { verifyToken } from './stages/verify-token.js';

/** One step of the request path. It may stop the request by throwing a PontioError; it may not reorder it. */
export type Stage = (exchange: Exchange, parts: GatewayParts) => void | Promise<void>;

/** A stage and where it runs: `door` before the document is even parsed, `inside` once it is known to be valid. */
export interface PathStep {
  readonly at: 'door' | 'inside';
  readonly stage: Stage;
}

/** The life of one request, in order. START READING HERE. */
export const requestPath: readonly PathStep[] = [
  { at: 'door', stage: verifyToken }, //         who calls: issuer, audience, type, algorithm, signature, expiry
  { at: 'door', stage: limitClient }, //         so many requests a minute for each client
  { at: 'door', stage: openRequestContext }, //  practitioner, agency, role, purpose, case, legal gateways: no more than the token
  { at: 'inside', stage: guardOperation }, //    one query, within limits, variables that fit
  { at: 'inside', stage: planOperation }, //     query plan; each value it would ask of each subgraph
  { at: 'inside', stage: resolveSubjects }, //   which people, how certainly, under which ids the agencies know them
  { at: 'inside', stage: decide }, //            libs/decision: a cell for each person x field x holder
  { at: 'inside', stage: checkObligations }, //  nothing is asked that comes with a duty we cannot carry out or pass on
  { at: 'inside', stage: recordIntent }, //      durable before any agency is asked
  { at: 'inside', stage: fetchReleased }, //     per agency: only released fields of released people, in its own ids
  { at: 'inside', stage: shapeResponse }, //     nulls, reasons, completeness manifest; no hint of what exists
  { at: 'inside', stage: carryOutObligations }, // notices in the queues of whoever has to be told, to review or to record
  { at: 'inside', stage: recordDisclosure }, //  durable before the first byte leaves
];

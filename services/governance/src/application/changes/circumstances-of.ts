import { auditRequester } from '@pontio/audit-contract';
import type { ReleaseOrder } from '@pontio/request-context';
import type { EventParts } from './register-change.js';

/** Who made a change, for what purpose and on which case, as events say it. Nobody, when a clock ran out. */
export function circumstancesOf(order: ReleaseOrder | undefined, { refs, newId }: EventParts): object {
  if (order === undefined) return { correlation: newId('req'), requester: {} };
  const { id, purpose, actor } = order;
  return {
    correlation: id,
    purpose,
    requester: actor === undefined ? {} : auditRequester(actor, refs),
    ...(actor?.caseRef !== undefined && { caseRef: refs('case', actor.caseRef) }),
  };
}

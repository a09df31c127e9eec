import type { AuditRequester } from './audit-event.js';
import type { Referencer } from './referencer.js';

/** Somebody who asks or changes something, and the system they do it with, by our own ids. */
export interface AuditActor {
  readonly agencyId: string;
  readonly role: string;
  readonly practitionerId: string;
  readonly client: { readonly id: string; readonly tokenId: string };
}

/** Whom an event names as its requester: the practitioner by a keyed reference alone. */
export function auditRequester(
  { agencyId, role, practitionerId, client }: AuditActor,
  refs: Referencer,
): AuditRequester {
  return {
    org: agencyId,
    role,
    userRef: refs('practitioner', practitionerId),
    client: client.id,
    jti: client.tokenId,
  };
}

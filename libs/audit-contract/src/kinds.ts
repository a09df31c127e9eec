import { oversightKinds } from './oversight-kinds.js';
import { registerKinds } from './register-kinds.js';

/** What one kind of audit event records, and when it is written. */
export interface AuditKindEntry {
  /** CloudEvents `type` of the kind. */
  readonly type: `uk.pontio.audit.${string}.v1`;
  /** Where in the life of a request it is written. */
  readonly phase: 'decision' | 'release' | 'withheld' | 'break_glass_review' | 'admin';
  /**
   * `FULL`: always names its requester in full. `PARTIAL`: the caller may be unknown, or nobody may have
   * called, because a clock ran out.
   */
  readonly requester: 'FULL' | 'PARTIAL';
  /** One sentence for `AUDIT.md`: what the event proves. */
  readonly meaning: string;
}

/**
 * The closed list of audit events. A new kind is a new entry here, in `oversight-kinds.ts` or in `register-kinds.ts`:
 * its type, its phase and its meaning, and a sentence in `sentence-for.ts`.
 */
export const auditKinds = {
  REQUEST_INTENT: {
    type: 'uk.pontio.audit.request-intent.v1',
    phase: 'decision',
    requester: 'FULL',
    meaning:
      'A decision was made and an agency was about to be asked. Durable before the agency is asked; alone it does not prove that anything was shared.',
  },
  DECISION: {
    type: 'uk.pontio.audit.decision.v1',
    phase: 'decision',
    requester: 'FULL',
    meaning: 'Somebody was told what may be shared and what not, and nothing was shared.',
  },
  DISCLOSURE: {
    type: 'uk.pontio.audit.disclosure.v1',
    phase: 'release',
    requester: 'FULL',
    meaning:
      'An answer was about to leave for the requester. Durable before the first byte leaves; says field by field what was given and what was held back.',
  },
  REFUSAL: {
    type: 'uk.pontio.audit.refusal.v1',
    phase: 'withheld',
    requester: 'PARTIAL',
    meaning: 'Nothing was shared, and why: a whole request, or everything one agency holds about one person.',
  },
  ...oversightKinds,
  ...registerKinds,
} as const satisfies Record<string, AuditKindEntry>;

/** A kind of audit event. */
export type AuditEventKind = keyof typeof auditKinds;

/** A kind of event that may name its requester in part or not at all. */
export type PartialKind = {
  [K in AuditEventKind]: (typeof auditKinds)[K]['requester'] extends 'PARTIAL' ? K : never;
}[AuditEventKind];

/** Every kind: those of a request in the order of its life, then those of the register. */
export const auditEventKinds = Object.keys(auditKinds) as AuditEventKind[];

/** CloudEvents `type` of a kind. */
export type AuditEventType = (typeof auditKinds)[AuditEventKind]['type'];

/** @returns the kind whose CloudEvents type is `type` */
export function kindOf(event: { readonly type: AuditEventType }): AuditEventKind {
  const kind = auditEventKinds.find((candidate) => auditKinds[candidate].type === event.type);
  if (kind === undefined) throw new TypeError('not the type of an audit event');
  return kind;
}

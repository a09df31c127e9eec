import type { AuditData } from './audit-event.js';
import type { RegisterKind } from './register-kinds.js';

/** What was done, after the one who did it. */
const DONE: Readonly<Record<RegisterKind, string>> = {
  BREAK_GLASS_OPENED: 'broke the glass',
  BREAK_GLASS_EXTENDED: 'broke the glass further',
  BREAK_GLASS_CLOSED: 'ended a breaking of the glass',
  BREAK_GLASS_REVIEWED: 'reviewed a breaking of the glass',
  CONSENT_RECORDED: 'recorded an answer on consent',
  CONSENT_WITHDRAWN: 'recorded that consent was withdrawn',
  CONSENT_INVALIDATED: 'found a record of consent invalid',
  COMPETENCE_ASSESSED: 'assessed competence',
  REPRESENTATIVE_CHANGED: 'changed who may act',
  RESTRICTION_SET: 'set a restriction',
  RESTRICTION_LIFTED: 'lifted a restriction',
  JUDGEMENT_RECORDED: 'recorded a judgement',
  JUDGEMENT_ENDED: 'ended a judgement',
  INVOLVEMENT_RECORDED: 'recorded an involvement',
  INVOLVEMENT_ENDED: 'ended an involvement',
  SHARE_ASKED: 'asked a holder to share',
  SHARE_ANSWERED: 'answered a request to share',
  SHARE_ESCALATED: 'left a request to share unanswered in time',
  NONDISCLOSURE_RECORDED: 'recorded a decision not to share',
  NONDISCLOSURE_REVIEWED: 'reviewed a decision not to share',
  AGREEMENT_DRAFTED: 'drafted a sharing agreement',
  AGREEMENT_SIGNED: 'signed a sharing agreement',
  AGREEMENT_LIVE: 'brought a sharing agreement into force',
  AGREEMENT_SUSPENDED: 'suspended a sharing agreement',
  AGREEMENT_RESUMED: 'resumed a sharing agreement',
  AGREEMENT_EXPIRED: 'let a sharing agreement expire',
  AGENCY_STATUS_CHANGED: 'changed the status of an agency',
  PRACTITIONER_STATUS_CHANGED: 'changed the status of a practitioner',
  NOTICE_OPENED: 'put a notice in a queue',
  NOTICE_CLOSED: 'took a notice out of a queue',
  POLICY_PUBLISHED: 'published a policy',
  SUPERGRAPH_PUBLISHED: 'put a supergraph to use',
  SUPERGRAPH_REFUSED: 'did not put a supergraph to use',
  EVIDENCE_DEGRADED: 'let answers leave on evidence that one machine alone holds',
};

/** One sentence on a change of the register; nobody is named when a clock ran out. */
export function registerSentence(kind: RegisterKind, data: AuditData, who: string): string {
  const { subjectRef, record, reason, owner } = data;
  return [
    `${who} ${DONE[kind]}`,
    subjectRef === undefined ? '' : ' about one person',
    record === undefined ? '' : ` (${record})`,
    owner === null || owner === data.requester.org ? '' : ` at ${owner}`,
    reason === undefined ? '' : `: ${reason.toLowerCase().replaceAll('_', ' ')}`,
    '.',
  ].join('');
}

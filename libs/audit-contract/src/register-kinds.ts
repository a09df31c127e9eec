import type { AuditKindEntry } from './kinds.js';

/**
 * Events of the register: each change of what decisions rest on. They carry the id of the record that was
 * changed; reasons in a person's words stay in the register.
 */
export const registerKinds = {
  BREAK_GLASS_OPENED: {
    type: 'uk.pontio.audit.break-glass-opened.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning:
      'A practitioner declared that waiting would put somebody in danger; the ordinary rules were relaxed for an hour.',
  },
  BREAK_GLASS_EXTENDED: {
    type: 'uk.pontio.audit.break-glass-extended.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'The same practitioner declared a second time: more was opened, for another hour, once.',
  },
  BREAK_GLASS_CLOSED: {
    type: 'uk.pontio.audit.break-glass-closed.v1',
    phase: 'admin',
    requester: 'PARTIAL',
    meaning: 'A declaration ended: the practitioner ended it, or its time ran out.',
  },
  BREAK_GLASS_REVIEWED: {
    type: 'uk.pontio.audit.break-glass-reviewed.v1',
    phase: 'break_glass_review',
    requester: 'FULL',
    meaning:
      'An officer outside the line of the practitioner judged a declaration; the finding is the reason.',
  },
  CONSENT_RECORDED: {
    type: 'uk.pontio.audit.consent-recorded.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A consent, refusal, preference or objection was recorded.',
  },
  CONSENT_WITHDRAWN: {
    type: 'uk.pontio.audit.consent-withdrawn.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A consent was withdrawn, from that instant; what was shared before stands.',
  },
  CONSENT_INVALIDATED: {
    type: 'uk.pontio.audit.consent-invalidated.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A record of consent was found never to have been valid.',
  },
  COMPETENCE_ASSESSED: {
    type: 'uk.pontio.audit.competence-assessed.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A practitioner assessed whether a person can decide for themselves.',
  },
  REPRESENTATIVE_CHANGED: {
    type: 'uk.pontio.audit.representative-changed.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'It was recorded that somebody may act for a person, or no longer may.',
  },
  RESTRICTION_SET: {
    type: 'uk.pontio.audit.restriction-set.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A protective restriction was set.',
  },
  RESTRICTION_LIFTED: {
    type: 'uk.pontio.audit.restriction-lifted.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A protective restriction was lifted.',
  },
  JUDGEMENT_RECORDED: {
    type: 'uk.pontio.audit.judgement-recorded.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A professional recorded a judgement that decisions may rest on.',
  },
  JUDGEMENT_ENDED: {
    type: 'uk.pontio.audit.judgement-ended.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A judgement no longer holds.',
  },
  INVOLVEMENT_RECORDED: {
    type: 'uk.pontio.audit.involvement-recorded.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'It was recorded that a worker or team is involved with a person.',
  },
  INVOLVEMENT_ENDED: {
    type: 'uk.pontio.audit.involvement-ended.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'An involvement ended.',
  },
  SHARE_ASKED: {
    type: 'uk.pontio.audit.share-asked.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A practitioner asked a holder to share what was withheld.',
  },
  SHARE_ANSWERED: {
    type: 'uk.pontio.audit.share-answered.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'The holder answered a request to share; the answer is the reason.',
  },
  SHARE_ESCALATED: {
    type: 'uk.pontio.audit.share-escalated.v1',
    phase: 'admin',
    requester: 'PARTIAL',
    meaning: 'A request to share was not answered in time and went to the party that the agreement names.',
  },
  NONDISCLOSURE_RECORDED: {
    type: 'uk.pontio.audit.nondisclosure-recorded.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A holder recorded on what ground it does not share, and when it will look again.',
  },
  NONDISCLOSURE_REVIEWED: {
    type: 'uk.pontio.audit.nondisclosure-reviewed.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A decision not to share was looked at again; the outcome is the reason.',
  },
  AGREEMENT_DRAFTED: {
    type: 'uk.pontio.audit.agreement-drafted.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A version of a sharing agreement was drafted.',
  },
  AGREEMENT_SIGNED: {
    type: 'uk.pontio.audit.agreement-signed.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'One party signed one version of a sharing agreement, by the digest of its text.',
  },
  AGREEMENT_LIVE: {
    type: 'uk.pontio.audit.agreement-live.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'Every party has signed the same text: the agreement covers sharing from now on.',
  },
  AGREEMENT_SUSPENDED: {
    type: 'uk.pontio.audit.agreement-suspended.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A party suspended an agreement: it covers nothing until it is resumed.',
  },
  AGREEMENT_RESUMED: {
    type: 'uk.pontio.audit.agreement-resumed.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'The party that suspended an agreement resumed it.',
  },
  AGREEMENT_EXPIRED: {
    type: 'uk.pontio.audit.agreement-expired.v1',
    phase: 'admin',
    requester: 'PARTIAL',
    meaning: 'An agreement is past its review and its days of grace: it covers nothing.',
  },
  AGENCY_STATUS_CHANGED: {
    type: 'uk.pontio.audit.agency-status-changed.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'An agency was suspended or made active again; the status is the reason.',
  },
  PRACTITIONER_STATUS_CHANGED: {
    type: 'uk.pontio.audit.practitioner-status-changed.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'A practitioner was suspended, left or was made active again; the status is the reason.',
  },
  NOTICE_OPENED: {
    type: 'uk.pontio.audit.notice-opened.v1',
    phase: 'admin',
    requester: 'PARTIAL',
    meaning:
      'A notice was put in the queue of an agency. It holds a reference number and nothing about anybody.',
  },
  NOTICE_CLOSED: {
    type: 'uk.pontio.audit.notice-closed.v1',
    phase: 'admin',
    requester: 'FULL',
    meaning: 'Somebody of the agency dealt with a notice.',
  },
  POLICY_PUBLISHED: {
    type: 'uk.pontio.audit.policy-published.v1',
    phase: 'admin',
    requester: 'PARTIAL',
    meaning: 'A version of the policy came into use.',
  },
  SUPERGRAPH_PUBLISHED: {
    type: 'uk.pontio.audit.supergraph-published.v1',
    phase: 'admin',
    requester: 'PARTIAL',
    meaning:
      'Another supergraph came into use: what can be asked, and the label of every field. The record is its digest; the reason says that a change which needed a decision was accepted.',
  },
  SUPERGRAPH_REFUSED: {
    type: 'uk.pontio.audit.supergraph-refused.v1',
    phase: 'admin',
    requester: 'PARTIAL',
    meaning: 'A supergraph was not put to use, and why; the last good one serves on.',
  },
  EVIDENCE_DEGRADED: {
    type: 'uk.pontio.audit.evidence-degraded.v1',
    phase: 'admin',
    requester: 'PARTIAL',
    meaning:
      'From here on answers left on evidence that was durable on one machine alone, because Kafka did not confirm in time. Written once for as long as that lasts.',
  },
} as const satisfies Record<string, AuditKindEntry>;

/** A kind of event of the register. */
export type RegisterKind = keyof typeof registerKinds;

/** Every kind of event of the register. */
export const registerEventKinds = Object.keys(registerKinds) as RegisterKind[];

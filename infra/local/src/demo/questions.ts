import { type PersistedOperation, readOperations, shippedOperations } from '@pontio/gateway/operations';
import {
  carys,
  devika,
  ellie,
  ellieEnquiry,
  ellieFamilyHelp,
  leafshire,
  maya,
  sana,
  tom,
} from '@pontio/testing';
import type { Asker, SentOperation } from './ask.js';

const { operations } = readOperations(shippedOperations);

/** Sana, who leads the section 47 enquiry, relying on the duty to share in section 16LA. */
export const sanaAsks: Asker = {
  practitioner: sana,
  purpose: 'SAFEGUARD_CHILD',
  caseRef: ellieEnquiry.caseRef,
  legalGateways: ['ENG.CA2004.16LA', 'EW.CA1989.47'],
};

/** Tom, of the same team, who is not involved with Ellie. */
export const tomAsks: Asker = { ...sanaAsks, practitioner: tom };

/** Devika, who looks after information governance, reading her own council's audit trail. */
export const devikaAsks: Asker = {
  practitioner: devika,
  purpose: 'IG_AUDIT',
  caseRef: 'AUDIT-2026-11',
  legalGateways: ['UK.GDPR.ART5.2'],
};

/** An operation that the gateway holds, by its name. */
function held(name: string): PersistedOperation {
  const found = operations.find((operation) => operation.name === name);
  if (found === undefined) throw new Error(`No operation "${name}" ships.`);
  return found;
}

const child = { system: 'NHS', value: ellie.nhsNumber };
const strategyMeeting = held('safeguarding-strategy-meeting');

/** What a strategy meeting asks about one child, of every agency at once: by the id of the operation. */
export const strategyMeetingAboutEllie: SentOperation = {
  documentId: strategyMeeting.id,
  variables: { child },
};

/** The same in its own words, for whoever asks for another purpose. */
export const aboutEllie = { query: strategyMeeting.document, variables: { child } };

/** The audit entries of one request, as the asking agency may read them. */
export const auditOf = (requestId: string): SentOperation => ({
  documentId: held('own-audit-trail').id,
  variables: { agency: leafshire.id, request: requestId },
});

/** What the officer's agency and others did lately, found by a search. */
export const latestOfTrail = (first: number): SentOperation => ({
  documentId: held('search-audit-trail').id,
  variables: { agency: leafshire.id, reason: 'ROUTINE_REVIEW', first },
});

const [mayasCase, caryssCase] = ellieFamilyHelp;

/** Maya, in England: the power to co-operate, and the duty to share once it begins. */
export const mayaAsks: Asker = {
  practitioner: maya,
  purpose: 'SAFEGUARD_CHILD',
  caseRef: mayasCase.caseRef,
  legalGateways: ['ENG.CA2004.16LA', 'ENG.CA2004.10-11'],
};

/** Carys, in Wales, who has the power to co-operate of the Welsh part of the same Act. */
export const carysAsks: Asker = {
  practitioner: carys,
  purpose: 'SAFEGUARD_CHILD',
  caseRef: caryssCase.caseRef,
  legalGateways: ['WAL.CA2004.25-28'],
};

/** A worry about neglect, put to the school as if on some day: facts, judgements, and a counsellor's notes. */
export const neglectWorry = (day: string): SentOperation => ({
  documentId: held('school-wellbeing').id,
  variables: { child },
  extensions: { sharing: { at: `${day}T10:00:00.000Z` } },
});

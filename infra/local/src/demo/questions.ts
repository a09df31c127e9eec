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
import type { Asker } from './ask.js';

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

/** One question about one child, to every agency at once. */
export const aboutEllie = {
  query: `query AboutOneChild($child: PersonIdentifierInput!) {
    person(identifier: $child) {
      socialCare {
        plan
        planIsCurrent
        planStartedOn
        childsViews { recordedOn words }
        episodes { referredOn primaryNeed closedOn closeReason }
        section47Enquiries { startedOn outcome }
        lastKnownAddress
        relationships
      }
      health {
        registeredPractice
        allergies { substance reaction }
        conditions { name recordedOn }
        medicines { name dose }
        mentalHealthContacts { kind recordedOn }
        sexualHealthContacts { kind recordedOn }
      }
      education {
        schoolName
        yearGroup
        attendancePercent
        exclusions { kind startedOn reason }
        behaviourNotes { recordedOn text }
        counsellingNotes { recordedOn text }
      }
    }
  }`,
  variables: { child: { system: 'NHS', value: ellie.nhsNumber } },
};

/** The audit entries of one request, as the asking agency may read them. */
export const auditOf = (requestId: string): { query: string; variables: Record<string, unknown> } => ({
  query: `query AuditOfOneRequest($agency: ID!, $request: ID) {
    auditTrail(agencyId: $agency, requestId: $request) {
      id kind sentence owner outcome mode breakGlass obligations
      cells { category fields status reason }
    }
  }`,
  variables: { agency: leafshire.id, request: requestId },
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
export const neglectWorry = (day: string) => ({
  query: `query NeglectWorry($child: PersonIdentifierInput!) {
    person(identifier: $child) {
      education {
        attendancePercent
        behaviourNotes { recordedOn text }
        counsellingNotes { recordedOn text }
      }
    }
  }`,
  variables: { child: { system: 'NHS', value: ellie.nhsNumber } },
  extensions: { sharing: { at: `${day}T10:00:00.000Z` } },
});

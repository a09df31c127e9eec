import type { AgreementFacts } from '@pontio/decision';
import type { AgreementFile } from './agreement-file.js';

/** The part of an agreement that decisions rest on. */
export function toAgreementFacts(file: AgreementFile): AgreementFacts {
  const {
    id,
    version,
    kind,
    status,
    purposes,
    compatiblePurposes,
    parties,
    law,
    identify,
    security,
    review,
  } = file;
  return {
    id,
    version,
    kind,
    status,
    purposes,
    compatiblePurposes,
    parties: parties.map(({ agencyId, signedAt }) => ({
      agencyId,
      ...(signedAt !== undefined && { signedAt }),
    })),
    law: law.map(({ gateway }) => ({ gateway })),
    referenceTable: file.referenceTable,
    matchGradeMin: identify?.matchGradeMin ?? 'Match',
    aalMin: security?.aalMin ?? 2,
    review: { dueAt: review.dueAt, graceDays: review.graceDays },
  };
}

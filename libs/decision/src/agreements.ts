import type { CellCase } from './cell-case.js';
import type { AgreementFacts } from './facts/agreement-facts.js';
import { daysAfter } from './uk-date.js';

/** Agreements that both the holder and the recipient are party to, newest version first. */
export function agreementsBetween({ input, holder }: CellCase): readonly AgreementFacts[] {
  return input.agreements
    .filter(({ parties }) =>
      [holder.id, input.recipient.id].every((id) => parties.some((party) => party.agencyId === id)),
    )
    .sort((a, b) => b.version - a.version || (a.id < b.id ? -1 : 1));
}

/** Whether an agreement is for the purpose of the request, or lists it as compatible. */
export function servesPurpose(agreement: AgreementFacts, purpose: string): boolean {
  return agreement.purposes.includes(purpose) || agreement.compatiblePurposes.includes(purpose);
}

/** Whether an agreement holds on the day: live, signed by every party, and not past its days of grace. */
export function isInForce(agreement: AgreementFacts, { today, input }: CellCase): boolean {
  return (
    agreement.status === 'LIVE' &&
    agreement.parties.every(
      ({ signedAt }) => signedAt !== undefined && Date.parse(signedAt) <= Date.parse(input.at),
    ) &&
    today <= daysAfter(agreement.review.dueAt, agreement.review.graceDays)
  );
}

/** The agreement that covers the cell's holder, recipient and purpose today, if there is one. */
export function agreementFor(cell: CellCase): AgreementFacts | undefined {
  return agreementsBetween(cell).find(
    (agreement) => servesPurpose(agreement, cell.input.request.purpose) && isInForce(agreement, cell),
  );
}

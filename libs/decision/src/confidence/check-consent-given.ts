import { isAtLeast } from '@pontio/vocabulary';
import { type CellCase, type Finding, goOn, stop } from '../cell-case.js';
import { SHARING_CONSENT, consentFor, isGiven, isSpecific } from '../consents.js';

/** CONSENT: valid, specific (it names purposes and recipients), in date, and explicit where it is sensitive. */
export function checkConsentGiven(cell: CellCase): Finding {
  const consent = consentFor(cell, SHARING_CONSENT);
  const explicit = consent?.explicit === true || !isAtLeast(cell.question.label.level, 'C3');
  const { gateway } = cell;
  return isGiven(consent) && isSpecific(consent) && explicit
    ? goOn()
    : stop('CONSENT_REQUIRED', gateway === undefined ? {} : { ref: gateway.code });
}

import { isOneOf } from './is-one-of.js';

/** Where law applies. `EW` is England and Wales, `UK` the whole kingdom. */
export const JURISDICTIONS = ['ENG', 'WAL', 'EW', 'UK'] as const;

/** A jurisdiction of {@link JURISDICTIONS}. */
export type Jurisdiction = (typeof JURISDICTIONS)[number];

/** Whether a word from outside names a jurisdiction. */
export const isJurisdiction = isOneOf(JURISDICTIONS);

/**
 * Whether law of `law` applies to something that happens in `place`. Law of England and Wales applies in
 * each; law of England does not apply to something placed only in "England and Wales".
 */
export function appliesIn(law: Jurisdiction, place: Jurisdiction): boolean {
  return law === place || law === 'UK' || (law === 'EW' && (place === 'ENG' || place === 'WAL'));
}

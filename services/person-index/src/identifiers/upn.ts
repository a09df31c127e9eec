import type { IdentifierFault } from './identifier.js';

/** I, O and S are left out, because they look like digits. */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/**
 * Unique pupil number: a check letter, eleven digits, and a digit or (temporary number) a letter. The check
 * letter is the sum of characters 2 to 13, weighted 2 to 13, modulo 23.
 *
 * @param canonical - upper case, no spaces or hyphens
 */
export function checkUpn(canonical: string): IdentifierFault | undefined {
  if (!/^[A-Z]\d{11}[\dA-Z]$/.test(canonical)) return 'FORM';
  if (/^.0+$/.test(canonical)) return 'PLACEHOLDER';
  const [checkLetter = '', ...rest] = canonical;
  const values = rest.map((character) =>
    /\d/.test(character) ? Number(character) : LETTERS.indexOf(character),
  );
  if (values.includes(-1)) return 'FORM';
  const sum = values.reduce((total, value, index) => total + value * (index + 2), 0);
  return LETTERS[sum % 23] === checkLetter ? undefined : 'CHECK_DIGIT';
}

import type { IdentifierFault } from './identifier.js';

/**
 * NHS number: ten digits whose sum, weighted 10 down to 1, is a multiple of 11. Ten equal digits pass that
 * sum and are what people type when they do not know the number.
 *
 * @param canonical - upper case, no spaces or hyphens
 */
export function checkNhsNumber(canonical: string): IdentifierFault | undefined {
  if (!/^\d{10}$/.test(canonical)) return 'FORM';
  if (/^(\d)\1{9}$/.test(canonical)) return 'PLACEHOLDER';
  const sum = Array.from(canonical).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  return sum % 11 === 0 ? undefined : 'CHECK_DIGIT';
}

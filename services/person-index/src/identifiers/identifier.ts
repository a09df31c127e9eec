import { checkNhsNumber } from './nhs-number.js';
import { checkUpn } from './upn.js';

/** Identifiers that may link records here. */
export const IDENTIFIER_SYSTEMS = ['NHS', 'UPN'] as const;

export type IdentifierSystem = (typeof IDENTIFIER_SYSTEMS)[number];

/** An identifier as an agency or a caller gave it. */
export interface GivenIdentifier {
  readonly system: IdentifierSystem;
  readonly value: string;
}

/** Why an identifier is not used: not of the form, check digit wrong, or a stand-in for "not known". */
export type IdentifierFault = 'FORM' | 'CHECK_DIGIT' | 'PLACEHOLDER';

export type CheckedIdentifier =
  | { readonly ok: true; readonly system: IdentifierSystem; readonly canonical: string }
  | { readonly ok: false; readonly system: IdentifierSystem; readonly fault: IdentifierFault };

const faultOf: Readonly<Record<IdentifierSystem, (canonical: string) => IdentifierFault | undefined>> = {
  NHS: checkNhsNumber,
  UPN: checkUpn,
};

/** Brings an identifier to its one canonical form and says whether it can be one at all. */
export function checkIdentifier({ system, value }: GivenIdentifier): CheckedIdentifier {
  const canonical = value.toUpperCase().replace(/[\s-]/g, '');
  const fault = faultOf[system](canonical);
  return fault === undefined ? { ok: true, system, canonical } : { ok: false, system, fault };
}

import type { Coding, Resource } from '@medplum/fhirtypes';

const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

/** HL7's sensitivity labels that this service has fields for. */
export const PSYCHIATRY = `${ACT_CODE}|PSY`;
export const SEXUAL_HEALTH = `${ACT_CODE}|SEX`;

/** Labels that say no more than what is true of the whole record. */
const ORDINARY = new Set([`${CONFIDENTIALITY}|N`, `${CONFIDENTIALITY}|U`]);

/**
 * Whether a resource carries no label but those allowed. Labels nobody foresaw keep a resource back: the
 * trust put them there for a reason.
 */
export function isLabelledWithin(resource: Resource, allowed: readonly string[]): boolean {
  const labels = (resource.meta?.security ?? []).map(
    ({ system = '', code = '' }: Coding) => `${system}|${code}`,
  );
  return labels.every((label) => ORDINARY.has(label) || allowed.includes(label));
}

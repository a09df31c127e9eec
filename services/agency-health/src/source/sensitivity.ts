import type { Coding, Resource } from '@medplum/fhirtypes';
import type { RowLabel } from '@pontio/field-labels';

const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

/** HL7's sensitivity labels that this service has fields for. */
export const PSYCHIATRY = `${ACT_CODE}|PSY`;
export const SEXUAL_HEALTH = `${ACT_CODE}|SEX`;

/** Labels that say no more than what is true of the whole record. */
const ORDINARY = new Set([`${CONFIDENTIALITY}|N`, `${CONFIDENTIALITY}|U`]);

/** What a row is that the trust keeps apart with one of the labels. */
const ROW_LABELS: ReadonlyMap<string, RowLabel> = new Map([
  [PSYCHIATRY, { category: 'MENTAL_HEALTH', level: 'C4' }],
  [SEXUAL_HEALTH, { category: 'SEXUAL_HEALTH', level: 'C4', existenceSensitive: true }],
]);

/**
 * Whether a resource carries no label but those allowed. Labels nobody foresaw keep a resource back: the
 * trust put them there for a reason.
 */
export function isLabelledWithin(resource: Resource, allowed: readonly string[]): boolean {
  return labelsOf(resource).every((label) => allowed.includes(label));
}

/**
 * What a resource is beyond the ordinary, where one label says so that we have words for. With two, or with one
 * nobody foresaw, nothing is known of it, and it is kept back.
 */
export function rowLabelOf(resource: Resource): RowLabel | undefined {
  const [label = '', ...others] = labelsOf(resource);
  return others.length === 0 ? ROW_LABELS.get(label) : undefined;
}

/** The labels that say more than what is true of the whole record. */
function labelsOf(resource: Resource): readonly string[] {
  const labels = (resource.meta?.security ?? []).map(
    ({ system = '', code = '' }: Coding) => `${system}|${code}`,
  );
  return [...new Set(labels)].filter((label) => !ORDINARY.has(label));
}

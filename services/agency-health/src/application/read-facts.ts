import type { SourceAnswer } from '@pontio/adapter-sdk';
import type { Reference, Resource } from '@medplum/fhirtypes';
import type { FactKind } from '../source/fact-kind.js';
import type { FhirClient } from '../source/fhir-client.js';
import { PSYCHIATRY, SEXUAL_HEALTH, isLabelledWithin } from '../source/sensitivity.js';

/** One item of a list: its released fields and no others. */
export type Fact = Readonly<Record<string, string | null>>;

/**
 * Reads one list for several patients in one search, asking for the elements of the released fields only.
 * Everybody asked about has a list, if an empty one. What the trust keeps apart is neither asked for nor,
 * should its server send it all the same, passed on.
 */
export async function readFacts(
  client: Pick<FhirClient, 'search'>,
  kind: FactKind,
  patientIds: readonly string[],
  fields: readonly string[],
): Promise<SourceAnswer<Fact[]>> {
  const known = fields.filter((field) => Object.hasOwn(kind.fields, field));
  const elements = known.flatMap((field) => kind.fields[field]?.element ?? []);
  const { resources, asOf } = await client.search(kind.resource, {
    patient: patientIds.map((id) => `Patient/${id}`).join(','),
    ...sensitivityParameter(kind),
    _elements: [...new Set(['id', kind.subject, ...elements])].join(','),
  });
  const found = new Map<string, Fact[]>(patientIds.map((id) => [id, []]));
  const allowed = kind.sensitivity === undefined ? [] : [kind.sensitivity];
  for (const resource of resources) {
    if (isLabelledWithin(resource, allowed))
      found.get(patientOf(resource, kind))?.push(factOf(resource, kind, known));
  }
  return { found, asOf };
}

function sensitivityParameter({ sensitivity }: FactKind): Record<string, string> {
  return sensitivity === undefined
    ? { '_security:not': `${PSYCHIATRY},${SEXUAL_HEALTH}` }
    : { _security: sensitivity };
}

function patientOf(resource: Resource, { subject }: FactKind): string {
  const { reference } = (resource as unknown as Record<string, Reference | undefined>)[subject] ?? {};
  return reference?.replace(/^Patient\//, '') ?? '';
}

function factOf(resource: Resource, kind: FactKind, fields: readonly string[]): Fact {
  return Object.fromEntries(fields.map((field) => [field, kind.fields[field]?.value(resource) ?? null]));
}

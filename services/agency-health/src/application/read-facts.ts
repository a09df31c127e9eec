import type { SourceAnswer } from '@pontio/adapter-sdk';
import { ROW_LABEL_FIELD, type RowLabel } from '@pontio/field-labels';
import { labelRow } from '@pontio/subgraph';
import type { Reference, Resource } from '@medplum/fhirtypes';
import type { FactKind } from '../source/fact-kind.js';
import type { FhirClient } from '../source/fhir-client.js';
import { PSYCHIATRY, SEXUAL_HEALTH, isLabelledWithin, rowLabelOf } from '../source/sensitivity.js';

/** One item of a list: its released fields and no others; with its label where the trust keeps it apart. */
export type Fact = Readonly<Record<string, string | RowLabel | null>>;

/**
 * Reads one list for several patients in one search, asking for the elements of the released fields only.
 * Everybody asked about has a list, if an empty one. What the trust keeps apart is neither asked for nor,
 * should its server send it all the same, passed on, unless the rows' labels are asked for beside the fields.
 */
export async function readFacts(
  client: Pick<FhirClient, 'search'>,
  kind: FactKind,
  patientIds: readonly string[],
  fields: readonly string[],
): Promise<SourceAnswer<Fact[]>> {
  const known = fields.filter((field) => Object.hasOwn(kind.fields, field));
  const isLabelled = fields.includes(ROW_LABEL_FIELD);
  const elements = known.flatMap((field) => kind.fields[field]?.element ?? []);
  const { resources, asOf } = await client.search(kind.resource, {
    patient: patientIds.map((id) => `Patient/${id}`).join(','),
    ...(isLabelled ? {} : sensitivityParameter(kind)),
    _elements: [...new Set(['id', kind.subject, ...(isLabelled ? ['meta'] : []), ...elements])].join(','),
  });
  const found = new Map<string, Fact[]>(patientIds.map((id) => [id, []]));
  for (const resource of resources) {
    const fact = factOf(resource, kind, known);
    const label = isLabelled ? rowLabelOf(resource) : undefined;
    if (label !== undefined) found.get(patientOf(resource, kind))?.push(labelRow(fact, label));
    else if (isLabelledWithin(resource, allowedIn(kind))) found.get(patientOf(resource, kind))?.push(fact);
  }
  return { found, asOf };
}

const allowedIn = ({ sensitivity }: FactKind): string[] => (sensitivity === undefined ? [] : [sensitivity]);

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

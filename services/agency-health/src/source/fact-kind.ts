import type { CodeableConcept, Resource } from '@medplum/fhirtypes';

type ResourceType = Resource['resourceType'];
type ResourceOf<T extends ResourceType> = Extract<Resource, { resourceType: T }>;

/** One field of a fact: the FHIR element it comes from, and how it is read. */
export interface FactField<R> {
  readonly element: string;
  readonly value: (resource: R) => string | undefined;
}

/** One list of the record: where it is found and what its fields are. */
export interface FactKind {
  /** GraphQL type of the list's items. */
  readonly graphqlType: string;
  readonly resource: ResourceType;
  /** The element that says whom a resource is about. */
  readonly subject: 'patient' | 'subject';
  /** The one sensitivity label to look for; without it, what has no such label. */
  readonly sensitivity?: string;
  /** Nothing found is answered as nothing known. */
  readonly existenceSensitive: boolean;
  readonly fields: Readonly<Record<string, FactField<Resource>>>;
}

/** Defines a kind of fact over one resource type; its fields are checked against that type. */
export function factKind<T extends ResourceType>(
  kind: Omit<FactKind, 'resource' | 'fields' | 'existenceSensitive'> & {
    readonly resource: T;
    readonly existenceSensitive?: boolean;
    readonly fields: Readonly<
      Record<string, FactField<ResourceOf<T>> & { element: keyof ResourceOf<T> & string }>
    >;
  },
): FactKind {
  return { existenceSensitive: false, ...kind } as unknown as FactKind;
}

/** The words of a code: as the clinician wrote it, else as the first code system displays it. */
export function words(concept: CodeableConcept | undefined): string | undefined {
  return concept?.text ?? concept?.coding?.find(({ display }) => display !== undefined)?.display;
}

/** The day of a FHIR date or date-time. */
export function day(date: string | undefined): string | undefined {
  return date?.slice(0, 10);
}

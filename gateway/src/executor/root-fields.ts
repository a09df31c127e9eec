import { type PlannedFetch, type Variables, clientKey } from '@pontio/federation';
import { selectedFields } from '@pontio/field-labels';
import { type FieldNode, type OperationDefinitionNode, isListType, getNullableType } from 'graphql';
import { rootPlace } from './plan-cells.js';
import type { SubjectSchema } from './subject-schema.js';
import { type TakenFetch, takenOf } from './taken-selections.js';

/** A root field of a fetch. */
export interface RootField {
  /** Response key. */
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  /** Where the one stands whose decision lets it be asked. */
  readonly place: string;
  /** Its arguments say whom it asks about, and of them a fetch takes no more than the key. */
  readonly namesSubjects: boolean;
  readonly isList: boolean;
  /** The subject type it returns, where it names subjects. */
  readonly typeName: string;
}

const known = new WeakMap<TakenFetch, readonly RootField[]>();

/** The root fields of a fetch that are taken under these variables. */
export function rootFieldsOf(
  fetch: PlannedFetch,
  subjects: SubjectSchema,
  variables: Variables,
): readonly RootField[] {
  const taken = takenOf(fetch, variables);
  const fields = known.get(taken) ?? fieldsOf(taken.operation, subjects);
  known.set(taken, fields);
  return fields;
}

function fieldsOf({ selectionSet }: OperationDefinitionNode, subjects: SubjectSchema): readonly RootField[] {
  const query = subjects.schema.getQueryType();
  if (!query) return [];
  const fields = selectedFields(subjects.schema, query, selectionSet.selections, {});
  return [...Map.groupBy(fields, ({ key }) => key)].flatMap(([key, alike]) => {
    const [first] = alike;
    if (first === undefined) return [];
    const opens = subjects.leadsToSubject(first.coordinate);
    return [
      {
        key,
        nodes: alike.map(({ node }) => node),
        place: opens ? rootPlace(clientKey(key)) : clientKey(key),
        namesSubjects: subjects.namesSubjects(first.field),
        isList: isListType(getNullableType(first.field.type)),
        typeName: first.type.name,
      },
    ];
  });
}

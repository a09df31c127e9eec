import { type PlannedFetch, type Variables, clientKey } from '@pontio/federation';
import { selectedFields } from '@pontio/field-labels';
import { type FieldNode, type OperationDefinitionNode, isListType, getNullableType, visit } from 'graphql';
import { rootPlace } from './plan-cells.js';
import type { SubjectSchema } from './subject-schema.js';
import { takenSelections } from './taken-selections.js';

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

/** What a fetch asks at its root. */
interface Roots {
  readonly always: readonly RootField[];
  readonly isConditional: boolean;
}

const known = new WeakMap<PlannedFetch, Roots>();

/** The root fields of a fetch that are taken under these variables. */
export function rootFieldsOf(
  fetch: PlannedFetch,
  subjects: SubjectSchema,
  variables?: Variables,
): readonly RootField[] {
  const roots = known.get(fetch) ?? {
    always: fieldsOf(fetch.operation, subjects),
    isConditional: hasConditions(fetch.operation),
  };
  known.set(fetch, roots);
  if (!roots.isConditional || variables === undefined) return roots.always;
  const taken = fieldsOf(takenSelections(fetch.operation, variables), subjects);
  const keys = new Set(taken.map(({ key }) => key));
  return roots.always.filter(({ key }) => keys.has(key));
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

function hasConditions(operation: OperationDefinitionNode): boolean {
  let found = false;
  visit(operation, {
    Directive: ({ name }) => void (found ||= name.value === 'skip' || name.value === 'include'),
  });
  return found;
}

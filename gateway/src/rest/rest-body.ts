import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { PersistedOperation } from '../persisted/persisted-operation.js';
import { variableProblems } from '../variable-problems.js';

/** The body of a REST request, read: the variables, the claims beside them, and all that is wrong with it. */
export interface RestBody {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly sharing: unknown;
  /** Where, and what is expected. Repeats nothing that was sent. */
  readonly problems: readonly string[];
}

const NOT_AN_OBJECT = 'The body: expects a JSON object with the variables of the operation.';

/**
 * Reads a body.
 *
 * @param held - the operation; undefined when there is none of that name, which says everything there is to say
 */
export function readRestBody(
  text: string,
  held: PersistedOperation | undefined,
  schema: GraphQLSchema,
): RestBody {
  const body = jsonOf(text);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    return { variables: {}, sharing: undefined, problems: [NOT_AN_OBJECT] };
  const { sharing, ...variables } = body as Record<string, unknown>;
  return { variables, sharing, problems: held === undefined ? [] : problemsOf(variables, held, schema) };
}

function problemsOf(
  variables: Readonly<Record<string, unknown>>,
  held: PersistedOperation,
  schema: GraphQLSchema,
): readonly string[] {
  const operation = operationOf(held);
  const names = operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
  const isStranger = Object.keys(variables).some((name) => !names.includes(name));
  return [
    ...(isStranger
      ? [`The body: has a field that it cannot have; expects ${[...names, 'sharing'].join(', ')}.`]
      : []),
    ...variableProblems(schema, operation, variables),
  ];
}

const parsed = new WeakMap<PersistedOperation, OperationDefinitionNode>();

function operationOf(held: PersistedOperation): OperationDefinitionNode {
  const known = parsed.get(held);
  if (known !== undefined) return known;
  const found = parse(held.document).definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (found === undefined) throw new Error(`${held.name} holds no operation`);
  parsed.set(held, found);
  return found;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

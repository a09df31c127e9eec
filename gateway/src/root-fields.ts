import { type SelectedField, fragmentsOf, selectedFields } from '@pontio/field-labels';
import { BREAK, type FieldNode, type OperationDefinitionNode, getArgumentValues, visit } from 'graphql';
import type { IncomingOperation } from './exchange.js';

/** By operation and by node: what follows from a known document alone costs nothing a second time. */
const roots = new WeakMap<OperationDefinitionNode, readonly SelectedField[]>();
const constants = new WeakMap<FieldNode, Arguments | 'VARIABLE'>();

type Arguments = Readonly<Record<string, unknown>>;

/** The root fields of an operation, one for each key of the answer. */
export function rootFields(incoming: IncomingOperation): readonly SelectedField[] {
  const fields = roots.get(incoming.operation) ?? selected(incoming);
  roots.set(incoming.operation, fields);
  return fields;
}

/** A field's arguments under these variables; whoever gets them changes nothing of them. */
export function argumentsOf(
  { field, node }: Pick<SelectedField, 'field' | 'node'>,
  variables: Readonly<Record<string, unknown>>,
): Arguments {
  const known = constants.get(node);
  if (known !== undefined && known !== 'VARIABLE') return known;
  const values = getArgumentValues(field, node, variables);
  if (known === undefined) constants.set(node, usesVariables(node) ? 'VARIABLE' : values);
  return values;
}

function selected({ document, operation, supergraph }: IncomingOperation): readonly SelectedField[] {
  const query = supergraph.apiSchema.getQueryType();
  if (!query) return [];
  const { selections } = operation.selectionSet;
  const fields = selectedFields(supergraph.apiSchema, query, selections, fragmentsOf(document));
  return [...new Map(fields.map((field) => [field.key, field])).values()];
}

function usesVariables({ arguments: args = [] }: FieldNode): boolean {
  let found = false;
  const Variable = (): typeof BREAK => {
    found = true;
    return BREAK;
  };
  for (const arg of args) visit(arg, { Variable });
  return found;
}

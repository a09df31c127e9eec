import {
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  parse,
} from 'graphql';
import { ROW_LABEL_FIELD } from '../row-label-field.js';
import type { LabelledSource } from './label-agreement.js';

/** Prefixes of what composition writes into a schema itself. */
const RESERVED_TYPE = /^(_|(join|link|core|federation|connect|policy|context)__)/i;

/** What a subgraph library adds for federation. */
const OF_FEDERATION = new Set(['_Service', '_Entity', '_Any']);
const ROOT_OF_FEDERATION = new Set(['_service', '_entities']);

type FieldNode = Pick<FieldDefinitionNode | InputValueDefinitionNode, 'name' | 'type'>;

/**
 * One sentence for each name that belongs to federation or to the gateway. Asked before composition, which such
 * a name would break.
 */
export function reservedNameFaults(sources: readonly LabelledSource[]): readonly string[] {
  return sources.flatMap(({ name, sdl }) =>
    parse(sdl, { noLocation: true }).definitions.flatMap((node) =>
      namesIn(node).map((fault) => `${name}: ${fault}`),
    ),
  );
}

const FIELDED: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
  Kind.INPUT_OBJECT_TYPE_DEFINITION,
  Kind.INPUT_OBJECT_TYPE_EXTENSION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.UNION_TYPE_EXTENSION,
]);

function namesIn(node: DefinitionNode): string[] {
  if (!FIELDED.has(node.kind) || !('name' in node)) return [];
  const type = node.name.value;
  if (OF_FEDERATION.has(type)) return [];
  const fields = 'fields' in node ? (node.fields ?? []) : [];
  return [
    ...(RESERVED_TYPE.test(type) ? [`${type} is a reserved name: give the type another.`] : []),
    ...fields.flatMap((field) => fieldFaults(type, field)),
  ];
}

function fieldFaults(type: string, { name, type: of }: FieldNode): string[] {
  const coordinate = `${type}.${name.value}`;
  // It is labelled by nothing, so it must be able to hold nothing else.
  if (name.value === ROW_LABEL_FIELD)
    return of.kind === Kind.NAMED_TYPE && of.name.value === 'RowLabel'
      ? []
      : [`${coordinate} is no RowLabel: give the field another name.`];
  if (!name.value.startsWith('_') || ROOT_OF_FEDERATION.has(name.value)) return [];
  return [`${coordinate} begins with "_", which is reserved: give the field another name.`];
}

import { ROW_LABEL_FIELD } from './row-label-field.js';
import {
  type DirectiveNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type ValueNode,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** What one field is, as its `@ig` says. Codes are those of `@pontio/vocabulary`; unknown ones refuse there. */
export interface IgLabel {
  readonly category: string;
  readonly level: string;
  readonly nature: string;
  readonly locationRevealing: boolean;
  readonly existenceSensitive: boolean;
  /** Absent where the category's own rule holds. */
  readonly onward?: string;
}

/** Labels by field coordinate, `Type.field`. */
export type LabelMap = ReadonlyMap<string, IgLabel>;

/** A schema whose labels do not let it be served. The message names every field at fault. */
export class LabelError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The schema cannot be served:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'LabelError';
  }
}

const RESERVED = /^(__|_Service$|_Entity$|link__|join__|core__|federation__)/;
const RESERVED_FIELDS = new Set(['_service', '_entities', ROW_LABEL_FIELD]);

/**
 * Reads the effective label of every field: its own `@ig`, else that of its type.
 *
 * @throws {@link LabelError} naming each field that has no effective label, and each labelled field that is
 * non-null: a withheld value is answered `null` and must never blank its parent. The label of a row is no field.
 */
export function readLabels(schema: GraphQLSchema): LabelMap {
  const labels = new Map<string, IgLabel>();
  const problems: string[] = [];
  for (const type of labelledTypes(schema)) {
    const inherited = directiveOf(type);
    for (const field of Object.values(type.getFields())) {
      if (RESERVED_FIELDS.has(field.name)) continue;
      const coordinate = `${type.name}.${field.name}`;
      const label = igOf(field.astNode?.directives) ?? inherited;
      if (label === undefined) {
        problems.push(
          `${coordinate} has no @ig label: say its category and level, on the field or on its type.`,
        );
      } else {
        labels.set(coordinate, label);
      }
      if (isNonNullType(field.type)) {
        problems.push(`${coordinate} is non-null: drop the "!", because a withheld value is answered null.`);
      }
    }
  }
  if (problems.length > 0) throw new LabelError(problems);
  return labels;
}

function labelledTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const served = (type: GraphQLNamedType): type is GraphQLObjectType =>
    isObjectType(type) && !RESERVED.test(type.name);
  return Object.values(schema.getTypeMap()).filter(served);
}

function directiveOf(type: GraphQLObjectType): IgLabel | undefined {
  const nodes = [type.astNode, ...type.extensionASTNodes];
  return igOf(nodes.flatMap((node) => node?.directives ?? []));
}

function igOf(directives: readonly DirectiveNode[] | undefined): IgLabel | undefined {
  const node = directives?.find((directive) => directive.name.value === 'ig');
  if (node === undefined) return undefined;
  const given: ReadonlyMap<string, string | boolean | undefined> = new Map(
    node.arguments?.map((argument) => [argument.name.value, scalarOf(argument.value)]),
  );
  return {
    category: String(given.get('category')),
    level: String(given.get('level')),
    nature: String(given.get('nature') ?? 'FACT'),
    locationRevealing: given.get('locationRevealing') === true,
    existenceSensitive: given.get('existenceSensitive') === true,
    ...(given.has('onward') && { onward: String(given.get('onward')) }),
  };
}

function scalarOf(value: ValueNode): string | boolean | undefined {
  if (value.kind === Kind.STRING || value.kind === Kind.ENUM || value.kind === Kind.BOOLEAN)
    return value.value;
  return undefined;
}

import { ROW_LABEL_FIELD } from './row-label-field.js';
import {
  type DirectiveNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type ValueNode,
  isInterfaceType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { codeProblems } from './label-codes.js';
import { strictestLabel } from './strictest-label.js';

/** What one field is, as its `@ig` says. Codes are those of `@pontio/vocabulary`. */
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

/** The labels of a schema and one sentence for each fault of theirs. */
export interface CollectedLabels {
  readonly labels: LabelMap;
  readonly problems: readonly string[];
}

/**
 * Reads the effective label of every field: its own `@ig`, else that of its type. A field of an interface has
 * the strictest label of its implementations.
 *
 * @throws {@link LabelError} naming each field that has no effective label or one in codes that the vocabulary
 * does not know, and each labelled field that is non-null: a withheld value is answered `null` and must never
 * blank its parent. The label of a row is no field.
 */
export function readLabels(schema: GraphQLSchema): LabelMap {
  const { labels, problems } = collectLabels(schema);
  if (problems.length > 0) throw new LabelError(problems);
  return labels;
}

/** The same as {@link readLabels} for who has more to say: problems are given and not thrown. */
export function collectLabels(schema: GraphQLSchema): CollectedLabels {
  const labels = new Map<string, IgLabel>();
  const problems: string[] = [];
  for (const type of labelledTypes(schema)) {
    const inherited = igOf(directivesOf(type));
    for (const field of Object.values(type.getFields())) {
      if (RESERVED_FIELDS.has(field.name)) continue;
      const coordinate = `${type.name}.${field.name}`;
      const label = igOf(field.astNode?.directives) ?? inherited;
      if (label !== undefined) labels.set(coordinate, label);
      problems.push(...labelProblems(coordinate, label));
      if (isNonNullType(field.type)) {
        problems.push(`${coordinate} is non-null: drop the "!", because a withheld value is answered null.`);
      }
    }
  }
  for (const [coordinate, label] of interfaceLabels(schema, labels)) labels.set(coordinate, label);
  return { labels, problems };
}

function labelProblems(coordinate: string, label: IgLabel | undefined): readonly string[] {
  if (label !== undefined) return codeProblems(coordinate, label);
  return [`${coordinate} has no @ig label: say its category and level, on the field or on its type.`];
}

function interfaceLabels(schema: GraphQLSchema, labels: LabelMap): [string, IgLabel][] {
  return Object.values(schema.getTypeMap())
    .filter(isInterfaceType)
    .flatMap((type) =>
      Object.keys(type.getFields()).flatMap((field) => {
        const own = schema.getPossibleTypes(type).flatMap(({ name }) => labels.get(`${name}.${field}`) ?? []);
        const label = strictestLabel(own);
        return label === undefined ? [] : [[`${type.name}.${field}`, label] satisfies [string, IgLabel]];
      }),
    );
}

function labelledTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  const served = (type: GraphQLNamedType): type is GraphQLObjectType =>
    isObjectType(type) && !RESERVED.test(type.name);
  return Object.values(schema.getTypeMap()).filter(served);
}

function directivesOf(type: GraphQLObjectType): DirectiveNode[] {
  return [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []);
}

/** The label among some directives. */
export function igOf(directives: readonly DirectiveNode[] | undefined): IgLabel | undefined {
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

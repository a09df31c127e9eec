import { type LabelMap, labelWords } from '@pontio/field-labels';
import {
  BreakingChangeType,
  type GraphQLSchema,
  findBreakingChanges,
  findDangerousChanges,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';

/** A change of the schema after which an operation may be wrong. */
export interface BreakingChange {
  readonly sentence: string;
  /** `Type` or `Type.field` where it happens. */
  readonly place: string;
  /** An operation goes on being valid and gets something else than its client expects. */
  readonly isSilent: boolean;
}

const SILENT: ReadonlySet<BreakingChangeType> = new Set([
  BreakingChangeType.FIELD_CHANGED_KIND,
  BreakingChangeType.VALUE_REMOVED_FROM_ENUM,
]);

/** Directives for callers are those of the specification. */
const OF_NO_CALLER = /DIRECTIVE/;

/** What a caller may have relied on and would not find any more. */
export function breakingChanges(before: GraphQLSchema, after: GraphQLSchema): readonly BreakingChange[] {
  return findBreakingChanges(before, after)
    .filter(({ type, description }) => !OF_NO_CALLER.test(type) && !description.startsWith('Standard scalar'))
    .map(({ type, description }) => ({
      sentence: description,
      place: placeOf(description, before),
      isSilent: SILENT.has(type),
    }));
}

/** What is new, and what a caller may notice without being broken by it. */
export function otherChanges(
  before: GraphQLSchema,
  after: GraphQLSchema,
  labels: LabelMap,
): readonly string[] {
  const added = Object.values(after.getTypeMap()).flatMap((type) => {
    const old = before.getType(type.name);
    if (isSpecifiedScalarType(type)) return [];
    if (old === undefined) return [`${type.name} was added.`];
    if (!isFielded(type) || !isFielded(old)) return [];
    return Object.keys(type.getFields())
      .filter((name) => !(name in old.getFields()))
      .map((name) => {
        const label = labels.get(`${type.name}.${name}`);
        return `${type.name}.${name} was added${label === undefined ? '' : ` (${labelWords(label)})`}.`;
      });
  });
  return [...added, ...findDangerousChanges(before, after).map(({ description }) => description)];
}

const isFielded = (type: unknown) => isObjectType(type) || isInterfaceType(type);

/** The descriptions name a coordinate, or else a type, last of which is the one that lost something. */
function placeOf(description: string, schema: GraphQLSchema): string {
  const coordinate = /\b[A-Za-z]\w*\.\w+/.exec(description)?.[0];
  if (coordinate !== undefined) return coordinate;
  const types = description.match(/\w+/g)?.filter((word) => schema.getType(word) !== undefined);
  return types?.at(-1) ?? '';
}

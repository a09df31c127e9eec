import type { GraphQLFieldResolver } from 'graphql';
import { shareOf } from './draw.js';
import { Reference, type World, type WorldObject } from './world.js';

/** What a resolver of the world is given. */
export interface WorldContext {
  readonly world: World;
  /** Whose schema is executed; undefined where it is the whole one. */
  readonly subgraph?: string;
  /** Whether each agency knows people by its own record ids, as it does in the real world. */
  readonly ownIds?: boolean;
}

/** Resolves any field of any schema over the world: one schema over everything, or a subgraph's own. */
export const resolveField: GraphQLFieldResolver<WorldObject | undefined, WorldContext> = (
  source,
  args: Record<string, unknown>,
  context,
  { fieldName, parentType },
) => {
  if (parentType.name === 'Query') return rootOf(args, context.world);
  const value = source?.[fieldName];
  if (fieldName === '_label') return labelOf(source, context);
  if (parentType.name !== 'Person') return varied(followed(value, context.world), args);
  if (fieldName === 'id') return keyOf(String(value), context);
  if (fieldName === 'risk') return isRisked(source, context.world) ? riskOf(source) : null;
  return varied(followed(value, context.world), args);
};

function rootOf({ identifier, identifiers }: Record<string, unknown>, world: World): unknown {
  return Array.isArray(identifiers)
    ? identifiers.map((each) => personOf(each, world))
    : personOf(identifier, world);
}

function keyOf(person: string, { world, subgraph = '', ownIds = false }: WorldContext): string {
  return ownIds ? world.recordOf(subgraph, person) : person;
}

function labelOf(row: WorldObject | undefined, context: WorldContext): unknown {
  const label = row?._label ?? null;
  if (label === null || 'sealed' in label || label.mentions === undefined) return label;
  return { ...label, mentions: label.mentions.map((person) => keyOf(person, context)) };
}

/** The person whom an identifier stands for. */
export function personOf(identifier: unknown, world: World): WorldObject | undefined {
  const key = world.personKey((identifier as { value: string }).value);
  return key === undefined ? undefined : world.entity('Person', key);
}

/** Without a record at the agencies that hold the inputs there is no reference to work it out from. */
function isRisked(person: WorldObject | undefined, world: World): boolean {
  const key = String(person?.['id']);
  return (
    person?.['risk'] !== null &&
    ['agency-housing', 'agency-police', 'agency-education'].every((holder) => world.isKnown(holder, key))
  );
}

/** Worked out from what two other agencies hold. */
export function riskOf(person: WorldObject | undefined): number {
  const { education, nickname } = (person ?? {}) as {
    education?: { attendance?: unknown };
    nickname?: unknown;
  };
  const inputs = JSON.stringify([education?.attendance ?? null, nickname ?? null]);
  return Math.floor(shareOf(7, inputs) * 1_000_000);
}

function followed(value: unknown, world: World): unknown {
  if (Array.isArray(value)) return value.map((item) => followed(item, world));
  return value instanceof Reference ? world.entity(value.type, value.key) : value;
}

/** Arguments change what is given, each in its own way, so that a lost or mistaken one shows. */
function varied(value: unknown, args: Record<string, unknown>): unknown {
  const given = JSON.stringify(Object.entries(args).sort());
  if (given === '[]') return value;
  if (typeof value === 'string') return `${value}${given}`;
  if (typeof value === 'number') return value + Math.floor(shareOf(1, given) * 1000) * 1000;
  if (!Array.isArray(value)) return value;
  return value.filter((_item, index) => shareOf(index, given) < 0.7);
}

import { setImmediate as breathe } from 'node:timers/promises';
import { type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql';
import { labelChanges } from './label-changes.js';
import { type BreakingChange, breakingChanges, otherChanges } from './schema-changes.js';
import type { ComparedSupergraph, NamedOperation, SupergraphChange } from './supergraph-change.js';
import { usedNames } from './used-names.js';

/**
 * Says in words how one supergraph differs from another, and which operations each difference would break.
 * Lets other work go on between two operations.
 */
export async function diffSupergraphs(
  before: ComparedSupergraph,
  after: ComparedSupergraph,
  operations: readonly NamedOperation[],
): Promise<readonly SupergraphChange[]> {
  const breaking = breakingChanges(before.apiSchema, after.apiSchema);
  const touched =
    breaking.length === 0 ? [] : await touchedOperations(before.apiSchema, after.apiSchema, operations);
  return [
    ...breaking.map((change): SupergraphChange => ({
      kind: 'BREAKING',
      sentence: change.sentence,
      breaks: touched.filter((operation) => isBroken(operation, change)).map(({ name }) => name),
    })),
    ...labelChanges(before.labels, after.labels),
    ...otherChanges(before.apiSchema, after.apiSchema, after.labels).map((sentence): SupergraphChange => ({
      kind: 'OTHER',
      sentence,
      breaks: [],
    })),
  ];
}

interface TouchedOperation {
  readonly name: string;
  readonly uses: ReadonlySet<string>;
  readonly isValid: boolean;
}

async function touchedOperations(
  before: GraphQLSchema,
  after: GraphQLSchema,
  operations: readonly NamedOperation[],
): Promise<readonly TouchedOperation[]> {
  const touched: TouchedOperation[] = [];
  for (const { name, document: text } of operations) {
    await breathe();
    const document = parse(text, { noLocation: true });
    if (!isValidFor(before, document)) continue;
    touched.push({ name, uses: usedNames(before, document), isValid: isValidFor(after, document) });
  }
  return touched;
}

const isValidFor = (schema: GraphQLSchema, document: DocumentNode): boolean =>
  validate(schema, document, undefined, { maxErrors: 1 }).length === 0;

const isBroken = ({ uses, isValid }: TouchedOperation, { place, isSilent }: BreakingChange): boolean =>
  uses.has(place) && (isSilent || !isValid);

import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { print } from './print-document.js';
import { RandomSelections } from './random-selections.js';

/** A random question, as a caller would send it. */
export interface RandomDocument {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DEPTH = 5;

/** Random documents that ask about people. They may be invalid where two fields share a key by chance. */
export function randomDocuments(schema: GraphQLSchema, depth = DEPTH): fc.Arbitrary<RandomDocument> {
  const query = schema.getQueryType();
  if (!query) throw new Error('The schema has no Query type');
  const selections = new RandomSelections(schema);
  const roots = Object.values(query.getFields()).map((field) => selections.field(field, query, depth));
  return fc
    .record({
      parts: fc.array(fc.oneof(...roots), { minLength: 1, maxLength: 3 }),
      flags: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    })
    .map(({ parts, flags }) => print(parts, flags));
}

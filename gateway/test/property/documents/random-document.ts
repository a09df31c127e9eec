import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { print } from './print-document.js';
import { RandomSelections } from './random-selections.js';
import type { FieldPart } from './selection.js';

/** A random question, as a caller would send it. */
export interface RandomDocument {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Levels of fields below a root; the deepest seldom, because planning them takes longest. */
const DEPTHS = [1, 2, 2, 2, 3, 3, 3, 4, 4, 5];

/** Random documents that ask about people. They may be invalid where two fields share a key by chance. */
export function randomDocuments(schema: GraphQLSchema): fc.Arbitrary<RandomDocument> {
  const query = schema.getQueryType();
  if (!query) throw new Error('The schema has no Query type');
  const selections = new RandomSelections(schema);
  const roots = (depth: number): fc.Arbitrary<FieldPart> =>
    fc.oneof(...Object.values(query.getFields()).map((field) => selections.field(field, query, depth)));
  return fc
    .record({
      parts: fc
        .constantFrom(...DEPTHS)
        .chain((depth) => fc.array(roots(depth), { minLength: 1, maxLength: depth > 3 ? 1 : 2 })),
      flags: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    })
    .map(({ parts, flags }) => print(parts, flags));
}

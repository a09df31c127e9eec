import fc from 'fast-check';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { type RandomDocument, randomDocuments } from './documents/random-document.js';
import { World } from './world/world.js';

/** A random question in a random world. */
export interface RandomQuestion extends RandomDocument {
  readonly document: DocumentNode;
  readonly world: World;
}

const WORLDS = 60;

/** Random questions over a schema; a few ask for different things under one key, and are invalid. */
export function randomQuestions(
  schema: GraphQLSchema,
  worldFrom = (seed: number): World => new World(schema, seed),
): fc.Arbitrary<RandomQuestion> {
  const worlds = new Map<number, World>();
  const worldOf = (seed: number): World => {
    const world = worlds.get(seed) ?? worldFrom(seed);
    worlds.set(seed, world);
    return world;
  };
  return fc.tuple(randomDocuments(schema), fc.integer({ min: 0, max: WORLDS - 1 })).map(([asked, seed]) => ({
    ...asked,
    document: parse(asked.text),
    world: worldOf(seed),
    [fc.toStringMethod]: () =>
      `${asked.text}\nvariables ${JSON.stringify(asked.variables)} in world ${String(seed)}`,
  }));
}

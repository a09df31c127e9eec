import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { questions } from './indistinguishable/twin-questions.js';
import { type Face, type TwinWorld, startTwinWorld } from './indistinguishable/twin-world.js';
import { toldBy } from './indistinguishable/what-is-told.js';
import { until } from './test-system.js';

/** Of the first something exists and is hidden; of the second it does not exist. */
const pairs: readonly (readonly [what: string, hidden: string, absent: string])[] = [
  ['records of a service whose existence is a secret', 'with-clinic', 'without-clinic'],
  ['records that a restriction hides', 'kept-clinic', 'kept-nothing'],
  ['an address that is kept', 'with-address', 'without-address'],
  ['rows that are more sensitive than their list', 'with-rows', 'without-rows'],
  ['a sensitive row that speaks of somebody else', 'with-mention', 'without-mention'],
  ['people in lists and in a field of whom nothing is released', 'with-uncle', 'without-uncle'],
  ['somebody in a list whom the index does not know', 'with-stranger', 'without-stranger'],
  ['a protected person in a list', 'with-protected', 'without-protected'],
  ['somebody hidden in a list beside the person asked about', 'with-herself', 'without-herself'],
  ['a protected person, and a number that nobody has', 'protected', 'unknown'],
];

const faces: readonly Face[] = ['GraphQL', 'REST'];

describe('what is hidden and what does not exist', () => {
  let world: TwinWorld;
  beforeAll(async () => {
    world = await startTwinWorld(questions);
  }, 120_000);
  afterAll(() => world.close(), 60_000);

  it('leave whoever has to be told of a hidden person told, once the answer has left', async () => {
    const { text } = await world.ask('GraphQL', 'clinic-alone', 'protected');
    const { extensions } = JSON.parse(text) as { extensions: { sharing: { decision: string } } };
    const { decision } = extensions.sharing;
    const look = (): Promise<boolean> => Promise.resolve(world.calls.noticed.has(decision));
    expect(await until(look, (isNoticed) => isNoticed)).toBe(true);
  });

  describe.each(pairs)('%s', (_what, hidden, absent) => {
    it.each(Object.keys(questions).flatMap((name) => faces.map((face) => [name, face] as const)))(
      'have the same answer to "%s" over %s, to the byte but for ids and times',
      async (operation, face) => {
        const [ofHidden, ofAbsent] = [
          await world.ask(face, operation, hidden),
          await world.ask(face, operation, absent),
        ];
        expect(toldBy(ofHidden)).toEqual(toldBy(ofAbsent));
        expect(ofAbsent.status).toBe(200);
      },
    );

    it.each(Object.keys(questions))('take the same calls for "%s", in the same order', async (operation) => {
      // What is asked for the first time is read whole.
      for (const name of [hidden, absent]) await world.ask('GraphQL', operation, name);
      world.calls.taken();
      await world.ask('GraphQL', operation, hidden);
      const ofHidden = world.calls.taken();
      await world.ask('GraphQL', operation, absent);
      expect(ofHidden).toEqual(world.calls.taken());
    });
  });
});

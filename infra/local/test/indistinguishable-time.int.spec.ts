import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Difference, difference } from './indistinguishable/rank-test.js';
import { questions } from './indistinguishable/twin-questions.js';
import { type TwinWorld, startTwinWorld } from './indistinguishable/twin-world.js';

const EACH = 200;
const WARM_UP = 20;
/** Beyond chance once in ten thousand runs; and by more than a busy machine's unevenness. Both, or it is no fault. */
const CHANCE = 1e-4;
const SHIFT = 0.15;
const MINUTES_10 = 600_000;

describe('how long it takes', () => {
  let world: TwinWorld;
  beforeAll(async () => {
    world = await startTwinWorld(questions, { isWatched: false });
  }, 120_000);
  afterAll(() => world.close(), 60_000);

  async function timeOf(operation: string, name: string): Promise<number> {
    const begun = performance.now();
    const { status, text } = await world.ask('GraphQL', operation, name);
    expect(status === 200 ? 'answered' : text).toBe('answered');
    return performance.now() - begun;
  }

  /** One of each in turn, and each first as often as second, so that whatever else goes on falls on both. */
  async function compare(operation: string, hidden: string, absent: string): Promise<Difference> {
    const times: [number[], number[]] = [[], []];
    for (let round = -WARM_UP; round < EACH; round += 1) {
      const turn = round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const);
      for (const which of turn) {
        const took = await timeOf(operation, which === 0 ? hidden : absent);
        if (round >= 0) times[which].push(took);
      }
    }
    return difference(...times);
  }

  it.each([
    ['somebody stands in a list of whom nothing is released', 'met-alone', 'with-herself', 'without-herself'],
    ['somebody is protected, or a number is nobody’s', 'clinic-alone', 'protected', 'unknown'],
    ['there are rows that are hidden', 'rows-alone', 'with-rows', 'without-rows'],
  ])(
    'does not tell whether %s',
    async (_what, operation, hidden, absent) => {
      const found = await compare(operation, hidden, absent);
      expect(found.p < CHANCE && Math.abs(found.shift) > SHIFT ? found : 'no difference').toBe(
        'no difference',
      );
    },
    MINUTES_10,
  );
});

import { BREAK_GLASS_GROUNDS } from '@pontio/vocabulary';
import type { BreakGlassFacts, RequestFacts } from '../../src/index.js';
import type { Chance } from './chance.js';
import { CASE, PEOPLE, RELATIVE, type Scene } from './scene.js';

/** The request of a scene. */
export function randomRequest(scene: Scene, id: string): RequestFacts {
  const { chance, gateway, purpose, isGlass } = scene;
  const isOnBehalf = chance.is(gateway.kind === 'RIGHT' ? 0.95 : 0.08);
  return {
    id,
    purpose,
    ...(chance.fits(0.97) && { caseRef: chance.mostly(0.97, CASE, [' ', 'CASE-2']) }),
    gateways: chance.is(0.1) ? [] : randomGateways(scene),
    mode: isGlass ? 'BREAK_GLASS' : 'NORMAL',
    ...(chance.is(isGlass ? 0.96 : 0.01) && { breakGlass: randomGlass(scene) }),
    ...(isOnBehalf && { onBehalfOf: randomReceiver(chance) }),
    ...randomManner(scene),
  };
}

function randomGateways({ chance, gateway, books }: Scene): string[] {
  const others = chance.is(0.2) ? chance.some(books.gatewayCodes, 0.05) : [];
  return chance.fits(0.95) ? [...others, gateway.code] : others;
}

function randomReceiver(chance: Chance): string {
  return chance.mostly(0.7, chance.pick([RELATIVE, PEOPLE[0]]), [...PEOPLE, 'per_stranger']);
}

function randomManner({ chance, isPush }: Scene): Pick<RequestFacts, 'manner' | 'flow'> {
  return {
    ...(chance.is(isPush ? 1 : 0.5) && { manner: isPush ? 'PUSH' : 'QUERY' }),
    ...(chance.is(0.3) && { flow: chance.pick(['REGULAR', 'REGULAR', 'ONE_OFF']) }),
  };
}

/** Just long enough, too short, and long only for what is not there. */
const BARELY = ['Unconscious and lost', 'Help!', `Help!${' '.repeat(20)}`] as const;

function randomGlass({ chance, at }: Scene): BreakGlassFacts {
  const time = Date.parse(at);
  const until = new Date(time + chance.pick([-60, 0, 2, 4, 30, 60]) * 60_000).toISOString();
  return {
    id: 'bgl_1',
    ground: chance.mostly(0.6, 'LIFE_RISK', BREAK_GLASS_GROUNDS),
    justification: chance.fits(0.9) ? 'Nobody knows who this is' : chance.pick(BARELY),
    until: chance.fits(0.97) ? until : 'later',
    personIds: chance.some([...PEOPLE, RELATIVE], 0.85),
    extended: chance.is(0.3),
  };
}

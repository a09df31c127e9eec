import { type RecordedCondition, RESTRICTIONS, RESTRICTION_CODES } from '@pontio/vocabulary';
import type { Circumstance, Guard } from './circumstance.js';
import {
  type Effect,
  type Scene,
  answerKey,
  effectOf,
  flowKey,
  isExplicitYes,
  isOpenedByGlass,
  isShut,
  isStop,
  judgedKey,
  modeKey,
  placeKey,
  verdictOf,
} from './circumstance-keys.js';
import { type Family, familiesOf } from './family.js';
import { partition, subsetsOf } from './partition.js';
import { NATIONS } from './question.js';
import { isOpenedFor, waysOpenTo } from './question-keys.js';
import { type Comparison, type OpenSide, type Stand, askSide, stoppedOutcomes } from './scene-comparison.js';
import type { Outcome } from './outcome.js';
import { Tally } from './tally.js';

/** A circumstance that stands for several, without those parts that are still to be set. */
interface Place extends Pick<Circumstance, 'mode' | 'holderNation' | 'flow'> {
  readonly weight: number;
}

/**
 * Compares everything behind the gateway: every circumstance, for every class of kinds.
 *
 * @returns a tally for each class of kinds; its weights sum to the number of real circumstances
 */
export function compareScene(comparison: Comparison): readonly Tally[] {
  const tallies = comparison.kinds.map(() => new Tally());
  const families = familiesOf(comparison);
  for (const place of placesOf(comparison)) {
    for (const family of families) {
      const key = shieldsKey(comparison, place, family);
      const shields = comparison.day.keep(key, () => shieldsOf(comparison, place, family));
      compareFamily(comparison, place, family, shields, tallies);
    }
  }
  return tallies;
}

/** Modes, places and flows, each class with its weight. */
function placesOf({ scene, broken, open, dimensions }: Comparison): readonly Place[] {
  const modes = partition(
    dimensions.modes.filter((mode) => mode.broken === broken),
    (mode) => modeKey(mode, scene),
  );
  const nations = partition(NATIONS, (nation) => (scene.self ? '' : placeKey(nation, scene.nation, open)));
  return modes.flatMap(({ example: mode, values: sameModes }) =>
    partition(dimensions.flows, (flow) =>
      // The broken glass opens one kind of information and not another.
      JSON.stringify(
        [mode.broken, mode.broken && mode.twice].map((opened) =>
          open.map(({ row }) => flowKey(flow, row, opened, scene)),
        ),
      ),
    ).flatMap(({ example: flow, values: sameFlows }) =>
      nations.map(({ example: nation, values: sameNations }) => ({
        mode,
        flow,
        holderNation: scene.self ? scene.nation : nation,
        weight: sameModes.length * sameFlows.length * sameNations.length,
      })),
    ),
  );
}

/** A place as a family of kinds finds it. */
interface Spot extends Place {
  readonly openedByGlass: boolean;
  /** For each open side. */
  readonly flowKeys: readonly string[];
}

function spotOf({ open, scene }: Comparison, place: Place, { kinds: [kind] }: Family): Spot {
  const openedByGlass = kind !== undefined && isOpenedByGlass(place.mode, kind);
  return {
    ...place,
    openedByGlass,
    flowKeys: open.map(({ row }) => flowKey(place.flow, row, openedByGlass, scene)),
  };
}

function compareFamily(
  comparison: Comparison,
  place: Place,
  family: Family,
  shields: readonly Shield[],
  tallies: readonly Tally[],
): void {
  const spot = spotOf(comparison, place, family);
  const { flowKeys: flows, mode } = spot;
  const key = `${comparison.standsKey}|${family.key}|${String(mode.broken)} ${String(mode.twice)}|${flows.join()}`;
  for (const shield of flows.every(isStop) ? [allAsOne(shields)] : shields) {
    // Places and shields that are the same to both sides give the same answers to the same words.
    const said = comparison.said(`${key}|${shield.effect}|${shield.verdicts.join()}`, () => {
      const live = comparison.open.filter(
        (_side, index) => !isStop(flows[index] ?? '') && !isShut(shield.verdicts[index] ?? ''),
      );
      return countWords(comparison, spot, family, shield, live);
    });
    const weight = place.weight * shield.weight;
    for (const [at, index] of family.indexes.entries()) {
      const counted = said[at];
      if (counted !== undefined) tallies[index]?.addAll(counted, weight);
    }
  }
}

/** Counts the answers to all that can have been said and judged, for each kind of the family. */
function countWords(
  comparison: Comparison,
  spot: Spot,
  family: Family,
  shield: Shield,
  live: readonly OpenSide[],
): readonly Tally[] {
  const tallies = family.kinds.map(() => new Tally());
  for (const words of wordsOf(comparison, spot, live, shield)) {
    const [before, after] = outcomesOf(comparison, spot, family, shield, words);
    for (const [at, tally] of tallies.entries()) {
      const [was, is] = [before?.[at], after?.[at]];
      if (was !== undefined && is !== undefined) tally.add(was, is, words.weight);
    }
  }
  return tallies;
}

/** What both sides answer. Each is asked once for all that is the same to it. */
function outcomesOf(
  comparison: Comparison,
  spot: Spot,
  family: Family,
  shield: Shield,
  words: Words,
): readonly (readonly Outcome[])[] {
  const { stands, scene, answers } = comparison;
  const { open } = comparison;
  const outcomesBy = (stand: Stand): readonly Outcome[] => {
    if ('stopped' in stand) return stoppedOutcomes(stand.stopped, family.kinds);
    const side = stand.open;
    const at = open.indexOf(side);
    const verdict = shield.verdicts[at] ?? '';
    const key = [
      comparison.sideKeys.get(side) ?? '',
      family.key,
      circumstanceKey(side, spot, spot.flowKeys[at] ?? '', shield, verdict, words, scene),
    ];
    return answers(key.join('|'), () =>
      askSide(comparison, side, family.kinds, circumstanceOf(comparison, spot, shield, words)),
    );
  };
  const [before, after] = stands;
  const first = outcomesBy(before);
  return [first, before === after ? first : outcomesBy(after)];
}

/** All that one side can tell of a circumstance: nothing more is looked at once it stops. */
function circumstanceKey(
  { row }: OpenSide,
  { mode, openedByGlass }: Spot,
  covered: string,
  { effect }: Shield,
  verdict: string,
  { answer, judged }: Words,
  scene: Scene,
): string {
  if (isStop(covered)) return covered;
  if (isShut(verdict)) return verdict;
  if (STOPPING.includes(effect)) return `${effect} ${verdict}`;
  const explicit = effect === 'UNLESS_EXPLICIT' && !isExplicitYes(answer);
  if (explicit) return `${effect} ${verdict}`;
  const said = `${answerKey(answer, row, openedByGlass, scene)} ${judgedKey(judged, row)}`;
  return `${String(mode.broken)} ${String(mode.twice)} ${covered} ${effect} ${verdict} ${said}`;
}

const STOPPING: readonly Effect[] = ['HIDE', 'WITHHOLD'];

function circumstanceOf({ approach }: Comparison, place: Place, shield: Shield, words: Words): Circumstance {
  return {
    ...approach,
    mode: place.mode,
    holderNation: place.holderNation,
    flow: place.flow,
    answer: words.answer,
    judged: words.judged,
    recorded: [...approach.recorded, ...shield.recorded],
    guard: shield.guard,
    ...(shield.named !== undefined && { named: shield.named }),
  };
}

/** Where nothing gets as far as the shields, they need not be told apart. */
function allAsOne(shields: readonly Shield[]): Shield {
  const weight = shields.reduce((sum, one) => sum + one.weight, 0);
  return { recorded: [], guard: 'NONE', effect: 'NONE', verdicts: [], weight };
}

/** What stands between an open gateway and a record: prohibitions and a restriction. */
interface Shield extends Pick<Circumstance, 'recorded' | 'guard'> {
  readonly named?: string;
  readonly effect: Effect;
  /** For each open side. */
  readonly verdicts: readonly string[];
  readonly weight: number;
}

/** All that shields can depend on: they are the same for many gateways. */
function shieldsKey(
  { open, scene, approach, conditions, named }: Comparison,
  { mode, holderNation }: Place,
  { location, caught, kinds }: Family,
): string {
  return JSON.stringify([
    'shields',
    [
      scene.nation,
      holderNation,
      mode,
      location,
      kinds[0]?.level === 'C5',
      approach.recorded,
      conditions,
      named,
    ],
    open.map((side) => [
      side.which,
      caught.get(side),
      side.prohibitions.map((one) => waysOpenTo(one, scene.errand)),
    ]),
    RESTRICTION_CODES.filter((code) => isOpenedFor(RESTRICTIONS[code], scene.errand)),
  ]);
}

function shieldsOf(
  comparison: Comparison,
  { mode, holderNation }: Place,
  { location, caught, kinds }: Family,
): readonly Shield[] {
  const { approach, conditions, named, scene, dimensions } = comparison;
  const { open } = comparison;
  const guards = partition(dimensions.guards, (guard) =>
    JSON.stringify([effectOf(guard, location, mode, scene), open.map((side) => isTied(guard, side))]),
  );
  const explained = kinds[0]?.level === 'C5';
  const verdict = (side: OpenSide, circumstance: Parameters<typeof verdictOf>[2]): string => {
    const found = verdictOf(side, caught.get(side) ?? [], circumstance, scene);
    return found === 'OPEN' && !explained ? 'FREE' : found;
  };
  const all = guards.flatMap(({ example: guard, values }) =>
    [undefined, ...named].flatMap((code) => {
      const read = conditionsRead(open, caught, guard, code).filter((one) => conditions.includes(one));
      const unread = 2 ** (conditions.length - read.length);
      return subsetsOf(read).map((recorded): Shield => {
        const name = code === undefined ? {} : { named: code };
        const circumstance = { guard, holderNation, recorded: [...approach.recorded, ...recorded], ...name };
        return {
          ...{ recorded, guard, ...name },
          effect: effectOf(guard, location, mode, scene),
          verdicts: open.map((side) => verdict(side, circumstance)),
          weight: values.length * unread,
        };
      });
    }),
  );
  return partition(all, ({ effect, verdicts }) => JSON.stringify([effect, verdicts])).map(
    ({ example, values }) => ({ ...example, weight: values.reduce((sum, { weight }) => sum + weight, 0) }),
  );
}

/** Conditions that exceptions of the prohibitions in play ask for; the others cannot matter here. */
function conditionsRead(
  open: readonly OpenSide[],
  caught: Family['caught'],
  guard: Guard,
  named: string | undefined,
): readonly RecordedCondition[] {
  const read = open.flatMap((side) => {
    const codes = [...(caught.get(side) ?? []), ...isTied(guard, side), named];
    return side.prohibitions
      .filter(({ code }) => codes.includes(code))
      .flatMap(({ exceptions }) => exceptions.flatMap(({ condition }) => condition ?? []));
  });
  return [...new Set(read)];
}

const isTied = (guard: Guard, { prohibitions }: OpenSide): readonly string[] =>
  guard === 'NONE'
    ? []
    : prohibitions.filter(({ restrictions }) => restrictions.includes(guard.code)).map(({ code }) => code);

/** What has been said and judged, each class with its weight. */
interface Words extends Pick<Circumstance, 'answer' | 'judged'> {
  readonly weight: number;
}

function wordsOf(
  { scene, dimensions }: Comparison,
  { openedByGlass }: Spot,
  live: readonly OpenSide[],
  { effect }: Shield,
): readonly Words[] {
  const { answers, judgementSets } = dimensions;
  const silence: Words = { ...SILENCE, weight: answers.length * judgementSets.length };
  if (live.length === 0 || STOPPING.includes(effect)) return [silence];
  const said = partition(answers, (answer) =>
    JSON.stringify([
      effect === 'UNLESS_EXPLICIT' && isExplicitYes(answer),
      live.map(({ row }) => answerKey(answer, row, openedByGlass, scene)),
    ]),
  );
  const judged = partition(judgementSets, (set) =>
    JSON.stringify(live.map(({ row }) => judgedKey(set, row))),
  );
  return said.flatMap(({ example: answer, values: sameAnswers }) =>
    effect === 'UNLESS_EXPLICIT' && !isExplicitYes(answer)
      ? [{ answer, judged: [], weight: sameAnswers.length * judgementSets.length }]
      : judged.map(({ example, values }) => ({
          answer,
          judged: example,
          weight: sameAnswers.length * values.length,
        })),
  );
}

const SILENCE: Omit<Words, 'weight'> = { answer: { said: 'NOTHING' }, judged: [] };

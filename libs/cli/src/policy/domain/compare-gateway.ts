import {
  AGENCY_TYPES,
  type AgencyType,
  type LegalGateway,
  type ReasonCode,
  type RecordedCondition,
  categoryOf,
} from '@pontio/vocabulary';
import type { Approach, Circumstance, Dimensions } from './circumstance.js';
import type { Scene } from './circumstance-keys.js';
import { compareScene } from './compare-scene.js';
import type { DayFacts } from './facts/day-facts.js';
import { stoppedFor } from './outcome.js';
import { type ValueClass, partition, subsetsOf } from './partition.js';
import {
  ERRANDS,
  type Errand,
  KINDS,
  type Kind,
  NATIONS,
  type Nation,
  PARTIES,
  type Parties,
  SUBJECTS,
  type SubjectKind,
} from './question.js';
import {
  errandKey,
  errandKeyBehindGateway,
  gatewayKey,
  kindKey,
  partiesKey,
  subjectKey,
} from './question-keys.js';
import { type Answers, type Comparison, type OpenSide, type Stand, sideKey } from './scene-comparison.js';
import { type Pair, type Side } from './side.js';
import { Tally } from './tally.js';
import { type Asked, toDecisionInput } from './to-decision-input.js';

/** One gateway in two policies, and all that is asked under it. */
export interface GatewayTask {
  readonly code: string;
  readonly sides: Pair<Side>;
  /** Conditions that the gateway itself asks to be recorded, in either policy. */
  readonly asks: readonly RecordedCondition[];
  /** Conditions that only exceptions of prohibitions ask for. */
  readonly conditions: readonly RecordedCondition[];
  readonly named: readonly string[];
  /** Real circumstances behind one approach, by whether the glass is broken. */
  readonly weightBehind: (broken: boolean) => number;
  readonly dimensions: Dimensions;
  readonly day: DayFacts;
  readonly answers: Answers;
  /** Remembers what was counted over all that can have been said and judged. */
  readonly said: Comparison['said'];
  /** Remembers the reasons that were given at the gateway. */
  readonly reasons: (key: string, ask: () => ReasonCode) => ReasonCode;
  /** Ask also where both sides say the same. */
  readonly everything: boolean;
  /** Remembers scenes that were compared before, for this gateway or another like it. */
  readonly scenes: (key: string, make: () => ReadonlyMap<Kind, Tally>) => ReadonlyMap<Kind, Tally>;
}

/** A class of questions, and how its answers change. */
export interface ComparedQuestions {
  readonly nation: Nation;
  readonly gateway: string;
  readonly parties: ValueClass<Parties>;
  readonly errands: ValueClass<Errand>;
  readonly subjects: ValueClass<SubjectKind>;
  readonly kinds: ValueClass<Kind>;
  readonly tally: Tally;
}

/** Compares every question that names one gateway. */
export function* compareGateway(task: GatewayTask): Generator<ComparedQuestions> {
  const { sides, code } = task;
  const rows = rowsOf(task);
  const parties = partition(PARTIES, (pair) => partiesKey(pair, rows));
  const errands = partition(ERRANDS, (errand) => errandKey(errand, rows, sides));
  const subjects = partition(SUBJECTS, (subject) => subjectKey(subject, rows));
  const kinds = partition(KINDS, (kind) => kindKey(kind, rows, sides));
  for (const nation of NATIONS) {
    for (const partyClass of parties) {
      for (const errandClass of errands) {
        for (const subjectClass of subjects) {
          const asked: Asked = {
            nation,
            gateway: code,
            parties: partyClass.example,
            errand: errandClass.example,
            subject: subjectClass.example,
            plainType: plainTypeOf(rows),
          };
          const tallies = compareQuestion(task, asked, kinds);
          for (const [index, kindClass] of kinds.entries()) {
            const tally = tallies[index] ?? new Tally();
            const classes = {
              parties: partyClass,
              errands: errandClass,
              subjects: subjectClass,
              kinds: kindClass,
            };
            yield { nation, gateway: code, ...classes, tally };
          }
        }
      }
    }
  }
}

const rowsOf = ({ sides }: GatewayTask): readonly LegalGateway[] => sides.flatMap(({ row }) => row ?? []);

/** A type that no list of the gateway names: an agency of it is there only by the part it plays. */
export function plainTypeOf(rows: readonly LegalGateway[]): AgencyType {
  const listed = new Set<string>(rows.flatMap(({ holders, recipients }) => [...holders, ...recipients]));
  return AGENCY_TYPES.find((type) => !listed.has(type)) ?? 'COURT_SERVICE';
}

/** Every way to ask: what is recorded of the gateway's conditions, who sends, what the holder is. */
const approachesOf = ({ asks }: GatewayTask): readonly Approach[] =>
  subsetsOf(asks).flatMap((recorded) =>
    [false, true].flatMap((sent) => [false, true].map((holderPublic) => ({ recorded, sent, holderPublic }))),
  );

function compareQuestion(
  task: GatewayTask,
  asked: Asked,
  kinds: readonly ValueClass<Kind>[],
): readonly Tally[] {
  const tallies = kinds.map(() => new Tally());
  for (const approach of approachesOf(task)) {
    for (const broken of [false, true]) {
      const stands = standsOf(task, asked, approach, broken);
      const behind = behindOf(task, asked, approach, broken, stands);
      for (const [index, { example }] of kinds.entries()) behind(example, tallies[index] ?? new Tally());
    }
  }
  return tallies;
}

type Count = (kind: Kind, tally: Tally) => void;

function behindOf(
  task: GatewayTask,
  asked: Asked,
  approach: Approach,
  broken: boolean,
  stands: Pair<Stand>,
): Count {
  const [before, after] = stands;
  if ('stopped' in before && 'stopped' in after) {
    return ({ category }, tally) => {
      const secret = categoryOf(category).existenceSensitive === true;
      const weight = task.weightBehind(broken);
      tally.add(stoppedFor(before.stopped, secret), stoppedFor(after.stopped, secret), weight);
    };
  }
  const scene = sceneOf(task, asked, approach, broken, stands);
  return (kind, tally) => {
    const found = scene.get(kind);
    if (found !== undefined) tally.addAll(found);
  };
}

/** Reasons for which a question stops before anything behind the gateway is looked at. */
const AT_GATEWAY: readonly ReasonCode[] = [
  'MALFORMED',
  'IDENTITY_UNCERTAIN',
  'NO_STANDING',
  'ROLE_NOT_AUTHORISED',
  'AUDIT_UNAVAILABLE',
  'NO_GATEWAY',
  'GATEWAY_NOT_IN_FORCE',
  'GATEWAY_WRONG_JURISDICTION',
  'RECIPIENT_NOT_ELIGIBLE',
  'BASIS_NOT_AVAILABLE',
  'VICTIM_PROCEDURE',
];

const PLAIN: Pick<Circumstance, 'flow' | 'answer' | 'judged' | 'guard'> = {
  flow: { cover: 'NONE', regular: false },
  answer: { said: 'NOTHING' },
  judged: [],
  guard: 'NONE',
};

function standsOf(task: GatewayTask, asked: Asked, approach: Approach, broken: boolean): Pair<Stand> {
  const [before, after] = task.sides;
  const first = standOf(task, before, asked, approach, broken);
  return [first, before === after ? first : standOf(task, after, asked, approach, broken)];
}

function standOf(task: GatewayTask, side: Side, asked: Asked, approach: Approach, broken: boolean): Stand {
  const { row } = side;
  if (row === undefined) return { stopped: 'MALFORMED' };
  const { nation, parties, errand, subject } = asked;
  const recorded = approach.recorded.filter((condition) => row.conditions.includes(condition));
  const own = JSON.stringify([
    recorded,
    approach.sent,
    approach.holderPublic,
    broken,
    task.sides.indexOf(side),
  ]);
  const reason = task.reasons(`${gatewayKey(row, nation, parties, errand, subject)} ${own}`, () => {
    const mode = { broken, ground: 'LIFE_RISK', twice: false } as const;
    const circumstance = { ...PLAIN, ...approach, mode, holderNation: nation };
    const input = toDecisionInput(asked, [{ category: 'VOICE', level: 'C1' }], circumstance, task.day);
    return side.engine.decide(input).cells[0]?.reason ?? 'MALFORMED';
  });
  return AT_GATEWAY.includes(reason) ? { stopped: reason } : { open: { ...side, row } };
}

function sceneOf(
  task: GatewayTask,
  asked: Asked,
  approach: Approach,
  broken: boolean,
  stands: Pair<Stand>,
): ReadonlyMap<Kind, Tally> {
  const open = [...new Set(stands.flatMap((stand) => ('open' in stand ? [stand.open] : [])))];
  const scene = {
    nation: asked.nation,
    errand: asked.errand,
    subject: asked.subject,
    self: asked.parties.holder === 'SELF',
    sent: approach.sent,
  };
  const [before, after] = stands.map((stand) => standKey(stand, scene));
  const rows = open.map(({ row }) => row);
  const recorded = [...approach.recorded].sort();
  const key = JSON.stringify([
    [before, after, task.asks.length > 0 ? recorded.filter((word) => readBehind(open).has(word)) : []],
    [task.conditions, task.named, broken, approach.sent, scene.self, scene.nation],
    [errandKeyBehindGateway(asked.errand, rows, open), scene.subject === 'CHILD'],
  ]);
  // Two sides that say the same behind the gateway cannot differ there.
  if (before === after && !task.everything) return NOTHING_DIFFERS;
  return task.scenes(key, () => {
    const kinds = partition(KINDS, (kind) => kindKey(kind, rows, open));
    const sideKeys = new Map(open.map((side) => [side, task.day.nameOf(sideKey(side, scene))]));
    const standsKey = stands
      .map((stand) => ('stopped' in stand ? stand.stopped : sideKeys.get(stand.open)))
      .join();
    const question = { asked, approach, broken, stands, scene, kinds };
    const comparison: Comparison = { ...task, ...question, open, sideKeys, standsKey };
    const tallies = compareScene(comparison);
    return new Map(
      kinds.flatMap(({ values }, index) => values.map((kind) => [kind, tallies[index] ?? new Tally()])),
    );
  });
}

const NOTHING_DIFFERS: ReadonlyMap<Kind, Tally> = new Map();

/** Conditions that matter behind the gateway too. */
function readBehind(open: readonly OpenSide[]): ReadonlySet<string> {
  return new Set([
    'COURT_ORDER',
    ...open.flatMap(({ prohibitions }) =>
      prohibitions.flatMap(({ exceptions }) => exceptions.flatMap(({ condition }) => condition ?? [])),
    ),
  ]);
}

/** What matters of a side behind its gateway. */
function standKey(stand: Stand, scene: Scene): string {
  if ('stopped' in stand) return stand.stopped;
  return JSON.stringify([
    sideKey(stand.open, scene),
    stand.open.prohibitions.map(
      ({ code, jurisdiction, categories, restrictions, exceptions, existenceHidden }) => [
        [code, jurisdiction, categories, restrictions, existenceHidden],
        exceptions.map(({ roles, purposes, condition }) => [
          roles ?? null,
          purposes ?? null,
          condition ?? null,
        ]),
      ],
    ),
  ]);
}

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Policy } from '@pontio/decision';
import { RECORDED_CONDITIONS, type RecordedCondition, isOneOf, parseLawCatalogue } from '@pontio/vocabulary';
import fc from 'fast-check';
import { SHIPPED, workspace } from '../../workspace.js';
import { type Circumstance, type Dimensions, EVERYTHING } from './circumstance.js';
import { staged } from './engine.js';
import { type DifferentQuestions, enumerateDomain } from './enumerate-domain.js';
import { dayFacts } from './facts/day-facts.js';
import { outcomeOf } from './outcome.js';
import { subsetsOf } from './partition.js';
import { plainTypeOf } from './compare-gateway.js';
import {
  answerKey,
  effectOf,
  flowKey,
  isExplicitYes,
  isOpenedByGlass,
  judgedKey,
  modeKey,
} from './circumstance-keys.js';
import { ERRANDS, KINDS, NATIONS, PARTIES, SUBJECTS } from './question.js';
import { errandKey, isAuthorised, isLocation, kindKey, partiesKey, subjectKey } from './question-keys.js';
import { Tally } from './tally.js';
import { type Asked, toDecisionInput } from './to-decision-input.js';

const DAY = '2026-11-24';
const law = join(workspace, SHIPPED.law);
const texts = readdirSync(law)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(law, name), 'utf8'));

const policyOf = (...changes: readonly (readonly [string | RegExp, string])[]): Policy => {
  const changed = texts.map((text) => changes.reduce((all, [from, to]) => all.replace(from, to), text));
  expect(changes.length === 0 || changed.join() !== texts.join()).toBe(true);
  return { policyVersion: 'test', law: parseLawCatalogue(changed) };
};

const SOME_PROHIBITIONS = ['X.GRA2004.22', 'X.ACA2002.57', 'X.ROA1974.9'];

/** One gateway and three prohibitions, so that every circumstance can be asked about one by one. */
const small = (
  { policyVersion, law: { version, gateways, prohibitions } }: Policy,
  code: string,
): Policy => ({
  policyVersion,
  law: {
    version,
    gateways: new Map([...gateways].filter(([one]) => one === code)),
    prohibitions: new Map([...prohibitions].filter(([one]) => SOME_PROHIBITIONS.includes(one))),
  },
});

/** Few circumstances, but of every sort. */
const FEW: Dimensions = {
  modes: EVERYTHING.modes.filter(({ broken, ground }) => !broken || ground === 'MISSING_PERSON'),
  flows: EVERYTHING.flows
    .filter(({ cover, regular }) => cover === 'JUDGED_ROW' || (cover === 'NONE') === regular)
    .slice(0, 3),
  answers: EVERYTHING.answers.filter(
    (answer) =>
      answer.said === 'COMPETENT_NO' ||
      ('form' in answer &&
        answer.form === 'EXPLICIT' &&
        ['GIVEN', 'EXPIRED', 'REFUSED'].includes(answer.said)),
  ),
  judgementSets: [[], ['CASE'], ['PUBLIC_INTEREST'], ['CASE', 'DETRIMENT']],
  guards: [
    'NONE',
    { code: 'R.SRH', hides: 'ALL' },
    { code: 'R.PREADOPTION', hides: 'CONTACT' },
    { code: 'R.SENSITIVE_SERVICE', hides: 'CATEGORY' },
  ],
};

const before = policyOf();
const isRecorded = isOneOf<RecordedCondition>(RECORDED_CONDITIONS);

/** Conditions and named prohibitions over which the domain runs, worked out anew. */
function wordsOf(policies: readonly Policy[], code: string) {
  const asked = policies
    .flatMap(({ law: { gateways } }) => gateways.get(code)?.conditions ?? [])
    .filter(isRecorded);
  const ways = policies.flatMap(({ law: { prohibitions } }) =>
    [...prohibitions.values()].flatMap(({ exceptions }) =>
      exceptions.flatMap(({ condition }) => condition ?? []),
    ),
  );
  const court = policies.some(({ law: { gateways } }) => gateways.get(code)?.kind === 'COURT');
  const conditions = [
    ...new Set<RecordedCondition>([...asked, ...ways, ...(court ? ['COURT_ORDER' as const] : [])]),
  ];
  const named = [...(policies[0]?.law.prohibitions.values() ?? [])].filter(
    ({ categories }) => categories.length === 0,
  );
  return { conditions, named: [undefined, ...named.map(({ code: name }) => name)] };
}

/** Every combination of a value of each list, one after the other. */
function* everyOf<T extends object>(lists: { readonly [K in keyof T]: readonly T[K][] }): Generator<T> {
  const names = Object.keys(lists) as (keyof T)[];
  const sizes = names.map((name) => lists[name].length);
  const all = sizes.reduce((product, size) => product * size, 1);
  for (let number = 0; number < all; number += 1) {
    let left = number;
    const one = names.map((name, at) => {
      const size = sizes[at] ?? 1;
      const value = lists[name][left % size];
      left = Math.floor(left / size);
      return [name, value] as const;
    });
    yield Object.fromEntries(one) as T;
  }
}

function circumstancesOf(
  policies: readonly Policy[],
  code: string,
  { modes, flows, answers, judgementSets, guards }: Dimensions,
): Generator<Circumstance> {
  const { conditions, named } = wordsOf(policies, code);
  const flags = [false, true];
  return everyOf({
    ...{ recorded: subsetsOf(conditions), sent: flags, holderPublic: flags, holderNation: NATIONS, named },
    ...{ mode: modes, flow: flows, answer: answers, judged: judgementSets, guard: guards },
  }) as Generator<Circumstance>;
}

const askedOf = (
  nation: (typeof NATIONS)[number],
  gateway: string,
  parties: (typeof PARTIES)[number],
  errand: (typeof ERRANDS)[number],
  subject: (typeof SUBJECTS)[number],
): Asked => ({ nation, gateway, parties, errand, subject, plainType: 'COURT_SERVICE' });

/** Whether a class of questions is the one that a question belongs to. */
const holds = ({ nation, gateway, parties, errands, subjects }: DifferentQuestions, asked: Asked): boolean =>
  nation === asked.nation &&
  gateway === asked.gateway &&
  parties.values.includes(asked.parties) &&
  errands.values.includes(asked.errand) &&
  subjects.values.includes(asked.subject);

const inWords = (tally: Tally): readonly string[] =>
  tally
    .all()
    .map(
      ({ before: was, after: is, weight }) =>
        `${JSON.stringify(was)} ${JSON.stringify(is)} ${String(weight)}`,
    )
    .sort();

describe('the enumeration of the closed domain', () => {
  const school = policyOf([/(section\/16LA\n(?:.*\n){3} {4}recipients: \[)/, '$1SCHOOL, ']);
  const setAside = policyOf([
    /(code: ENG\.CA2004\.10-11\n(?:.*\n){13} {4}confidentiality: )MUST_BE_MET/,
    '$1SET_ASIDE',
  ]);
  const order = policyOf([/condition: TWO_PERSONS/, 'condition: COURT_PERMISSION']);
  const child = { errand: { purpose: 'SAFEGUARD_CHILD', role: 'SOCIAL_WORKER' }, subject: 'CHILD' } as const;

  it.each([
    ['a recipient is added', school, 'ENG.CA2004.16LA', 'SCHOOL', 'CA2004_S11', child],
    ['confidence is set aside', setAside, 'ENG.CA2004.10-11', 'CA2004_S16E', 'CA2004_S11', child],
    [
      'an exception asks for something else',
      order,
      'ENG.HSCA2012.251B',
      'GP',
      'NHS_TRUST',
      { errand: { purpose: 'DIRECT_CARE', role: 'NURSE' }, subject: 'ADULT_OF_CHILD' } as const,
    ],
  ] as const)(
    'counts exactly what asking about every circumstance one by one counts, when %s',
    (_what, after, code, recipient, holder, { errand: { purpose, role }, subject }) => {
      const policies = [small(before, code), small(after, code)] as const;
      const { different } = enumerateDomain(...policies, {
        day: DAY,
        engineOf: staged,
        everything: true,
        dimensions: FEW,
      });
      const parties = PARTIES.find((pair) => pair.recipient === recipient && pair.holder === holder);
      const errand = ERRANDS.find((one) => one.purpose === purpose && one.role === role);
      if (parties === undefined || errand === undefined) throw new Error('No such question.');
      const asked = askedOf('ENG', code, parties, errand, subject);
      const kinds = KINDS.filter((_kind, index) => index % 29 === 4);
      const naive = kinds.map(() => new Tally());
      const engines = policies.map((policy) => staged(policy));
      const rows = policies.map(({ law: { gateways } }) => gateways.get(code));
      const day = dayFacts(DAY);
      for (const circumstance of circumstancesOf(policies, code, FEW)) {
        const input = toDecisionInput(asked, kinds, circumstance, day);
        const [was, is] = engines.map((engine, at) =>
          engine.decide(input).cells.map((cell) => outcomeOf(cell, rows[at])),
        );
        naive.forEach((tally, at) => {
          const [one, other] = [was?.[at], is?.[at]];
          if (one !== undefined && other !== undefined) tally.add(one, other, 1);
        });
      }
      const found = kinds.map((kind) =>
        different.find((one) => holds(one, asked) && one.kinds.values.includes(kind)),
      );
      const differs = (tally: Tally): boolean => tally.all().some(({ before: was, after: is }) => was !== is);
      expect(found.map((one) => one !== undefined)).toEqual(naive.map(differs));
      expect(found.some((one) => one !== undefined)).toBe(true);
      found.forEach((one, at) => {
        const tally = naive[at];
        if (one !== undefined && tally !== undefined) expect(inWords(one.tally)).toEqual(inWords(tally));
      });
    },
    240_000,
  );

  it('finds nothing when nothing differs', () => {
    expect(enumerateDomain(before, policyOf(), { day: DAY, engineOf: staged }).different).toEqual([]);
  });
});

describe('values with the same key', () => {
  const rows = [...before.law.gateways.values()];
  const day = dayFacts(DAY);
  const engine = staged(before);
  const sides = [
    { which: 'BEFORE', engine, policy: before, prohibitions: [...before.law.prohibitions.values()] },
  ] as const;
  const pick = <T>(values: readonly T[], random: number): T => {
    const value = values[random % values.length];
    if (value === undefined) throw new Error('Nothing to pick from.');
    return value;
  };
  const numbers = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 24, maxLength: 24 });

  it('give the same answer in every circumstance', () => {
    let passed = 0;
    fc.assert(
      fc.property(numbers, (random) => {
        let at = 0;
        const next = (): number => random[at++] ?? 0;
        /** A value, and another one with the same key. */
        const twins = <T>(values: readonly T[], keyOf: (value: T) => string): readonly [T, T] => {
          const one = pick(values, next());
          return [
            one,
            pick(
              values.filter((value) => keyOf(value) === keyOf(one)),
              next(),
            ),
          ];
        };
        const row = pick(rows, next());
        const nation = row.jurisdiction === 'WAL' ? 'WAL' : 'ENG';
        // Half of the questions are such as the gateway is for: else next to nothing would get past it.
        const fits = next() % 8 !== 0;
        const parties = twins(
          [
            ...PARTIES.filter((pair) => !fits || partiesKey(pair, [row]).includes('[true,true]')),
            ...PARTIES.slice(0, 1),
          ],
          (pair) => partiesKey(pair, [row]),
        );
        const errands = twins(
          ERRANDS.filter(
            (errand) =>
              !fits ||
              (isAuthorised(errand) && (row.purposes.length === 0 || row.purposes.includes(errand.purpose))),
          ),
          (errand) => errandKey(errand, [row], sides),
        );
        const subjects = twins(SUBJECTS, (subject) => subjectKey(subject, [row]));
        const kinds = twins(KINDS, (kind) => kindKey(kind, [row], sides));
        const sent = next() % 3 === 0;
        const scene = {
          nation,
          errand: errands[0],
          subject: subjects[0],
          self: parties[0].holder === 'SELF',
          sent,
        } as const;
        const modes = twins(EVERYTHING.modes, (mode) => modeKey(mode, scene));
        const opened = isOpenedByGlass(modes[0], kinds[0]);
        const flows = twins(EVERYTHING.flows, (flow) => flowKey(flow, row, opened, scene));
        const answers = twins(EVERYTHING.answers, (answer) =>
          JSON.stringify([isExplicitYes(answer), answerKey(answer, row, opened, scene)]),
        );
        const judged = twins(EVERYTHING.judgementSets, (set) => judgedKey(set, row));
        const guards = twins(EVERYTHING.guards, (guard) =>
          JSON.stringify([
            effectOf(guard, isLocation(kinds[0]), modes[0], scene),
            [...before.law.prohibitions.values()]
              .filter(({ restrictions }) => guard !== 'NONE' && restrictions.includes(guard.code))
              .map(({ code }) => code),
          ]),
        );
        const recorded = fits ? row.conditions.filter(isRecorded) : [pick(RECORDED_CONDITIONS, next())];
        const both = ([0, 1] as const).map((index) => {
          const asked = askedOf(nation, row.code, parties[index], errands[index], subjects[index]);
          const circumstance: Circumstance = {
            ...{
              recorded,
              sent,
              holderPublic: !row.conditions.includes('HOLDER_NOT_PUBLIC_AUTHORITY'),
              holderNation: nation,
            },
            ...{
              mode: modes[index],
              flow: flows[index],
              answer: answers[index],
              judged: judged[index],
              guard: guards[index],
            },
          };
          const [cell] = engine.decide(
            toDecisionInput({ ...asked, plainType: plainTypeOf([row]) }, [kinds[index]], circumstance, day),
          ).cells;
          if (cell === undefined) throw new Error('No cell.');
          return outcomeOf(cell, row);
        });
        if (both[0]?.reason !== 'NO_GATEWAY' && both[0]?.reason !== 'RECIPIENT_NOT_ELIGIBLE') passed += 1;
        expect(both[0]).toBe(both[1]);
      }),
      { numRuns: 3_000 },
    );
    expect(passed).toBeGreaterThan(500);
  });
});

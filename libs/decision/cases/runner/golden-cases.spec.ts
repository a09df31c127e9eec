import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import type { StageName } from '../../src/cell-case.js';
import { decideAlong } from '../../src/decide.js';
import { decisionPath } from '../../src/decision-path.js';
import { decide } from '../../src/index.js';
import { toInput } from './case-input.js';
import { answerOf, expectationOf } from './read-case.js';
import { type LoadedCase, shippedCases, shippedPolicy } from './shipped.js';

const loaded = shippedCases();
const policy = shippedPolicy();
const titled = loaded.map((one) => [`${one.file.case}: ${one.file.title}`, one] as const);

/** Rows of the list; its numbering has gaps. Other layers prove 32, 69 and 70. */
const ROWS = [
  1, 2, 3, 4, 6, 7, 9, 10, 11, 12, 13, 15, 16, 17, 18, 20, 21, 22, 24, 26, 27, 29, 31, 33, 35, 37, 38, 39, 41,
  43, 45, 46, 47, 48, 49, 50, 52, 54, 55, 56, 57, 58, 59, 61, 62, 64, 65, 67,
];

describe('golden cases', () => {
  it.each(titled)('%s', (_title, { file }) => {
    expect(answerOf(decide(toInput(file), policy), file)).toEqual(expectationOf(file));
  });

  it('names the schema in the first line of every file, for the editor', () => {
    const first = '# yaml-language-server: $schema=../case.schema.json\n';
    expect(loaded.filter(({ text }) => !text.startsWith(first)).map(({ path }) => path)).toEqual([]);
  });

  it('gives a field the same label in every case, so that one schema can serve them all', () => {
    const labels = new Map<string, Set<string>>();
    for (const { fields } of loaded.flatMap(({ file }) => toInput(file).asks)) {
      for (const { field, label } of fields) {
        labels.set(field, (labels.get(field) ?? new Set()).add(JSON.stringify(label)));
      }
    }
    expect([...labels].filter(([, own]) => own.size > 1).map(([field]) => field)).toEqual([]);
  });

  it('has every row of the list of decision cases that the engine decides', () => {
    const numbers = loaded.map(({ file }) => file.case);
    expect(numbers).toEqual(expect.arrayContaining(ROWS.map(String)));
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

/** What each stage is for: a case that comes out differently without it. */
const GUARDED_BY: Readonly<Record<StageName, string>> = {
  FORM: '55',
  STANDING: '54',
  AUDIT: '58',
  GATEWAY: '27',
  AGREEMENT: '52',
  RELATION: '4-uninvolved',
  CONFLICT: '35',
  PROHIBITED: '2',
  FLAGS: '33',
  NEED: '2',
  CONFIDENCE: '4',
  OTHERS: '47-mention',
  ONWARD: '47',
  SHAPE: '59',
};

describe('the order of stages', () => {
  const holdsWithout = ({ file }: LoadedCase, stage: StageName): boolean => {
    const path = decisionPath.filter(({ name }) => name !== stage);
    return isDeepStrictEqual(answerOf(decideAlong(path, toInput(file), policy), file), expectationOf(file));
  };

  it.each(Object.entries(GUARDED_BY))('needs %s: without it case %s fails', (stage, number) => {
    const guard = loaded.find(({ file }) => file.case === number);
    expect(guard && holdsWithout(guard, stage as StageName)).toBe(false);
  });

  it('is guarded stage by stage', () => {
    expect(decisionPath.map(({ name }) => name)).toEqual(Object.keys(GUARDED_BY));
  });

  it('lets nothing out when the last stage is taken away', () => {
    const path = decisionPath.slice(0, -1);
    const results = loaded.flatMap(({ file }) => decideAlong(path, toInput(file), policy).cells);
    expect(results.filter(({ result }) => result === 'ALLOW' || result === 'TRANSFORM')).toEqual([]);
  });

  it('lets nothing out but directory entries when there are no stages at all but the last', () => {
    const path = decisionPath.slice(-1);
    const results = loaded.flatMap(({ file }) => decideAlong(path, toInput(file), policy).cells);
    const others = results.filter(({ reason }) => reason !== 'DIRECTORY');
    expect(new Set(others.map(({ result }) => result))).toEqual(new Set(['WITHHOLD', 'HIDE']));
  });
});

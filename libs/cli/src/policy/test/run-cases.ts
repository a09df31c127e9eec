import { type CaseFile, answerOf, expectationOf, toInput } from '@pontio/decision/cases';
import type { EngineMaker } from '../domain/engine.js';
import type { Policy } from '@pontio/decision';

/** A golden case, and the file it was read from. */
export interface LoadedCase {
  readonly path: string;
  readonly file: CaseFile;
}

/** One part of a case that came out otherwise than it should. */
export interface Miss {
  /** What was asked: one field, or the whole answer. */
  readonly about: string;
  readonly expected: string;
  readonly got: string;
}

/** A case that failed. */
export interface FailedCase {
  readonly case: string;
  readonly title: string;
  readonly path: string;
  readonly misses: readonly Miss[];
}

/** Decides every case by a policy, and gives those that do not come out as they should. */
export function failedCases(
  cases: readonly LoadedCase[],
  policy: Policy,
  engineOf: EngineMaker,
): readonly FailedCase[] {
  const engine = engineOf(policy);
  return cases.flatMap(({ path, file }) => {
    const misses = missesOf(expectationOf(file), answerOf(engine.decide(toInput(file)), file));
    return misses.length === 0 ? [] : [{ case: file.case, title: file.title, path, misses }];
  });
}

type Answer = ReturnType<typeof expectationOf>;

const WHOLE = {
  overall: 'the whole answer',
  outcome: 'what the law says',
  under: 'the law relied on',
} as const;

function missesOf(expected: Answer, got: Answer): readonly Miss[] {
  const whole = (['overall', 'outcome', 'under'] as const).map((part) =>
    missOf(WHOLE[part], expected[part] ?? 'none', got[part] ?? 'none'),
  );
  const duties = missOf('what has to be done', inOrder(expected.obligations), inOrder(got.obligations));
  const cells = expected.cells.map(({ cell, answer }, index) =>
    missOf(cell, answer, got.cells[index]?.answer ?? 'no answer'),
  );
  return [...cells, ...whole, duties].flat();
}

const missOf = (about: string, expected: string, got: string): readonly Miss[] =>
  expected === got ? [] : [{ about, expected, got }];

const inOrder = (words: readonly string[]): string => [...words].sort().join(', ') || 'nothing';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerTo, fourQuestions } from '../src/demo/law.js';
import { type TestSystem, startTestSystem, valuesOf } from './test-system.js';

const ATTENDANCE = 'person.education.attendancePercent';
const BEHAVIOUR = 'person.education.behaviourNotes.text';
const power = { outcome: 'MAY', values: [ATTENDANCE], kept: ['PUBLIC_INTEREST_NEEDED'] };
const duty = { outcome: 'MUST', values: [ATTENDANCE, BEHAVIOUR], kept: ['HOLDER_CONFIRMATION'] };

/** What the law says: the duty to share begins in England on 30 September 2026, and nowhere else. */
const EXPECTED: Readonly<Record<string, typeof power>> = {
  '2026-09-29 England': power,
  '2026-09-29 Wales': power,
  '2026-09-30 England': duty,
  '2026-09-30 Wales': power,
};

describe('the same request on two days in two nations', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem('none');
  }, 120_000);
  afterAll(() => system.close(), 60_000);

  it.each(fourQuestions.map((question) => [`${question.day} ${question.nation}`, question] as const))(
    'gets the answer of the law of %s',
    async (name, question) => {
      const { data, sharing } = await answerTo(question, system.description);
      const values = valuesOf(data).filter((path) => !path.endsWith('recordedOn'));
      expect({
        outcome: sharing?.legalOutcome,
        values: [...new Set(values)],
        kept: [...new Set(sharing?.withheld.map(({ reason }) => reason))],
      }).toEqual(EXPECTED[name]);
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import { type GoldenDecision, goldenDecisions } from '../../cases/runner/index.js';
import { decide } from '../decide.js';
import { explainToHolder } from './explain-to-holder.js';
import { renderExplanation } from './explanation.js';

const golden = goldenDecisions();
const textOf = ({ input, decision, policy, options }: GoldenDecision, holderId: string): string =>
  renderExplanation(explainToHolder(input, decision, policy, holderId, { contacts: options.contacts }));
const caseOf = (number: string): GoldenDecision => {
  const found = golden.find((one) => one.number === number);
  if (found === undefined) throw new Error(`There is no case ${number}.`);
  return found;
};
const eachHolder = golden.flatMap((one) => one.input.holders.map(({ id }) => [one.number, id, one] as const));

describe('the explanation for the holder', () => {
  it('tells the truth about what is hidden: the stage, the reason, the judgement and who has to do what', () => {
    expect(textOf(caseOf('9'), 'agy_midwifery_service')).toBe(`How your agency's information was decided on

What was asked
- On 1 November 2026 the school asked. The practitioner's role: designated safeguarding lead.
- Purpose: a child's welfare.
- Case quoted: CASE-0001.

What was decided
- Health.pregnancy (pregnancy and reproductive health, level C4), about per_girl: held back, and that there is anything to hold back stays secret. You marked sharing this as more detrimental than not sharing it. Stage CONFIDENCE, reason DETRIMENT. Facts on record: judgement in advance of prc_holder, up to level C3, judgement that sharing would do more harm than good jud_0.

What has to be done
- The practitioner's supervisor is told. Carried out by the gateway.
- Somebody outside the line of management reviews this. Carried out by a reviewer.
- Record why this was not shared. Carried out by your agency.

What would change the answer
- Review the judgement of detriment when it is due, or when things change.

Whom to telephone
- the school: 01632 960001, weekdays 9 to 5; out of hours 01632 960999.
`);
  });

  it('names the restriction, the consent and the draft statute that an answer rests on', () => {
    expect(textOf(caseOf('33'), 'agy_council')).toContain(
      'Stage FLAGS, reason RESTRICTED, R.SENSITIVE_LOCATION.',
    );
    expect(textOf(caseOf('33'), 'agy_council')).toContain(
      'restriction res_0 (where the person is must not be told)',
    );
    expect(textOf(caseOf('33'), 'agy_council')).toContain(
      '- Reason given: Child brought in unconscious, no adult can be found.',
    );
    expect(textOf(caseOf('22'), 'agy_adult_services')).toContain('consent con_0 (refused)');
    expect(textOf(caseOf('178'), 'agy_police')).toContain(
      'Rehabilitation of Offenders Act 1974, section 9 is a draft row that nobody has verified yet (general knowledge).',
    );
  });

  it('tells nobody but the protector who is protected', () => {
    const text = textOf(caseOf('49'), 'agy_gp');
    expect(text).toContain('Stage FORM, reason IDENTITY_UNCERTAIN.');
    expect(text).not.toMatch(/PROHIBITED|SOCPA|R\.PROTECTED|res_0|agy_police/);
    expect(textOf(caseOf('217'), 'agy_neighbouring_council')).toContain('Stage SHAPE, reason SHARED');
  });

  it.each(eachHolder)('in case %s tells %s of no cell but its own', (_number, holderId, one) => {
    const { decision, input } = one;
    const others = decision.cells.filter((cell) => cell.holderId !== holderId);
    const changed = decision.cells.map((cell) =>
      cell.holderId === holderId
        ? cell
        : { ...cell, result: 'HIDE' as const, reason: 'SMALL_NUMBERS' as const },
    );
    const text = textOf(one, holderId);
    expect(textOf({ ...one, decision: { ...decision, cells: changed, obligations: [] } }, holderId)).toBe(
      text,
    );
    const own = new Set(
      decision.cells.filter((cell) => cell.holderId === holderId).map(({ field }) => field),
    );
    for (const { field } of others) expect(own.has(field) || !text.includes(field)).toBe(true);
    const elsewhere = input.subjects.flatMap(({ judgements }) =>
      judgements.filter(({ agencyId }) => agencyId !== holderId && agencyId !== input.recipient.id),
    );
    const ids = new Set(
      input.subjects
        .flatMap(({ judgements }) =>
          judgements.filter(({ agencyId }) => agencyId === holderId || agencyId === input.recipient.id),
        )
        .map(({ id }) => id),
    );
    for (const { id } of elsewhere) expect(ids.has(id) || !text.includes(id)).toBe(true);
  });

  it.each(eachHolder)(
    'in case %s decides for %s alone as it was decided among others',
    (_number, holderId, one) => {
      const { input, decision, policy } = one;
      const asks = input.asks.filter((ask) => ask.holderId === holderId);
      const own = decision.cells.filter((cell) => cell.holderId === holderId);
      expect(decide({ ...input, asks }, policy).cells).toEqual(own);
    },
  );
});

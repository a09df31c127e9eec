import { describe, expect, it } from '@jest/globals';
import { type GoldenDecision, goldenDecisions } from '../../cases/runner/index.js';
import { explainToCaller } from './explain-to-caller.js';
import { type ExplainOptions, renderExplanation } from './explanation.js';

const golden = goldenDecisions();
const textOf = ({ input, decision, policy, options }: GoldenDecision, more: ExplainOptions = {}): string =>
  renderExplanation(explainToCaller(input, decision, policy, { ...options, ...more }));
const caseOf = (number: string): GoldenDecision => {
  const found = golden.find((one) => one.number === number);
  if (found === undefined) throw new Error(`There is no case ${number}.`);
  return found;
};

describe('the explanation for the caller', () => {
  it('says the day before a duty begins what it would change, and when', () => {
    expect(textOf(caseOf('3'))).toBe(`Why this was answered as it was

What was asked
- On 29 September 2026 the council asked. The practitioner's role: Family Help worker.
- Purpose: a child's welfare.
- A case was quoted.
- Kinds of information asked for: 2. Agencies asked: 1. People asked about: 1.

The answer
- Part of it is held back or changed, as said below.
- The law leaves it to the holder.

What was decided
- Attendance, exclusions, additional needs, progress (level C2), from the school, about the child: shared under Children Act 2004, sections 10 and 11 (co-operation, safeguarding).
- A counsellor's or therapist's notes (level C4), from the school, about the child: held back. This is confidential: it needs consent or a recorded public-interest decision.

The law and agreement relied on
- Children Act 2004, sections 10 and 11 (co-operation, safeguarding) (ENG.CA2004.10-11), a power. Source: https://www.legislation.gov.uk/ukpga/2004/31/part/2.
- Agreement agr_case, version 1 (information sharing protocol).
- Its reference table lists attendance, exclusions, additional needs, progress up to level C2, from the school to the council.

What has to be done
- Record why this is shared.

What would change the answer
- Record consent, or ask the holder for a public-interest decision.
- You can ask the holder to think again.
- Children Act 2004, section 16LA is in force from 30 September 2026: ask again then.

Whom to telephone
- the school: 01632 960001, weekdays 9 to 5; out of hours 01632 960999.
`);
  });

  it('says nothing of a pregnancy that it would not say of any girl', () => {
    expect(textOf(caseOf('9'))).toBe(`Why this was answered as it was

What was asked
- On 1 November 2026 the school asked. The practitioner's role: designated safeguarding lead.
- Purpose: a child's welfare.
- A case was quoted.
- Kinds of information asked for: 1. Agencies asked: 1. People asked about: 1.

The answer
- Whatever can be shared is shared.

What was decided
- Pregnancy and reproductive health (level C4), from the midwifery service, about the girl: nothing that can be shared.

Whom to telephone
- the midwifery service: 01632 960001, weekdays 9 to 5; out of hours 01632 960999.
`);
  });

  it('says of a broken glass what opened, what stayed masked and that the law is a draft row', () => {
    const text = textOf(caseOf('33'));
    expect(text).toContain('- The glass was broken: a life is at risk.');
    expect(text).toContain(
      'about the child: This is kept back to keep somebody safe. Telephone the duty contact. It is shared under Vital interests, in an emergency.',
    );
    expect(text).toContain(
      'Vital interests, in an emergency is a draft row that nobody has verified yet (general knowledge).',
    );
    expect(text).toContain('- Complete the log of a one-off sharing.');
  });

  it('says which named law did not open, and how it could', () => {
    expect(textOf(caseOf('113'))).toContain(
      'held back. The law that you named does not apply in this nation. (Children Act 2004, section 16LA)',
    );
    expect(textOf(caseOf('112'))).toContain(
      'Children Act 2004, section 16LC (consistent identifier) waits for its regulations and is not in force.',
    );
  });

  it('says that no case was quoted, who sent what, and what belongs to an agency itself', () => {
    expect(textOf(caseOf('103'))).toContain('- No case was quoted.');
    expect(textOf(caseOf('7'))).toContain(
      "- On 1 November 2026 the holder sent this to the council. The sender's role: school nurse.",
    );
    expect(textOf(caseOf('107'))).toContain('about the agency itself: shared under');
  });

  it('calls people and agencies by nothing but plain words when it is given no names', () => {
    const bare = textOf(caseOf('10'), { contacts: {}, people: {} });
    expect(bare).toContain('from the police force, about person 2: shared under');
    expect(bare).not.toContain('Whom to telephone');
  });

  it('is in English until somebody has translated it', () => {
    expect(textOf(caseOf('3'), { language: 'cy' })).toBe(textOf(caseOf('3')));
  });

  it.each(golden.map((one) => [one.number, one] as const))(
    'names no id of anybody or anything secret in case %s',
    (_number, one) => {
      expect(textOf(one, { people: {} })).not.toMatch(
        /\b(per|prc|jud|con|res|req|dec|bgl|agy)_|\b[RX]\.[A-Z]/,
      );
    },
  );
});

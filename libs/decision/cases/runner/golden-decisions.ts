import {
  type Decision,
  type DecisionInput,
  type ExplainOptions,
  type Policy,
  decide,
} from '@pontio/decision';
import { personId, toInput } from './case-input.js';
import { CAST_NAMES, agencyId } from './cast.js';
import { shippedCases, shippedPolicy } from './shipped.js';

/** A golden case as it was decided, with words for whom it speaks of. */
export interface GoldenDecision {
  readonly number: string;
  readonly input: DecisionInput;
  readonly decision: Decision;
  readonly policy: Policy;
  readonly options: ExplainOptions & Required<Pick<ExplainOptions, 'contacts' | 'people'>>;
}

const contacts = Object.fromEntries(
  CAST_NAMES.map((name) => [
    agencyId(name),
    { name: `the ${name}`, phone: '01632 960001', hours: 'weekdays 9 to 5', outOfHours: '01632 960999' },
  ]),
);

/** The golden cases that ship, decided by the law that ships. */
export function goldenDecisions(): readonly GoldenDecision[] {
  const policy = shippedPolicy();
  return shippedCases().map(({ file }) => {
    const input = toInput(file);
    const people = Object.fromEntries(
      Object.keys(file.people).map((name) => [personId(name), `the ${name}`]),
    );
    return {
      number: file.case,
      input,
      decision: decide(input, policy),
      policy,
      options: { contacts, people },
    };
  });
}

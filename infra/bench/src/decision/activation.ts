import { PolicySwitch } from '@pontio/decision';
import { shippedPolicy } from '@pontio/decision/cases';
import { type Figure, below } from '../figures.js';
import { measure, timeIn } from '../measure.js';
import { onePerson } from './one-person-facts.js';

const MILLISECOND_NS = 1e6;

/** From the text of the catalogue to the first decision by it: read, validated, compiled, swapped, used. */
export function measureActivation(): readonly Figure[] {
  const policies = new PolicySwitch(shippedPolicy());
  const times = measure<undefined>(
    [
      {
        name: 'activation',
        turns: 3,
        prepare: () => undefined,
        work: () => {
          policies.activate(shippedPolicy());
          policies.current.decide(onePerson);
        },
      },
    ],
    3,
  );
  return [
    below(
      2000,
      'activation of a new policy, text to first decision',
      timeIn(times, 'activation') / MILLISECOND_NS,
      'ms',
    ),
  ];
}

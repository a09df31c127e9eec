import { type DecisionInput, compiledEngine, stagedEngine } from '@pontio/decision';
import { shippedPolicy } from '@pontio/decision/cases';
import { type Figure, below, beside } from '../figures.js';
import { measure, timeIn } from '../measure.js';
import { askedAnew } from './asked-anew.js';
import { onePerson } from './one-person-facts.js';

const MICROSECOND_NS = 1000;

/** The time of one whole decision: 240 cells with reasons, obligations and the digest of the input. */
export function measureOnePerson(): readonly Figure[] {
  const policy = shippedPolicy();
  const [compiled, staged] = [compiledEngine(policy), stagedEngine(policy)];
  const known = (): DecisionInput => askedAnew(onePerson);
  const byTables = (input: DecisionInput) => compiled.decide(input);
  const times = measure<DecisionInput>(
    [
      { name: 'known', turns: 2000, prepare: known, work: byTables },
      {
        name: 'first time',
        turns: 100,
        prepare: () => askedAnew(structuredClone(onePerson)),
        work: byTables,
      },
      { name: 'staged', turns: 20, prepare: known, work: (input) => staged.decide(input) },
    ],
    7,
  );
  const microseconds = (name: string): number => timeIn(times, name) / MICROSECOND_NS;
  return [
    below(50, 'compiled engine, one person x 40 fields x 6 agencies', microseconds('known'), 'µs'),
    beside(
      'compiled engine, facts seen for the first time',
      microseconds('first time'),
      'µs',
      'person, agencies, agreement and 240 labels: compiled and digested within the decision',
    ),
    beside('staged engine, one person x 40 fields x 6 agencies', microseconds('staged'), 'µs'),
  ];
}

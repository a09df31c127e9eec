import { type DecisionInput, compiledEngine } from '@pontio/decision';
import { shippedPolicy } from '@pontio/decision/cases';
import { type Figure, beside } from '../figures.js';
import { measure, timeIn } from '../measure.js';
import { askedAnew } from './asked-anew.js';
import { caslAllows } from './casl.js';
import { cedarAllows } from './cedar.js';
import { onePerson } from './one-person-facts.js';
import { type TableQuestion, questionsOf, tableOnly } from './table-question.js';

const SECOND_NS = 1e9;
const UNSAID =
  'says yes or no to role, purpose, holder, category, level and agreement, and why not to say: no dates of law, no ' +
  'consent, restriction, judgement, prohibition, nearest fault, obligation, digest';

/**
 * The same 240 questions put to CASL and to Cedar, as far as they can express them: the reference table of an
 * agreement. All three have to give the same answers, or nothing is printed.
 */
export function measurePeers(): readonly Figure[] {
  const input = tableOnly(onePerson);
  const questions = questionsOf(input);
  const engine = compiledEngine(shippedPolicy());
  const peers = { CASL: caslAllows(input), Cedar: cedarAllows(input) };
  const expected = engine.decide(input).cells.map(({ result }) => result === 'ALLOW');
  for (const [name, allows] of Object.entries(peers)) checkSame(name, questions.map(allows), expected);
  const prepare = () => askedAnew(input);
  const askEach = (allows: (question: TableQuestion) => boolean) => () => {
    for (const question of questions) allows(question);
  };
  const times = measure<DecisionInput>(
    [
      { name: 'compiled', turns: 500, prepare, work: (asked) => engine.decide(asked) },
      { name: 'CASL', turns: 100, prepare, work: askEach(peers.CASL) },
      { name: 'Cedar', turns: 3, prepare, work: askEach(peers.Cedar) },
    ],
    5,
  );
  const rate = (name: string): number => (questions.length * SECOND_NS) / timeIn(times, name);
  return [
    beside('compiled engine, what the others can express', rate('compiled'), 'cells/s', 'all 14 stages'),
    beside('CASL, what it can express', rate('CASL'), 'cells/s', UNSAID),
    beside('Cedar, policies parsed before, what it can express', rate('Cedar'), 'cells/s', UNSAID),
  ];
}

function checkSame(name: string, found: readonly boolean[], expected: readonly boolean[]): void {
  const differs = expected.findIndex((allowed, index) => found[index] !== allowed);
  if (differs >= 0) throw new Error(`${name} answers question ${String(differs)} differently.`);
  if (new Set(expected).size < 2)
    throw new Error('A benchmark in which all answers are alike shows nothing.');
}

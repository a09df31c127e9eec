import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asCallerKnows, callerOutcome, decide, stagedEngine } from '@pontio/decision';
import { type CaseFile, expectationOf, shippedPolicy, toInput } from '@pontio/decision/cases';
import { type CaseAnswer, type StoredEvent, evaluateCase, eventsOf, noticesOf } from './ask-case.js';
import { declareIn } from './case-break-glass.js';
import { type CasePeople, registerPeople } from './case-people.js';
import { caseInput, caseRegister } from './case-register.js';
import { HELD, type NamedCase, readCases } from './case-subgraphs.js';
import { type CaseWorld, clearRegister, startCaseWorld } from './case-world.js';
import { askQuestion, isQuestion, valueFor } from './question-case.js';

const cases = readCases();
const byNumber = (number: string): NamedCase => {
  const named = cases.find(({ file }) => file.case === number);
  if (named === undefined) throw new Error(`there is no case ${number}`);
  return named;
};
/** The gateway gives no decision where the glass is whole again, nor without an audit trail: an error says so. */
const ANSWERED_BY_AN_ERROR = ['203', '58'];
const decided = cases.filter(({ file }) => !ANSWERED_BY_AN_ERROR.includes(file.case));
const asked = decided
  .filter(({ file }) => isQuestion(file))
  .map((named) => [`${named.file.case}: ${named.file.title}`, named] as const);
const titled = decided.map((named) => [`${named.file.case}: ${named.file.title}`, named] as const);

describe('golden cases through the running gateway', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await startCaseWorld(cases);
  }, 120_000);
  afterAll(() => world.close(), 60_000);

  async function setUp(named: NamedCase): Promise<{ people: CasePeople; breakGlass: string | undefined }> {
    await clearRegister(world);
    const people = await registerPeople(named.key, named.file, world.personIndex);
    const input = caseInput(named, people);
    await world.governance.seed(caseRegister(named.key, input));
    return { people, breakGlass: await declareIn(named.key, input, world) };
  }

  async function ask(named: NamedCase): Promise<CaseAnswer> {
    const { people, breakGlass } = await setUp(named);
    return evaluateCase(named, people, world, breakGlass);
  }

  it.each(titled)('%s', async (_title, named) => {
    const answer = await ask(named);
    expect(answer).toMatchObject({ status: 200 });
    const events = await eventsOf(answer.requestId, named.file.asks.length, world);
    const notices = await noticesOf(String(answer.told.context['evaluation_id']), world);
    expect(seen(named, answer, events, notices)).toEqual(told(named.file));
  });

  it.each(asked)('%s (as a question that fetches)', async (_title, named) => {
    const { file } = named;
    const { people, breakGlass } = await setUp(named);
    const answer = await askQuestion(named, people, world, breakGlass);
    expect(answer).toMatchObject({ status: 200 });
    const { requestId } = answer.extensions.sharing;
    const events = await eventsOf(requestId, file.asks.length, world, ['RETURNED', 'WITHHELD', 'HIDDEN']);
    const cells = events.flatMap((event) => event.cells).filter(({ status }) => status !== 'ASKED');
    const got = file.asks.map((entry) => {
      const cell = cells.find(({ fields }) => fields.includes(entry.field));
      return {
        ...valueFor(entry, file, answer),
        why: [cell?.reason, cell?.ref?.replace(`AGR-${named.key}`, 'agr_case')].filter(Boolean).join(' '),
      };
    });
    expect(got).toEqual(
      expectationOf(file).cells.map(({ answer: words }) => {
        const [result, ...why] = words.replace(/ requestable$/, '').split(' ');
        return {
          value: result === 'ALLOW' ? HELD : null,
          // Nothing is known of single values here, so that all that is changed is a place.
          change: result === 'TRANSFORM' ? 'MASK_LOCATION' : undefined,
          why: why.join(' '),
        };
      }),
    );
  });

  it('203: refuses a question under a declaration that is over, and says so', async () => {
    const answer = await ask(byNumber('203'));
    expect(answer).toMatchObject({ status: 403, told: { code: 'BREAK_GLASS_NOT_OPEN' } });
  });

  it('58: answers nothing at all while the audit trail cannot be written, the glass broken or not', async () => {
    world.loseJournal();
    const answer = await ask(byNumber('58'));
    expect(answer).toMatchObject({ status: 503, told: { code: 'AUDIT_UNAVAILABLE' } });
  });
});

/** What a case expects, the sum as the caller is told it: what is hidden counts as nothing there, a guarded person as nobody. */
function told(file: CaseFile) {
  const policy = shippedPolicy();
  const engine = stagedEngine(policy);
  const input = toInput(file);
  const { decision } = asCallerKnows(input, decide(input, policy), engine);
  const { overall } = callerOutcome(decision, policy);
  return { ...expectationOf(file), overall };
}

/** What the audit trail and the caller saw, in the words of the case file. */
function seen(
  { key, file }: NamedCase,
  { told: answer }: CaseAnswer,
  events: readonly StoredEvent[],
  notices: readonly string[],
) {
  const [event] = events;
  const cells = events.flatMap((entry) => entry.cells);
  return {
    overall: answer.context['outcome'],
    outcome: event?.legalOutcome,
    under: event?.legalGateway,
    obligations: [...new Set([...events.flatMap(({ obligations = [] }) => obligations), ...notices])].sort(),
    cells: file.asks.map(({ about, of, field }, index) => {
      const cell = cells.find(({ fields }) => fields.includes(field));
      const requestable = answer.evaluations[index]?.context.requestable === true;
      return {
        cell: `${about}, ${field} of the ${of}`,
        answer: [
          resultOf(cell, answer, index),
          cell?.reason,
          cell?.ref?.replace(`AGR-${key}`, 'agr_case'),
          requestable ? 'requestable' : undefined,
        ]
          .filter(Boolean)
          .join(' '),
      };
    }),
  };
}

function resultOf(
  cell: StoredEvent['cells'][number] | undefined,
  { evaluations }: CaseAnswer['told'],
  index: number,
): string | undefined {
  if (cell?.status === 'HIDDEN') return 'HIDE';
  return evaluations[index]?.context.result;
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectationOf } from '@pontio/decision/cases';
import { type CaseAnswer, type StoredEvent, evaluateCase, eventsOf } from './ask-case.js';
import { type CasePeople, registerPeople } from './case-people.js';
import { caseInput, caseRegister } from './case-register.js';
import { type NamedCase, readCases } from './case-subgraphs.js';
import { type CaseWorld, clearRegister, startCaseWorld } from './case-world.js';

const cases = readCases();
const titled = cases.map((named) => [`${named.file.case}: ${named.file.title}`, named] as const);

describe('golden cases through the running gateway', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await startCaseWorld(cases);
  }, 120_000);
  afterAll(() => world.close(), 60_000);

  async function setUp(named: NamedCase): Promise<CasePeople> {
    await clearRegister(world);
    const people = await registerPeople(named.key, named.file, world.personIndex);
    const input = caseInput(named, people);
    await world.governance.seed(caseRegister(named.key, input));
    return people;
  }

  it.each(titled)('%s', async (_title, named) => {
    const people = await setUp(named);
    const answer = await evaluateCase(named, people, world);
    expect(answer.status).toBe(200);
    const events = await eventsOf(answer.requestId, named.file.asks.length, world);
    expect(seen(named, answer, events)).toEqual(expectationOf(named.file));
  });
});

/** What the audit trail and the caller saw, in the words of the case file. */
function seen({ file }: NamedCase, { told }: CaseAnswer, events: readonly StoredEvent[]) {
  const [event] = events;
  const cells = events.flatMap((entry) => entry.cells);
  return {
    overall: told.context['outcome'],
    outcome: event?.legalOutcome,
    under: event?.legalGateway,
    obligations: [...new Set(events.flatMap(({ obligations = [] }) => obligations))].sort(),
    cells: file.asks.map(({ about, of, field }, index) => {
      const cell = cells.find(({ fields }) => fields.includes(field));
      const requestable = told.evaluations[index]?.context.requestable === true;
      return {
        cell: `${about}, ${field} of the ${of}`,
        answer: [resultOf(cell, told, index), cell?.reason, cell?.ref, requestable ? 'requestable' : undefined]
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

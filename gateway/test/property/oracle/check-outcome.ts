import { expect } from '@jest/globals';
import type { Outcome } from '../enforced/run-question.js';
import { refOf } from '../enforced/parts.js';
import type { RandomQuestion } from '../random-question.js';
import type { World } from '../world/world.js';
import type { Masked } from './expected-answer.js';
import { type Mask, isReleased } from './mask.js';
import { type SeenEntity, entitiesIn, isValueAt } from './seen.js';

/** Everything that is to be true of a question's outcome under a mask. */
export function checkOutcome(outcome: Outcome, expected: Masked, mask: Mask, question: RandomQuestion): void {
  const { world } = question;
  const seen = outcome.calls.flatMap((call) => entitiesIn(call, world, mask));
  // No door turned anything away: each order covered its call.
  expect(outcome.calls.flatMap(({ errors }) => errors)).toEqual([]);
  checkData(outcome.data, expected.data);
  checkAsked(seen, expected, mask);
  checkOrders(outcome, mask, world);
  checkRecorded(outcome, seen, expected);
}

/** To the letter. */
function checkData(data: string, expected: unknown): void {
  if (data === JSON.stringify(expected)) return;
  expect(JSON.parse(data)).toEqual(expected);
  expect(data).toBe(JSON.stringify(expected));
}

/** Agencies are asked for what is released, and for all of it that the answer needs. */
function checkAsked(seen: readonly SeenEntity[], { given }: Masked, mask: Mask): void {
  const unreleased = seen.flatMap(({ person, subgraph, values }) =>
    person === undefined
      ? []
      : [...values].filter((coordinate) => !isReleased(mask, { person, subgraph, coordinate })),
  );
  expect(unreleased).toEqual([]);
  const asked = cellsOf(seen, ({ values }) => values);
  const things = new Set(
    seen.flatMap(({ person, subgraph, values }) =>
      person === undefined ? [...values].map((coordinate) => `${subgraph} ${coordinate}`) : [],
    ),
  );
  expect([...given].filter((cell) => !asked.has(cell) && !things.has(withoutPerson(cell)))).toEqual([]);
}

/** An order grants what is released and no more; that what travels under it is in it, its door has seen to. */
function checkOrders({ calls }: Outcome, mask: Mask, world: World): void {
  for (const { subgraph, order } of calls) {
    expect(order.audience).toBe(subgraph);
    for (const { subjects, fields } of order.grants) {
      // Things are named by their keys, and hang from whoever the call is made for.
      for (const subject of subjects.filter((name) => name.startsWith(`${subgraph}:`))) {
        const person = world.personOf(subgraph, subject);
        const values = fields.filter((coordinate) => isValueAt(subgraph, coordinate));
        expect(values.filter((coordinate) => !isReleased(mask, { person, subgraph, coordinate }))).toEqual(
          [],
        );
      }
    }
  }
}

/** The disclosure lists what left, and nothing that did not; the intent had all of it before. */
function checkRecorded({ events }: Outcome, seen: readonly SeenEntity[], { given }: Masked): void {
  const recorded = (status: string): ReadonlySet<string> =>
    new Set(
      events.flatMap(({ data }) =>
        data.cells
          .filter((cell) => cell.status === status)
          .flatMap(({ fields }) =>
            fields.map((field) => `${String(data.subjectRef)} ${String(data.subgraph)} ${field}`),
          ),
      ),
    );
  const left = new Set([...cellsOf(seen, ({ told }) => told), ...given]);
  const expected = [...left].map((cell) => {
    const [person = '', ...rest] = cell.split(' ');
    return [refOf('subject', person), ...rest].join(' ');
  });
  expect([...recorded('RETURNED')].sort()).toEqual(expected.sort());
  const intended = recorded('ASKED');
  expect(expected.filter((cell) => !intended.has(cell))).toEqual([]);
}

function cellsOf(
  seen: readonly SeenEntity[],
  of: (entity: SeenEntity) => ReadonlySet<string>,
): ReadonlySet<string> {
  return new Set(
    seen.flatMap((entity) =>
      entity.person === undefined
        ? []
        : [...of(entity)].map((coordinate) => `${entity.person ?? ''} ${entity.subgraph} ${coordinate}`),
    ),
  );
}

const withoutPerson = (cell: string): string => cell.slice(cell.indexOf(' ') + 1);

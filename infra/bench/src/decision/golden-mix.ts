import {
  type Ask,
  type DecisionEngine,
  type DecisionInput,
  type FieldQuestion,
  compiledEngine,
  stagedEngine,
} from '@pontio/decision';
import { shippedCases, shippedPolicy, toInput } from '@pontio/decision/cases';
import { type Figure, atLeast, beside } from '../figures.js';
import { measure, timeIn } from '../measure.js';
import { askedAnew } from './asked-anew.js';

const FIELDS = 40;
const SECOND_NS = 1e9;

/**
 * Cells a second, over every golden case. A case asks a handful of fields; a real question asks some forty of a
 * person at an agency, so each case asks its own kinds of field that many times over.
 */
export function measureGoldenMix(): readonly Figure[] {
  const policy = shippedPolicy();
  const cases = shippedCases().map(({ file }) => toInput(file));
  const wide = cases.map(widen);
  const [compiled, staged] = [compiledEngine(policy), stagedEngine(policy)];
  const times = measure<readonly DecisionInput[]>(
    [
      decidingAll('compiled', wide, compiled, 60),
      decidingAll('staged', wide, staged, 1),
      decidingAll('compiled, as written', cases, compiled, 60),
    ],
    7,
  );
  const rate = (name: string, inputs: readonly DecisionInput[]): number =>
    (cellsIn(inputs) * SECOND_NS) / timeIn(times, name);
  return [
    atLeast(1_000_000, 'compiled engine, golden mix', rate('compiled', wide), 'cells/s'),
    beside('staged engine, golden mix', rate('staged', wide), 'cells/s'),
    beside(
      'compiled engine, golden cases as written',
      rate('compiled, as written', cases),
      'cells/s',
      `one to four fields a request: ${String(cases.length)} requests, ${String(cellsIn(cases))} cells`,
    ),
  ];
}

function decidingAll(name: string, inputs: readonly DecisionInput[], engine: DecisionEngine, turns: number) {
  return {
    name,
    turns,
    prepare: () => inputs.map(askedAnew),
    work: (asked: readonly DecisionInput[]) => {
      for (const input of asked) engine.decide(input);
    },
  };
}

function cellsIn(inputs: readonly DecisionInput[]): number {
  return inputs.flatMap(({ asks }) => asks.map(({ fields }) => fields.length)).reduce((a, b) => a + b, 0);
}

/** The same case, with about forty fields of each person at each agency instead of one to four. */
function widen(input: DecisionInput): DecisionInput {
  return {
    ...input,
    asks: together(input.asks),
    agreements: input.agreements.map((agreement) => ({
      ...agreement,
      referenceTable: agreement.referenceTable.map((row) => ({
        ...row,
        fields: row.fields.flatMap((field) => namesLike(field, FIELDS)),
      })),
    })),
  };
}

function together(asks: readonly Ask[]): readonly Ask[] {
  const groups = new Map<string, Ask>();
  for (const { subjectId, holderId, fields } of asks) {
    const key = `${subjectId} ${holderId}`;
    const known = groups.get(key)?.fields ?? [];
    groups.set(key, { subjectId, holderId, fields: [...known, ...fields] });
  }
  return [...groups.values()].map((ask) => ({ ...ask, fields: many(ask.fields) }));
}

function many(fields: readonly FieldQuestion[]): readonly FieldQuestion[] {
  const times = Math.ceil(FIELDS / fields.length);
  return fields.flatMap((question) =>
    namesLike(question.field, times).map((field) => ({ ...question, field })),
  );
}

const namesLike = (field: string, times: number): readonly string[] =>
  Array.from({ length: times }, (_none, index) => `${field}${String(index + 1)}`);

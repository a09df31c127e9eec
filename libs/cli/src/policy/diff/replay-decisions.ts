import type { Decision } from '@pontio/decision';
import type { Engine } from '../domain/engine.js';
import type { Pair } from '../domain/side.js';
import { readRecord } from '../../records/decision-record.js';
import { keyIn, recordLines } from '../../records/record-files.js';

/** One cell of a past decision that would come out otherwise. People are not named. */
export interface FlippedCell {
  readonly field: string;
  readonly holderId: string;
  readonly before: string;
  readonly after: string;
}

/** A past decision that would come out otherwise. */
export interface FlippedDecision {
  readonly decisionId: string;
  readonly cells: readonly FlippedCell[];
  /** How many cells it has. */
  readonly of: number;
}

/** What past decisions would have been. */
export interface Replay {
  readonly decisions: number;
  readonly flipped: readonly FlippedDecision[];
  /** Lines that could not be read, `file:number`. What they hold is never told. */
  readonly unreadable: readonly string[];
}

/** Decides past decisions again, by each of two policies, from the inputs that were recorded. */
export async function replayDecisions(
  where: string,
  keyFile: string | undefined,
  engines: Pair<Engine>,
): Promise<Replay> {
  const key = keyIn(keyFile);
  const flipped: FlippedDecision[] = [];
  const unreadable: string[] = [];
  let decisions = 0;
  for (const { text, place } of recordLines(where)) {
    const found = await replayed(text, key, engines);
    if (found === undefined) unreadable.push(place);
    else decisions += 1;
    if (found !== undefined && found.cells.length > 0) flipped.push(found);
  }
  return { decisions, flipped, unreadable };
}

async function replayed(
  line: string,
  key: Uint8Array | undefined,
  engines: Pair<Engine>,
): Promise<FlippedDecision | undefined> {
  const read = await readRecord(line, key);
  if (read === undefined) return undefined;
  const { input } = read;
  try {
    const [before, after] = [engines[0].decide(input), engines[1].decide(input)];
    return { decisionId: input.decisionId, cells: flippedCells(before, after), of: before.cells.length };
  } catch {
    // Facts of another version of Pontio can lack a part that an engine reads.
    return undefined;
  }
}

function flippedCells(before: Decision, after: Decision): readonly FlippedCell[] {
  return before.cells.flatMap(({ field, holderId, result, reason }, index) => {
    const now = after.cells[index];
    const [was, is] = [`${result} ${reason}`, `${now?.result ?? ''} ${now?.reason ?? ''}`];
    return was === is ? [] : [{ field, holderId, before: was, after: is }];
  });
}

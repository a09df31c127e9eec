import type { Decision, DecisionInput } from '@pontio/decision';
import { z } from 'zod';
import { readRecord } from '../records/decision-record.js';
import { keyIn, recordLines } from '../records/record-files.js';
import { CommandFailed } from '../terminal/command-failed.js';
import { EXIT } from '../terminal/exit-codes.js';
import { counted } from '../terminal/terminal.js';

/** A decision that was taken, and what it was taken on. */
export interface FoundDecision {
  readonly input: DecisionInput;
  readonly decision: Decision;
}

/** As much of a decision as an explanation reads. */
const shape = z.looseObject({
  id: z.string(),
  overall: z.string(),
  legalOutcome: z.string(),
  cells: z.array(z.looseObject({ result: z.string(), reason: z.string(), holderId: z.string() })),
  obligations: z.array(z.looseObject({ type: z.string() })),
  policyVersion: z.string(),
  lawVersion: z.string(),
});

/**
 * Looks a decision up among those that were recorded.
 *
 * @throws CommandFailed (check failed) that says what was searched, when it is not among them
 */
export async function findDecision(
  id: string,
  where: string,
  keyFile: string | undefined,
): Promise<FoundDecision> {
  const key = keyIn(keyFile);
  let lines = 0;
  let unreadable = 0;
  for (const { text, place } of recordLines(where)) {
    const read = await readRecord(text, key);
    if (read?.input.decisionId === id)
      return { input: read.input, decision: decisionIn(read.decision, place) };
    lines += 1;
    if (read === undefined) unreadable += 1;
  }
  const unread =
    unreadable === 0 ? [] : [`${counted(unreadable, 'line')} could not be read: is the key right?`];
  const searched = `Searched ${where}: ${counted(lines, 'line')}.`;
  const hint = 'Name the folder of the gateway that took it; records are kept only for some days.';
  throw new CommandFailed(
    EXIT.checkFailed,
    `No decision "${id}" is recorded there.`,
    [searched, ...unread],
    hint,
  );
}

function decisionIn(recorded: unknown, place: string): Decision {
  const { success } = shape.safeParse(recorded);
  if (success) return recorded as Decision;
  throw new CommandFailed(
    EXIT.checkFailed,
    `The record at ${place} says what was asked and not what was decided.`,
    [],
    'Take the records as the gateway wrote them.',
  );
}

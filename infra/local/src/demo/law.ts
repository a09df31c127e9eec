import { ellie } from '@pontio/testing';
import type { SystemDescription } from '../system/control.js';
import { type Asker, type GatewayAnswer, type Sharing, ask, tokenFor } from './ask.js';
import { carysAsks, mayaAsks, neglectWorry } from './questions.js';

/** The same question on one day in one nation. */
export interface DatedQuestion {
  readonly day: string;
  readonly nation: string;
  readonly asker: Asker;
}

/** The day before section 16LA of the Children Act 2004 begins in England, and the day it does. */
export const fourQuestions: readonly DatedQuestion[] = ['2026-09-29', '2026-09-30'].flatMap((day) => [
  { day, nation: 'England', asker: mayaAsks },
  { day, nation: 'Wales', asker: carysAsks },
]);

/** What the gateway answers to one of the four. */
export async function answerTo(
  { day, asker }: DatedQuestion,
  system: SystemDescription,
): Promise<GatewayAnswer> {
  return ask(system, await tokenFor(asker, system), neglectWorry(day));
}

const KINDS: Readonly<Record<string, string>> = {
  attendancePercent: 'attendance',
  behaviourNotes: 'behaviour notes',
  counsellingNotes: "the counsellor's notes",
};

const SAYS: Readonly<Record<string, string>> = {
  MUST: 'must share',
  MAY: 'may share',
  MUST_NOT: 'must not share',
};

/** The four answers, line by line. */
export async function* lawLines(system: SystemDescription): AsyncGenerator<string> {
  yield `The same question about ${ellie.givenName}, put to the same school, dated two days and asked in two nations.`;
  for (const question of fourQuestions) {
    const answer = await answerTo(question, system);
    yield '';
    yield `${question.day}, ${question.nation}: ${question.asker.practitioner.name} names ${question.asker.legalGateways.join(' and ')}`;
    yield* answerLines(answer);
  }
}

function* answerLines({ data, errors, sharing }: GatewayAnswer): Generator<string> {
  if (sharing === undefined) throw new Error(errors[0]?.message ?? 'The gateway gave no answer.');
  yield `  The school ${SAYS[sharing.legalOutcome] ?? sharing.legalOutcome} what is shared here.`;
  for (const [field, name] of Object.entries(KINDS)) {
    yield `    ${name.padEnd(24)} ${isShared(field, data) ? 'shared' : `kept back: ${whyNot(field, sharing)}`}`;
  }
  yield* sharing.obligations.map(({ text }) => `  To do: ${text}`);
  if (sharing.drafts.length > 0)
    yield `  Rests on law that nobody has verified: ${sharing.drafts.join(', ')}`;
}

function isShared(field: string, data: GatewayAnswer['data']): boolean {
  const person = data?.['person'] as { education?: Record<string, unknown> } | null;
  return (person?.education?.[field] ?? null) !== null;
}

function whyNot(field: string, { withheld }: Sharing): string {
  return withheld.find(({ path }) => path.includes(field))?.text ?? 'nothing that can be shared';
}

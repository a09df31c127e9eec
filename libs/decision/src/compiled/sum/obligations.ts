import type { ObligationType } from '@pontio/vocabulary';
import type { Obligation } from '../../decision.js';
import { duty } from '../judge/verdict.js';
import type { OpenRequest } from '../request/open-request.js';
import { obligations } from '../words/vocabularies.js';
import { has } from '../words/words.js';
import type { Tally } from './tally.js';

const NOTIFY_SUBJECT = duty('NOTIFY_SUBJECT');
const SUPPRESS_SUBJECT_NOTICE = duty('SUPPRESS_SUBJECT_NOTICE');
const RECORD_JUSTIFICATION = duty('RECORD_JUSTIFICATION');
const BREAK_GLASS = duty('TIMEBOX') | duty('NOTIFY_IG') | duty('REVIEW');

/** All that somebody has to do because of the decision, as a set. */
export function dutiesOf(tally: Tally, request: OpenRequest): number {
  const duties = tally.duties | (tally.hasReleased ? ofRelease(tally, request) : 0);
  return has(duties, SUPPRESS_SUBJECT_NOTICE) ? duties & ~NOTIFY_SUBJECT : duties;
}

function ofRelease(tally: Tally, { input, purpose, named }: OpenRequest): number {
  let duties = 0;
  for (const gateway of tally.used.keys()) duties |= gateway.obligations;
  // What the law asks that the caller names is asked even where other law carries the data.
  for (const { gateway, isLaw } of named) if (isLaw) duties |= gateway.obligations;
  duties = (duties & ~NOTIFY_SUBJECT) | notice(tally, purpose.subjectNotice);
  if (tally.needsJustification) duties |= RECORD_JUSTIFICATION;
  if (input.request.manner === 'PUSH') duties |= obligations.setOf(purpose.whenSent ?? []);
  return input.request.mode === 'BREAK_GLASS' ? duties | BREAK_GLASS : duties;
}

/** Whether the family is told: never where it was not safe to ask; else as law and purpose both say. */
function notice(tally: Tally, when: OpenRequest['purpose']['subjectNotice']): number {
  if (tally.isUnsafeToAsk) return SUPPRESS_SUBJECT_NOTICE;
  if (when === 'NONE' || (when === 'AFTER_REFUSAL' && !tally.isDenied)) return 0;
  return [...tally.used.keys()].some((gateway) => has(gateway.obligations, NOTIFY_SUBJECT))
    ? NOTIFY_SUBJECT
    : 0;
}

/** A cell that has to be changed. */
export interface CellName {
  readonly subjectId: string;
  readonly field: string;
  readonly holderId: string;
}

/** Obligations for which the cells are named that have to be changed. */
export const CHANGES: readonly ObligationType[] = ['MASK_LOCATION', 'REDACT_THIRD_PARTY', 'MARK_DISPUTED'];

/** Writes the set out: each obligation once, in the order of the vocabulary, with what it is about. */
export function writeObligations(
  duties: number,
  tally: Tally,
  { input }: OpenRequest,
  changed: (type: ObligationType) => readonly CellName[],
): readonly Obligation[] {
  const { breakGlass } = input.request;
  const about = (type: ObligationType): Record<string, unknown> => {
    switch (type) {
      case 'NOTIFY_HOLDER':
        return { to: [...tally.told].sort() };
      case 'NOTIFY_IG':
        return listed('unknown', tally.unknown);
      case 'NOTIFY_SUBJECT':
        return listed('except', tally.silent);
      case 'SUPPRESS_SUBJECT_NOTICE':
        return listed('to', tally.silent);
      case 'DELETE_AFTER':
        return { date: [...tally.deleteAfter].sort()[0] };
      case 'TIMEBOX':
        return { minutes: 60, ...(breakGlass !== undefined && { until: breakGlass.until }) };
      case 'REVIEW':
        return { hours: 72, reviewer: 'outside the line of management' };
      default:
        return CHANGES.includes(type) ? { cells: changed(type) } : {};
    }
  };
  return obligations
    .wordsIn(duties)
    .map((type, index) => ({ id: `ob_${String(index + 1)}`, type, properties: about(type) }));
}

const listed = (key: string, words: ReadonlySet<string>): Record<string, unknown> =>
  words.size > 0 ? { [key]: [...words].sort() } : {};

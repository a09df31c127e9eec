import {
  type LegalGateway,
  type Level,
  type ObligationType,
  categoryOf,
  isCategory,
  reasonOf,
} from '@pontio/vocabulary';
import { type Additions, type CellCase, type Stage, type Stop, isDirectory } from './cell-case.js';
import { SHARING_CONSENT, consentFor, isDenied, isGiven } from './consents.js';
import type { DecisionCell } from './decision.js';
import type { CellQuestion } from './facts/decision-input.js';
import { silentFor } from './silent.js';
import { daysAfter } from './uk-date.js';

/** What consent says of a cell that was released. */
export type ConsentStanding = 'GIVEN' | 'DENIED' | 'UNSAFE_TO_ASK' | 'NONE';

/** A decided cell with what the sum and the obligations need of it. */
export interface DecidedCell {
  readonly cell: DecisionCell;
  readonly isDirectory: boolean;
  readonly level: Level;
  /** Whether the whole value is released, if perhaps marked. */
  readonly isWhole: boolean;
  readonly isReleased: boolean;
  readonly obligations: readonly ObligationType[];
  /** Agencies that NOTIFY_HOLDER is for. */
  readonly tell: readonly string[];
  /** Set when released. */
  readonly gateway?: LegalGateway;
  /** `id@version`; set when released. */
  readonly agreement?: string;
  readonly consent: ConsentStanding;
  /** Id of the consent record that stood behind the release. */
  readonly consentUsed?: string;
  /** Day after which the recipient may not keep what was released. */
  readonly deleteAfter?: string;
  /** Persons who must not be told of the release, `per_…`. */
  readonly silent: readonly string[];
  /** The part that holds a word nobody knows. */
  readonly unknown?: string;
}

/** Takes one cell through the stages. A cell that comes out at the end without being released is withheld. */
export function decideCell(opened: CellCase, path: readonly Stage[]): DecidedCell {
  let current = opened;
  const directory = isDirectory(opened.question);
  for (const stage of path) {
    if (directory && stage.directory !== true) continue;
    const finding = stage.check(current);
    if (finding.next === 'STOP') return stopped(current, finding.stop);
    current = withAdditions(current, finding.add);
    if (finding.next === 'RELEASE') return released(current);
  }
  return stopped(current, { reason: 'MALFORMED', ref: 'stages' });
}

function withAdditions(cell: CellCase, { transform, obligations = [], ...found }: Additions): CellCase {
  return {
    ...cell,
    ...found,
    transforms: transform === undefined ? cell.transforms : [...cell.transforms, transform],
    obligations: [...cell.obligations, ...obligations],
  };
}

function stopped({ question }: CellCase, found: Stop): DecidedCell {
  const { reason, ref, hide = false, obligations = [], tell = [question.holderId], unknown } = found;
  const { requestable, obligations: always } = reasonOf(reason);
  const hidden = hide || isSecret(question);
  return {
    cell: {
      ...identityOf(question),
      result: hidden ? 'HIDE' : 'WITHHOLD',
      reason,
      ...(ref !== undefined && { ref }),
      requestable: requestable && !hidden,
    },
    isDirectory: isDirectory(question),
    level: question.label.level,
    isWhole: false,
    isReleased: false,
    obligations: [...always, ...obligations],
    tell,
    consent: 'NONE',
    silent: [],
    ...(unknown !== undefined && { unknown }),
  };
}

function released(current: CellCase): DecidedCell {
  const { question, transforms, gateway, agreement, obligations, row, today } = current;
  const [first] = transforms;
  // A secret that may leave only changed would show by the change that it is there.
  if (first !== undefined && isSecret(question)) return stopped(current, first);
  const directory = isDirectory(question);
  return {
    cell: { ...identityOf(question), ...answerOf(current), requestable: false },
    isDirectory: directory,
    level: question.label.level,
    isWhole: transforms.every(({ reason }) => reason === 'DISPUTED'),
    isReleased: true,
    obligations: [...obligations, ...transforms.map(({ obligation }) => obligation)],
    tell: [question.holderId],
    ...(gateway !== undefined && { gateway }),
    ...(agreement !== undefined && { agreement: `${agreement.id}@${String(agreement.version)}` }),
    ...(row?.deleteAfterDays !== undefined && { deleteAfter: daysAfter(today, row.deleteAfterDays) }),
    ...(directory
      ? { consent: 'NONE', silent: [] }
      : { ...consentBehind(current), silent: silentFor(current) }),
  };
}

/** As it is, under the gateway; or changed, for the first reason found. */
function answerOf({
  transforms,
  gateway,
  question,
}: CellCase): Pick<DecisionCell, 'result' | 'reason' | 'ref' | 'under'> {
  const [first] = transforms;
  if (first !== undefined) {
    return {
      result: 'TRANSFORM',
      reason: first.reason,
      ...(first.ref !== undefined && { ref: first.ref }),
      ...(gateway !== undefined && { under: gateway.code }),
    };
  }
  if (isDirectory(question)) return { result: 'ALLOW', reason: 'DIRECTORY' };
  return { result: 'ALLOW', reason: 'SHARED', ...(gateway !== undefined && { ref: gateway.code }) };
}

function identityOf({ subjectId, field, holderId }: CellQuestion) {
  return { subjectId, field, holderId };
}

/** Whether that anything is held is itself a secret: the label says so, or the vocabulary does. */
function isSecret({ label }: CellQuestion): boolean {
  return (
    label.existenceSensitive ||
    (isCategory(label.category) && categoryOf(label.category).existenceSensitive === true)
  );
}

function consentBehind(cell: CellCase): Pick<DecidedCell, 'consent' | 'consentUsed'> {
  const consent = consentFor(cell, SHARING_CONSENT);
  if (isGiven(consent)) return { consent: 'GIVEN', ...(consent && { consentUsed: consent.id }) };
  if (isDenied(consent)) return { consent: 'DENIED' };
  return { consent: consent?.state === 'NOT_SOUGHT_UNSAFE' ? 'UNSAFE_TO_ASK' : 'NONE' };
}

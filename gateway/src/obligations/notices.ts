import type { Decision, DecisionCell, Obligation } from '@pontio/decision';
import { type ObligationType, reasonOf } from '@pontio/vocabulary';
import type { RequestContext } from '@pontio/request-context';
import type { Subject } from '../exchange.js';
import { isReleased } from '../executor/mask.js';

/** Kinds of notice, in the words of the vocabulary's obligations. */
export const NOTICE_KINDS = [
  'NOTIFY_IG',
  'NOTIFY_HOLDER',
  'NOTIFY_SUPERVISOR',
  'REVIEW',
  'RECORD_NONDISCLOSURE',
] as const satisfies readonly ObligationType[];

/** A kind of {@link NOTICE_KINDS}. */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Something for one agency's queue. Names nobody but by our own ids. */
export interface Notice {
  readonly agencyId: string;
  readonly kind: NoticeKind;
  readonly decisionId: string;
  readonly subjectId?: string;
  readonly breakGlassId?: string;
  /** Codes alone. */
  readonly detail?: string;
}

/** What notices follow from. */
export interface NoticeSource {
  readonly decision: Decision;
  readonly obligations: readonly Obligation[];
  readonly context: Pick<RequestContext, 'agencyId' | 'breakGlassId'>;
  readonly subjects: readonly Subject[];
}

/** A notice for each agency that has something to do because of the decision. */
export function noticesOf({ decision, context, subjects, ...rest }: NoticeSource): readonly Notice[] {
  const { agencyId: asker, breakGlassId } = context;
  const obligations = new Map(rest.obligations.map((entry) => [entry.type, entry]));
  return NOTICE_KINDS.flatMap((kind) => {
    const obligation = obligations.get(kind);
    if (obligation === undefined) return [];
    const detail = unknownWords(obligation);
    const agencies = [...new Set(agenciesFor(obligation, decision, asker))];
    return agencies.filter(isAgency).map((agencyId) => ({
      ...{ agencyId, kind, decisionId: decision.id },
      // A broken glass is one matter, however often it is asked under: the declaration says about whom.
      ...(breakGlassId === undefined ? subjectOf(subjects) : { breakGlassId }),
      ...(detail !== undefined && { detail }),
    }));
  });
}

/**
 * Whether a cell is kept back by a judgement of its holder's. What follows from that is the holder's own to do,
 * and the agency that asks learns nothing of it.
 */
function isHoldersJudgement(cell: DecisionCell): boolean {
  return asksFor(cell, 'RECORD_NONDISCLOSURE');
}

/** Whether an obligation follows from why a cell was kept back. */
function asksFor({ reason }: DecisionCell, type: ObligationType): boolean {
  const isExempt = reason === 'SAR_EXEMPT' && type === 'RECORD_NONDISCLOSURE';
  return isExempt || reasonOf(reason).obligations.includes(type);
}

function agenciesFor(
  { type, properties }: Obligation,
  { cells, obligations }: Decision,
  asker: string,
): readonly string[] {
  const holdersWhere = (holds: (cell: DecisionCell) => boolean): string[] =>
    cells.filter(holds).map(({ holderId }) => holderId);
  const isBroken = obligations.some((entry) => entry.type === 'TIMEBOX');
  switch (type) {
    case 'NOTIFY_HOLDER':
      return properties['to'] as readonly string[];
    case 'NOTIFY_IG':
      return [asker, ...(isBroken ? holdersWhere(isReleased) : [])];
    case 'RECORD_NONDISCLOSURE':
      return holdersWhere(isHoldersJudgement);
    default: {
      const holders = holdersWhere((cell) => isHoldersJudgement(cell) && asksFor(cell, type));
      const isAskers = isBroken || cells.some((cell) => !isHoldersJudgement(cell) && asksFor(cell, type));
      return isAskers || holders.length === 0 ? [asker, ...holders] : holders;
    }
  }
}

/**
 * The types of obligations that may stand beside some cells of one holder in the audit trail, which the agency
 * that asked reads too: what follows from a holder's judgement only where one of these cells shows that
 * judgement, and never where the cell is hidden.
 */
export function obligationsBeside(
  cells: readonly DecisionCell[],
  { obligations }: Decision,
): ObligationType[] {
  const isBroken = obligations.some(({ type }) => type === 'TIMEBOX');
  const shown = cells.filter(({ result }) => result !== 'HIDE');
  const follows = (type: ObligationType): boolean => shown.some((cell) => asksFor(cell, type));
  return obligations
    .map(({ type }) => type)
    .filter((type) => !HOLDERS_OWN.has(type) || (type === 'REVIEW' && isBroken) || follows(type));
}

/** What may follow from a holder's judgement. */
const HOLDERS_OWN: ReadonlySet<ObligationType> = new Set([
  'RECORD_NONDISCLOSURE',
  'NOTIFY_SUPERVISOR',
  'REVIEW',
]);

/** What a subgraph outside the directory serves has no holder that could be told. */
const isAgency = (id: string): boolean => id.startsWith('agy_');

function unknownWords({ properties }: Obligation): string | undefined {
  const words = properties['unknown'];
  return Array.isArray(words) ? `unknown: ${words.join(', ')}` : undefined;
}

/** The person a notice is about, where the request was about one. */
function subjectOf(subjects: readonly Subject[]): { subjectId?: string } {
  const people = subjects.filter(({ kind }) => kind === 'PERSON');
  const [person] = people;
  return person !== undefined && people.length === 1 && person.match === 'Match'
    ? { subjectId: person.id }
    : {};
}

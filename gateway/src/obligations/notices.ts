import type { Decision, DecisionCell, Obligation } from '@pontio/decision';
import { type ObligationType, reasonOf } from '@pontio/vocabulary';
import type { Exchange } from '../exchange.js';
import { isReleased } from '../executor/release-plan.js';

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

/** A notice for each agency that has something to do because of the decision. */
export function noticesOf(exchange: Exchange): readonly Notice[] {
  const { decision } = exchange.get('decided');
  const { agencyId: asker, breakGlassId } = exchange.get('context');
  const obligations = new Map(exchange.get('obligations').map((entry) => [entry.type, entry]));
  return NOTICE_KINDS.flatMap((kind) => {
    const obligation = obligations.get(kind);
    if (obligation === undefined) return [];
    const detail = unknownWords(obligation);
    const agencies = [...new Set(agenciesFor(obligation, decision, asker))];
    return agencies.filter(isAgency).map((agencyId) => ({
      ...{ agencyId, kind, decisionId: decision.id },
      ...subjectOf(exchange),
      ...(breakGlassId !== undefined && { breakGlassId }),
      ...(detail !== undefined && { detail }),
    }));
  });
}

/**
 * Whether a cell is kept back by a judgement of its holder's. What follows from that is the holder's own to do,
 * and the agency that asks learns nothing of it.
 */
export function isHoldersJudgement({ reason }: Pick<DecisionCell, 'reason'>): boolean {
  return reason === 'SAR_EXEMPT' || reasonOf(reason).obligations.includes('RECORD_NONDISCLOSURE');
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
      const asks = (cell: DecisionCell): boolean => reasonOf(cell.reason).obligations.includes(type);
      const holders = holdersWhere((cell) => isHoldersJudgement(cell) && asks(cell));
      const isAskers =
        holders.length === 0 || isBroken || cells.some((cell) => !isHoldersJudgement(cell) && asks(cell));
      return isAskers ? [asker, ...holders] : holders;
    }
  }
}

/** What a subgraph outside the directory serves has no holder that could be told. */
const isAgency = (id: string): boolean => id.startsWith('agy_');

function unknownWords({ properties }: Obligation): string | undefined {
  const words = properties['unknown'];
  return Array.isArray(words) ? `unknown: ${words.join(', ')}` : undefined;
}

/** The person a notice is about, where the request was about one. */
function subjectOf(exchange: Exchange): { subjectId?: string } {
  const people = exchange.get('subjects').filter(({ kind }) => kind === 'PERSON');
  const [person] = people;
  return person !== undefined && people.length === 1 && person.match === 'Match'
    ? { subjectId: person.id }
    : {};
}

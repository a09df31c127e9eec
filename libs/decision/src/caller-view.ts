import {
  OBLIGATIONS,
  type LegalOutcome,
  type ObligationRule,
  type ObligationType,
  type OverallResult,
  REASONS,
  type Reason,
  reasonOf,
} from '@pontio/vocabulary';
import { asksWithout } from './asked-cells.js';
import type { Decision, DecisionCell, Policy } from './decision.js';
import type { DecisionInput } from './facts/decision-input.js';

/** What a caller is told of one cell. */
export interface CallerReason {
  readonly text: string;
  readonly requestable: boolean;
}

/** The one answer for every hidden cell: what `NONE_SHAREABLE` says in words. */
export const NONE_SHAREABLE: CallerReason = { text: 'Nothing that can be shared.', requestable: false };

/**
 * The plain sentence for the caller. A hidden cell has no reason of its own: whatever the truth, and whether
 * or not anything is held, its words are the same.
 */
export function callerReason(cell: Pick<DecisionCell, 'result' | 'reason' | 'requestable'>): CallerReason {
  if (cell.result === 'HIDE') return NONE_SHAREABLE;
  return { text: reasonOf(cell.reason).caller.en, requestable: cell.requestable };
}

/** Says of a cell that may leave that nothing is there. Known only once the holder has answered. */
export type IsEmpty = (cell: DecisionCell, index: number) => boolean;

/** Until the holder has answered, nothing is known to be empty. */
export const NOTHING_EMPTY: IsEmpty = () => false;

/** What a caller is told of the whole request. */
export interface CallerOutcome {
  readonly overall: OverallResult;
  readonly legalOutcome: LegalOutcome;
}

/**
 * The sum as the caller is told it. It speaks of what is shared and of what is held back openly, and of nothing
 * else: neither a hidden cell nor one that holds nothing counts, so that the sum never differs between the two.
 * The truth stays in the {@link Decision}, for audit.
 *
 * @param isEmpty - which released cells turned out to hold nothing. Give it once the holders have answered:
 *   until then the legal outcome counts the law that would have carried them.
 */
export function callerOutcome(
  decision: Decision,
  policy: Policy,
  isEmpty: IsEmpty = NOTHING_EMPTY,
): CallerOutcome {
  const cells = cellsThatCount(decision);
  const told = cells.filter(({ cell, index }) => cell.result !== 'HIDE' && !isEmpty(cell, index));
  const withheld = told.filter(({ cell }) => cell.result === 'WITHHOLD').map(({ cell }) => cell);
  const released = told.filter(({ cell }) => cell.result !== 'WITHHOLD').map(({ cell }) => cell);
  return {
    overall: overallOf(cells.length, withheld, released),
    legalOutcome: legalOutcomeOf(withheld, released, policy),
  };
}

/** Directory entries are everybody's, and count only when nothing else was asked. */
function cellsThatCount({ cells }: Decision): { cell: DecisionCell; index: number }[] {
  const all = cells.map((cell, index) => ({ cell, index }));
  const others = all.filter(({ cell }) => cell.reason !== 'DIRECTORY');
  return others.length > 0 ? others : all;
}

function overallOf(
  total: number,
  withheld: readonly DecisionCell[],
  released: readonly DecisionCell[],
): OverallResult {
  if (total === 0) return 'DENY';
  if (withheld.length > 0 && released.length === 0) {
    return withheld.some(({ requestable }) => requestable) ? 'DENY_REQUESTABLE' : 'DENY';
  }
  const whole = released.every(({ result, reason }) => result === 'ALLOW' || reason === 'DISPUTED');
  return withheld.length === 0 && whole ? 'PERMIT' : 'PARTIAL';
}

function legalOutcomeOf(
  withheld: readonly DecisionCell[],
  released: readonly DecisionCell[],
  { law }: Policy,
): LegalOutcome {
  if (released.length > 0) {
    const gateways = released.map((cell) => law.gateways.get(gatewayOf(cell) ?? ''));
    return gateways.some((gateway) => gateway?.whenMet === 'MUST') ? 'MUST' : 'MAY';
  }
  const forbidden = withheld.length > 0 && withheld.every(({ reason }) => reasonOf(reason).outcome !== 'MAY');
  return forbidden ? 'MUST_NOT' : 'MAY';
}

/** The gateway under which a cell may leave, if it may. */
export function gatewayOf({ result, ref, under }: DecisionCell): string | undefined {
  return result === 'ALLOW' ? ref : under;
}

/**
 * The request as if only what the caller is told of had been asked. Decided on, it gives what has to be done
 * about that part alone, so that nothing hidden or empty adds an obligation or takes one away.
 */
export function toldInput(
  input: DecisionInput,
  decision: Decision,
  isEmpty: IsEmpty = NOTHING_EMPTY,
): DecisionInput {
  const isLeftOut = (index: number): boolean => {
    const cell = decision.cells[index];
    return cell === undefined || cell.result === 'HIDE' || isEmpty(cell, index);
  };
  return { ...input, asks: asksWithout(input, isLeftOut) };
}

/** Something the caller has to do. */
export interface CallerObligation {
  readonly id: string;
  readonly type: ObligationType;
  readonly text: string;
}

/** Obligations that some reason brings with it: each tells the reason. */
const TELLTALE: ReadonlySet<ObligationType> = new Set(
  Object.values<Reason>(REASONS).flatMap(({ obligations }) => obligations),
);

/**
 * The obligations that are the caller's to carry out, numbered anew. The others stay inside, because what a
 * holder or reviewer has to do can give away that something was held back; so does what the reason of a
 * hidden cell alone asks for.
 */
export function callerObligations({ obligations, cells }: Decision): readonly CallerObligation[] {
  const rules: Readonly<Record<ObligationType, ObligationRule>> = OBLIGATIONS;
  const open = new Set(
    cells.filter(({ result }) => result !== 'HIDE').flatMap(({ reason }) => reasonOf(reason).obligations),
  );
  return obligations
    .filter(({ type }) => rules[type].by === 'CALLER' && (!TELLTALE.has(type) || open.has(type)))
    .map(({ type }, index) => ({ id: `ob_${String(index + 1)}`, type, text: rules[type].text.en }));
}

/** The unverified rows of the catalogue that the caller is told of: none that only a hidden cell points at. */
export function callerDrafts({ cells }: Decision, { law }: Policy): readonly string[] {
  const refs = cells.flatMap((cell) => (cell.result === 'WITHHOLD' ? cell.ref : gatewayOf(cell)) ?? []);
  return [...new Set(refs)].filter((code) => law.gateways.get(code)?.status === 'draft').sort();
}

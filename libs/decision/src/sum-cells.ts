import {
  GATEWAY_KINDS,
  type LegalGateway,
  type LegalOutcome,
  type OverallResult,
  reasonOf,
} from '@pontio/vocabulary';
import type { DecidedCell } from './decide-cell.js';

/** Cells that make the sum: directory entries are everybody's, and count only when nothing else was asked. */
export function cellsThatCount(cells: readonly DecidedCell[]): readonly DecidedCell[] {
  const others = cells.filter(({ isDirectory }) => !isDirectory);
  return others.length > 0 ? others : cells;
}

/** The answer to the whole request. Nothing asked is nothing permitted. */
export function overallOf(cells: readonly DecidedCell[]): OverallResult {
  if (cells.some(({ isReleased }) => isReleased)) {
    return cells.every(({ isWhole }) => isWhole) ? 'PERMIT' : 'PARTIAL';
  }
  return cells.some(({ cell }) => cell.requestable) ? 'DENY_REQUESTABLE' : 'DENY';
}

/**
 * What the law says: of what is released, if anything is; else of what stopped the rest. A MUST anywhere in
 * the released part makes the part a MUST.
 */
export function legalOutcomeOf(cells: readonly DecidedCell[]): LegalOutcome {
  const released = cells.filter(({ isReleased }) => isReleased);
  if (released.length > 0) {
    return released.some(({ gateway }) => gateway?.whenMet === 'MUST') ? 'MUST' : 'MAY';
  }
  return cells.some(({ cell }) => reasonOf(cell.reason).outcome === 'MAY') ? 'MAY' : 'MUST_NOT';
}

/** The gateways under which something is released, strongest first, each once. */
export function gatewaysUsed(cells: readonly DecidedCell[]): readonly LegalGateway[] {
  const used = new Set(cells.flatMap(({ gateway }) => gateway ?? []));
  return [...used].sort((a, b) => GATEWAY_KINDS.indexOf(a.kind) - GATEWAY_KINDS.indexOf(b.kind));
}

import {
  isBreakGlassGround,
  isCategory,
  isJurisdiction,
  isLevel,
  isMatchStatus,
  isMatchedAt,
  isNature,
  isPurpose,
  isRequestMode,
} from '@pontio/vocabulary';
import { agreementFor } from '../agreements.js';
import { type CellCase, type Finding, type Stage, goOn, isDirectory, stop } from '../cell-case.js';
import type { RequestFacts } from '../facts/decision-input.js';
import { NOBODY, NO_AGENCY } from '../stand-ins.js';
import { unknownFact } from '../unknown-fact.js';

const JUSTIFICATION_MIN_CHARS = 20;
const COORDINATE = /^[A-Za-z_]\w*\.[A-Za-z_]\w*$/;

/** 1 FORM: every word is known, what the purpose needs is there, and it is certain enough who is meant. */
export const checkForm: Stage = {
  name: 'FORM',
  directory: true,
  check: (cell) => {
    const unknown = unknownWord(cell) ?? unknownFact(cell);
    // A word nobody knows means that policy and callers have drifted apart: its owner has to hear of it.
    if (unknown !== undefined) return malformedBy(unknown);
    if (isDirectory(cell.question)) return goOn();
    const missing = missingPart(cell);
    return missing === undefined ? checkIdentity(cell) : malformed(missing);
  },
};

const malformed = (ref: string): Finding => stop('MALFORMED', { ref });

const malformedBy = (unknown: string): Finding =>
  stop('MALFORMED', { ref: unknown, unknown, obligations: ['NOTIFY_IG'] });

function unknownWord({ input, law, today, question: { field, label } }: CellCase): string | undefined {
  const parts: readonly (readonly [string, boolean])[] = [
    ['at', today !== ''],
    ['purpose', isPurpose(input.request.purpose)],
    ['gateways', input.request.gateways.every((code) => law.gateways.has(code))],
    ['jurisdiction', isJurisdiction(input.jurisdiction)],
    ['mode', isRequestMode(input.request.mode)],
    ['field', COORDINATE.test(field)],
    ['category', isCategory(label.category)],
    ['level', isLevel(label.level)],
    ['nature', isNature(label.nature)],
    ['prohibitions', (label.prohibitions ?? []).every((code) => law.prohibitions.has(code))],
  ];
  return parts.find(([, known]) => !known)?.[0];
}

function missingPart({ input: { request }, purpose, subject, holder }: CellCase): string | undefined {
  const parts: readonly (readonly [string, boolean])[] = [
    ['caseRef', !purpose.caseRef || (request.caseRef ?? '').trim() !== ''],
    ['subjectId', subject !== NOBODY],
    ['holderId', holder !== NO_AGENCY],
    ['breakGlass', request.mode === 'NORMAL' || isDeclared(request.breakGlass)],
  ];
  return parts.find(([, present]) => !present)?.[0];
}

function isDeclared(declaration: RequestFacts['breakGlass']): boolean {
  return (
    declaration !== undefined &&
    isBreakGlassGround(declaration.ground) &&
    !Number.isNaN(Date.parse(declaration.until)) &&
    declaration.justification.trim().length >= JUSTIFICATION_MIN_CHARS
  );
}

function checkIdentity(cell: CellCase): Finding {
  const { kind, match } = cell.subject;
  if (kind === 'AGENCY') return goOn();
  if (!isMatchStatus(match)) return malformedBy('match');
  const minimum = agreementFor(cell)?.matchGradeMin ?? 'Match';
  return isMatchedAt(match, minimum) ? goOn() : stop('IDENTITY_UNCERTAIN');
}

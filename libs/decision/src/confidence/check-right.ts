import { type ObligationType, SAR_EXEMPTIONS } from '@pontio/vocabulary';
import { type CellCase, type Finding, goOn, stop } from '../cell-case.js';
import { holderJudgement } from '../judgements.js';

/** An exemption nobody knows still withholds, and has to be accounted for. */
const UNKNOWN: readonly ObligationType[] = ['RECORD_NONDISCLOSURE'];

/** RIGHT: a person's own access, less the exemptions that the controller has recorded. */
export function checkRight(cell: CellCase): Finding {
  const exemption = holderJudgement(cell, 'EXEMPTION');
  if (exemption === undefined) return goOn();
  const { ref } = exemption;
  if (ref === undefined) return stop('SAR_EXEMPT', { obligations: UNKNOWN });
  return stop('SAR_EXEMPT', { ref, obligations: SAR_EXEMPTIONS[ref] ?? UNKNOWN });
}

import { type CellCase, type Finding, goOn, stop } from '../cell-case.js';
import { holderJudgement } from '../judgements.js';

/** RIGHT: a person's own access, less the exemptions that the controller has recorded. */
export function checkRight(cell: CellCase): Finding {
  const exemption = holderJudgement(cell, 'EXEMPTION');
  if (exemption === undefined) return goOn();
  return stop('SAR_EXEMPT', exemption.ref === undefined ? {} : { ref: exemption.ref });
}

import { type CellCase, type Finding, goOn, stop } from '../cell-case.js';
import { isRecorded } from '../judgements.js';

/** COURT: within the order, and no further. The order is recorded with the categories it covers. */
export function checkOrder(cell: CellCase): Finding {
  return isRecorded(cell, 'COURT_ORDER') ? goOn() : stop('NOT_NECESSARY');
}

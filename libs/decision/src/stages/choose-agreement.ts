import { agreementFor, agreementsBetween, servesPurpose } from '../agreements.js';
import { type CellCase, type Finding, type Stage, goOn, isOpenedByGlass, stop } from '../cell-case.js';

/** 5 AGREEMENT: a live version covers holder, recipient and purpose; a one-off or a duty may do without. */
export const chooseAgreement: Stage = {
  name: 'AGREEMENT',
  check: (cell) => {
    if (isReusedElsewhere(cell)) return stop('PURPOSE_INCOMPATIBLE');
    const agreement = agreementFor(cell);
    if (agreement !== undefined) return goOn({ agreement });
    if (cell.holder.id === cell.input.recipient.id) return goOn();
    return isNeeded(cell) && !isOpenedByGlass(cell) ? refuse(cell) : goOn({ obligations: ['ADHOC_LOG'] });
  },
};

/** Whether the value was shared for one purpose and is now asked for another that nobody agreed to. */
function isReusedElsewhere(cell: CellCase): boolean {
  const sharedFor = cell.question.receivedFrom?.purpose;
  const { purpose } = cell.input.request;
  if (sharedFor === undefined || sharedFor === purpose) return false;
  return !cell.input.agreements.some(
    ({ purposes, compatiblePurposes }) =>
      purposes.includes(sharedFor) && compatiblePurposes.includes(purpose),
  );
}

function isNeeded({ gateway, input }: CellCase): boolean {
  return gateway?.agreementRequired !== 'NEVER' && input.request.flow === 'REGULAR';
}

function refuse(cell: CellCase): Finding {
  const between = agreementsBetween(cell);
  const lapsed = between.find((agreement) => servesPurpose(agreement, cell.input.request.purpose));
  if (lapsed !== undefined) return stop('AGREEMENT_EXPIRED', { ref: lapsed.id });
  return stop(between.length > 0 ? 'PURPOSE_INCOMPATIBLE' : 'NO_AGREEMENT');
}

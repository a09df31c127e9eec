import type { GatewayKind } from '@pontio/vocabulary';
import { type CellCase, type Finding, type Stage, isOpenedByGlass, stop } from '../cell-case.js';
import { checkConsentGiven } from '../confidence/check-consent-given.js';
import { checkDuty } from '../confidence/check-duty.js';
import { checkOrder } from '../confidence/check-order.js';
import { checkPower } from '../confidence/check-power.js';
import { checkRight } from '../confidence/check-right.js';
import { hasCompetentChildRefused } from '../confidence/competent-child.js';

const CHECKS: Readonly<Record<GatewayKind, (cell: CellCase) => Finding>> = {
  COURT: checkOrder,
  DUTY: checkDuty,
  POWER: checkPower,
  CONSENT: checkConsentGiven,
  RIGHT: checkRight,
};

/** 11 CONFIDENCE: what the kind of gateway asks of consent, confidence and the holder's judgement. */
export const checkConfidence: Stage = {
  name: 'CONFIDENCE',
  check: (cell) => {
    const kind = cell.gateway?.kind;
    if (kind === undefined) return stop('NO_GATEWAY');
    const compelled = kind === 'DUTY' || kind === 'COURT';
    if (!compelled && !isOpenedByGlass(cell) && hasCompetentChildRefused(cell))
      return stop('COMPETENT_CHILD_REFUSAL');
    return CHECKS[kind](cell);
  },
};

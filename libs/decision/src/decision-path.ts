import type { Stage } from './cell-case.js';
import { applyRestrictions } from './stages/apply-restrictions.js';
import { checkAudit } from './stages/check-audit.js';
import { checkConfidence } from './stages/check-confidence.js';
import { checkConflict } from './stages/check-conflict.js';
import { checkForm } from './stages/check-form.js';
import { checkNeed } from './stages/check-need.js';
import { checkOnward } from './stages/check-onward.js';
import { checkProhibitions } from './stages/check-prohibitions.js';
import { checkRelation } from './stages/check-relation.js';
import { checkStanding } from './stages/check-standing.js';
import { chooseAgreement } from './stages/choose-agreement.js';
import { chooseGateway } from './stages/choose-gateway.js';
import { redactOthers } from './stages/redact-others.js';
import { shape } from './stages/shape.js';

/**
 * The life of one cell, in order: prohibition overrides, and nothing is released unless every stage lets it
 * pass. The first stage that stops a cell gives its reason.
 */
export const decisionPath: readonly Stage[] = [
  checkForm, // every word known, the case quoted, the person certain
  checkStanding, // agency and practitioner active, role listed, training in date
  checkAudit, // the intent is durably written
  chooseGateway, // a law in force lets it pass from this holder to this recipient
  chooseAgreement, // a live agreement covers it, or none is needed
  checkRelation, // the practitioner is involved with the person
  checkConflict, // and is not too close to them
  checkProhibitions, // no statute forbids it
  applyRestrictions, // no protective restriction hides it
  checkNeed, // the purpose needs it
  checkConfidence, // consent, confidence and the holder's judgement
  redactOthers, // other people taken out
  checkOnward, // the first holder lets it be passed on
  shape, // marks and small groups; then, and only then, released
];

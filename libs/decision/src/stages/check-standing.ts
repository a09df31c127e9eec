import { isAtLeast, isPractitionerRole } from '@pontio/vocabulary';
import { agreementFor } from '../agreements.js';
import {
  type CellCase,
  type Finding,
  type Stage,
  goOn,
  isBreakGlass,
  isDirectory,
  isSentByHolder,
  stop,
} from '../cell-case.js';
import { isWithin } from '../uk-date.js';

const AAL_MIN = 2;

/** 2 STANDING: agencies and practitioner are active, signed in strongly, in a listed role, and up to date. */
export const checkStanding: Stage = {
  name: 'STANDING',
  directory: true,
  check: (cell) => {
    if (!isActive(cell)) return stop('NO_STANDING');
    if (isDirectory(cell.question)) return goOn();
    if (cell.input.actor.aal < Math.max(AAL_MIN, agreementFor(cell)?.aalMin ?? AAL_MIN)) {
      return stop('NO_STANDING', { ref: 'aal', obligations: ['STEP_UP'] });
    }
    return checkRole(cell);
  },
};

function isActive(cell: CellCase): boolean {
  const { actor, recipient } = cell.input;
  const own = isSentByHolder(cell) ? cell.holder : recipient;
  return actor.status === 'ACTIVE' && own.status === 'ACTIVE' && actor.agencyId === own.id;
}

function checkRole(cell: CellCase): Finding {
  const { role } = cell.input.actor;
  if (!isPractitionerRole(role) || !cell.purpose.roles.includes(role)) return stop('ROLE_NOT_AUTHORISED');
  const lapsed = hasLapsed(cell);
  if (isBreakGlass(cell) && (lapsed || !cell.input.recipient.breakGlassRoles.includes(role))) {
    return stop('ROLE_NOT_AUTHORISED', { ref: 'BREAK_GLASS' });
  }
  if (!lapsed) return goOn();
  if (isAtLeast(cell.question.label.level, 'C3')) return stop('ASSURANCE_LAPSED');
  return goOn({ obligations: ['NOTIFY_IG'] });
}

function hasLapsed({ input: { actor, recipient }, today }: CellCase): boolean {
  const trained = isWithin(today, { to: actor.trainingValidTo });
  return !trained || !recipient.assurance.some(({ validTo }) => isWithin(today, { to: validTo }));
}

import type { ActorFacts, AgencyFacts } from '../../src/index.js';
import { AGENCIES, PRACTITIONER, RELATIVE, type Scene, TEAM, playing } from './scene.js';

/** An agency that mostly fits the scene. */
export function randomAgency(scene: Scene, id: string, side: 'holders' | 'recipients'): AgencyFacts {
  const { chance, gateway, nation, role } = scene;
  const [type, statutoryRoles] = playing(chance, gateway[side]);
  return {
    id,
    type,
    jurisdiction: chance.mostly(0.95, nation, ['ENG', 'WAL', 'EW', 'UK']),
    status: chance.fits(0.98) ? 'ACTIVE' : 'SUSPENDED',
    publicAuthority: chance.is(gateway.conditions.includes('HOLDER_NOT_PUBLIC_AUTHORITY') ? 0.2 : 0.8),
    statutoryRoles,
    assurance: chance.fits(0.97)
      ? [{ kind: 'DSPT', level: 'met', validTo: chance.fits(0.95) ? '2027-06-30' : '2026-10-19' }]
      : [],
    breakGlassRoles: chance.fits(0.93) ? [role] : [],
  };
}

/** Who asks or, of a push, who sends. */
export function randomActor(scene: Scene, senderId: string): ActorFacts {
  const { chance, isPush, role } = scene;
  const own = isPush ? senderId : AGENCIES[0];
  return {
    id: PRACTITIONER,
    agencyId: chance.mostly(0.98, own, AGENCIES),
    role,
    aal: chance.fits(0.95) ? 2 : chance.pick([1, 3]),
    trainingValidTo: chance.fits(0.96) ? '2027-06-30' : '2026-10-01T09:00:00Z',
    status: chance.fits(0.98) ? 'ACTIVE' : chance.pick(['SUSPENDED', 'LEFT']),
    teamIds: chance.is(0.8) ? [TEAM] : [],
    ...(chance.is(0.1) && { staffPersonId: chance.pick([RELATIVE, 'per_first', 'per_dangerous']) }),
  };
}

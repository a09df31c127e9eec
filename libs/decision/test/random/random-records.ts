import {
  CATEGORY_CODES,
  CONSENT_STATES,
  HIDES,
  JUDGEMENT_KINDS,
  LEVELS,
  PURPOSE_CODES,
  RECORDED_CONDITIONS,
  RESTRICTION_CODES,
  type RecordedCondition,
  SAR_EXEMPTIONS,
} from '@pontio/vocabulary';
import type { ConsentFacts, JudgementFacts, RestrictionFacts } from '../../src/index.js';
import { AGENCIES, BEFORE, CASE, PRACTITIONER, RELATIVE, type Scene } from './scene.js';

const TIMES = [
  BEFORE,
  '2026-07-01T10:00:00.000Z',
  '2026-08-15T18:00:00.000+01:00',
  '2027-06-01T00:00:00.000Z',
];
const EXEMPTIONS = [...Object.keys(SAR_EXEMPTIONS), 'Sch 9'];

/** A record of consent, refusal, preference or objection. */
export function randomConsent(scene: Scene, id: string, personId: string): ConsentFacts {
  const { chance, gateway } = scene;
  const isNeeded = gateway.kind === 'CONSENT';
  return {
    id,
    kind: chance.pick([
      'CONFIDENTIALITY_CONSENT',
      'CONFIDENTIALITY_CONSENT',
      'GDPR_CONSENT',
      'PREFERENCE',
      'OBJECTION_ART21',
      'SERVICE_PARTICIPATION',
    ]),
    state: chance.is(isNeeded ? 0.7 : 0.35) ? 'GIVEN' : chance.pick(CONSENT_STATES),
    scope: randomScope(scene),
    explicit: chance.is(0.5),
    givenBy: chance.mostly(0.75, personId, [RELATIVE, 'per_stranger']),
    capacity: chance.is(0.75) ? 'SELF' : chance.pick(['PR', 'LPA', 'DEPUTY']),
    at: chance.fits(0.97) ? chance.pick(TIMES) : 'some day',
    ...(chance.is(0.15) && { validTo: chance.pick(['2026-10-31', '2027-12-31', '2026-11-01T09:00:00Z']) }),
    ...(chance.is(0.06) && { supersedes: 'con_0' }),
  };
}

function randomScope({ chance, purpose, gateway }: Scene): ConsentFacts['scope'] {
  const isExact = gateway.kind === 'CONSENT' && chance.is(0.8);
  const receivers = [...AGENCIES, RELATIVE];
  return {
    purposes: isExact ? [purpose] : chance.scope<string>(purpose, PURPOSE_CODES),
    categories: chance.is(0.75) ? [] : chance.some(CATEGORY_CODES, 0.2),
    holders: chance.is(0.7) ? [] : chance.some(AGENCIES, 0.5),
    recipients: isExact ? [AGENCIES[0]] : chance.scope<string>(AGENCIES[0], receivers),
  };
}

/** A protective restriction. */
export function randomRestriction({ chance, purpose }: Scene, id: string): RestrictionFacts {
  return {
    id,
    code: chance.pick(RESTRICTION_CODES),
    setBy: chance.pick([...AGENCIES, 'agy_guard']),
    from: chance.fits(0.92) ? '2026-06-01' : '2026-12-01',
    ...(chance.is(0.2) && { to: chance.pick(['2026-10-31', '2027-01-01', '2026-11-01T23:00:00Z']) }),
    hides: chance.some(HIDES, 0.18),
    categories: chance.is(0.4) ? [] : chance.some(CATEGORY_CODES, 0.2),
    fromAgencies: chance.is(0.6) ? [] : chance.some([...AGENCIES, RELATIVE], 0.4),
    exceptPurposes: chance.fits(0.9) ? [] : [purpose],
    exceptApprovers: chance.fits(0.92) ? [] : [PRACTITIONER],
    breakGlass: chance.is(0.5) ? 'ALLOWED' : 'FORBIDDEN',
    dangerousPersonIds: chance.is(0.6) ? [] : chance.some(['per_dangerous', RELATIVE, 'per_other'], 0.5),
  };
}

/** A judgement of any kind. */
export function randomJudgement(scene: Scene, id: string): JudgementFacts {
  const { chance } = scene;
  const kind = chance.pick(JUDGEMENT_KINDS);
  return {
    ...judgementOn(scene, id, chance.pick(AGENCIES)),
    kind,
    ...(kind === 'CONDITION' && { condition: chance.pick(RECORDED_CONDITIONS) }),
    ...(kind === 'EXEMPTION' && chance.is(0.8) && { ref: chance.pick(EXEMPTIONS) }),
  };
}

/** A judgement that a condition of the scene's gateway is met. */
export function recordedCondition(scene: Scene, condition: RecordedCondition, id: string): JudgementFacts {
  const side = scene.chance.mostly(0.7, AGENCIES[0], AGENCIES);
  const plain = { id, agencyId: side, by: 'prc_holder', at: BEFORE, categories: [], recipients: [] };
  const record = scene.chance.is(0.75) ? plain : judgementOn(scene, id, side);
  return { ...record, kind: 'CONDITION', condition };
}

function judgementOn({ chance }: Scene, id: string, agencyId: string): Omit<JudgementFacts, 'kind'> {
  return {
    id,
    agencyId,
    by: 'prc_holder',
    at: chance.fits(0.97) ? chance.pick(TIMES) : 'once',
    categories: chance.is(0.75) ? [] : chance.some(CATEGORY_CODES, 0.4),
    recipients: chance.is(0.6) ? [] : chance.some(AGENCIES, 0.6),
    ...(chance.is(0.2) && { upTo: chance.pick(LEVELS) }),
    ...(chance.is(0.15) && { validTo: chance.pick(['2026-10-31', '2027-12-31']) }),
    ...(chance.is(0.15) && { caseRef: chance.pick([CASE, 'CASE-2']) }),
  };
}

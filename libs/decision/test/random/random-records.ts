import {
  CATEGORY_CODES,
  CONSENT_STATES,
  type GatewayKind,
  HIDES,
  JUDGEMENT_KINDS,
  type JudgementKind,
  LEVELS,
  PURPOSE_CODES,
  RECORDED_CONDITIONS,
  RESTRICTION_CODES,
  type RecordedCondition,
  SAR_EXEMPTIONS,
} from '@pontio/vocabulary';
import type { ConsentFacts, JudgementFacts, RestrictionFacts } from '../../src/index.js';
import type { Chance } from './chance.js';
import { AGENCIES, BEFORE, CASE, PRACTITIONER, RELATIVE, type Scene } from './scene.js';

const TIMES = [
  BEFORE,
  '2026-07-01T10:00:00.000Z',
  '2026-08-15T18:00:00.000+01:00',
  '2027-06-01T00:00:00.000Z',
];
/** What says something comes up more often than what says nothing. */
const STATES = [...CONSENT_STATES, 'REFUSED', 'REFUSED', 'WITHDRAWN', 'NOT_SOUGHT_UNSAFE'] as const;

/** Judgements that matter under each kind of law. */
const MATTERS: Readonly<Record<GatewayKind, readonly JudgementKind[]>> = {
  COURT: ['CASE'],
  DUTY: ['CASE', 'STANDING', 'DETRIMENT'],
  POWER: ['PUBLIC_INTEREST', 'CASE', 'DETRIMENT'],
  CONSENT: ['CASE'],
  RIGHT: ['EXEMPTION', 'CASE'],
};
const EXEMPTIONS = [...Object.keys(SAR_EXEMPTIONS), 'Sch 9'];

/** A record of consent, refusal, preference or objection; now and then a plain no to this very recipient. */
export function randomConsent(scene: Scene, id: string, personId: string): ConsentFacts {
  const { chance } = scene;
  const record = anyConsent(scene, id, personId);
  if (!chance.is(0.12)) return record;
  const scope = { ...record.scope, recipients: [AGENCIES[0]] };
  return {
    ...record,
    kind: chance.pick(WISHES),
    state: 'REFUSED',
    scope,
    givenBy: personId,
    capacity: 'SELF',
  };
}

/** Restrictions that a broken glass opens on terms of their own. */
const OPENED = ['R.SRH', 'R.SENSITIVE_SERVICE', 'R.COMPETENT_CHILD'] as const;
const WISHES = ['CONFIDENTIALITY_CONSENT', 'PREFERENCE'] as const;

function anyConsent(scene: Scene, id: string, personId: string): ConsentFacts {
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
    state: chance.is(isNeeded ? 0.7 : 0.3) ? 'GIVEN' : chance.pick(STATES),
    scope: randomScope(scene),
    explicit: chance.is(0.5),
    ...randomGiver(chance, personId),
    at: chance.fits(0.97) ? chance.pick([...TIMES, scene.at]) : 'some day',
    ...(chance.is(0.15) && { validTo: chance.pick(['2026-10-31', '2027-12-31', '2026-11-01T09:00:00Z']) }),
    ...(chance.is(0.06) && { supersedes: 'con_0' }),
  };
}

function randomGiver(chance: Chance, personId: string): Pick<ConsentFacts, 'givenBy' | 'capacity'> {
  if (chance.is(0.65)) return { givenBy: chance.mostly(0.9, personId, [RELATIVE]), capacity: 'SELF' };
  return {
    givenBy: chance.mostly(0.8, RELATIVE, [personId]),
    capacity: chance.pick(['PR', 'LPA', 'DEPUTY']),
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
export function randomRestriction(scene: Scene, id: string): RestrictionFacts {
  const { chance, purpose, isGlass } = scene;
  const codes = isGlass && chance.is(0.5) ? OPENED : RESTRICTION_CODES;
  return {
    id,
    code: chance.pick(codes),
    setBy: chance.pick([...AGENCIES, 'agy_guard']),
    from: chance.fits(0.92) ? '2026-06-01' : '2026-12-01',
    ...(chance.is(0.2) && { to: chance.pick(['2026-10-31', '2027-01-01', '2026-11-01T23:00:00Z']) }),
    ...randomReach(chance),
    exceptPurposes: chance.fits(0.9) ? [] : [purpose],
    exceptApprovers: chance.fits(0.92) ? [] : [PRACTITIONER],
    breakGlass: chance.is(isGlass ? 0.8 : 0.5) ? 'ALLOWED' : 'FORBIDDEN',
  };
}

function randomReach(
  chance: Chance,
): Pick<RestrictionFacts, 'hides' | 'categories' | 'fromAgencies' | 'dangerousPersonIds'> {
  return {
    hides: chance.some(HIDES, 0.22),
    categories: chance.is(0.4) ? [] : chance.some(CATEGORY_CODES, 0.2),
    fromAgencies: chance.is(0.6) ? [] : chance.some([...AGENCIES, RELATIVE], 0.4),
    dangerousPersonIds: chance.is(0.6) ? [] : chance.some(['per_dangerous', RELATIVE, 'per_other'], 0.5),
  };
}

/** A judgement of any kind. */
export function randomJudgement(scene: Scene, id: string): JudgementFacts {
  const { chance, gateway } = scene;
  const kind = chance.pick(chance.is(0.7) ? MATTERS[gateway.kind] : JUDGEMENT_KINDS);
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

function judgementOn({ chance, at }: Scene, id: string, agencyId: string): Omit<JudgementFacts, 'kind'> {
  return {
    id,
    agencyId,
    by: 'prc_holder',
    at: chance.fits(0.97) ? chance.pick([...TIMES, at]) : 'once',
    categories: chance.is(0.8) ? [] : chance.some(CATEGORY_CODES, 0.4),
    recipients: chance.is(0.6) ? [] : chance.some(AGENCIES, 0.6),
    ...(chance.is(0.2) && { upTo: chance.pick(LEVELS) }),
    ...(chance.is(0.15) && { validTo: chance.pick(['2026-10-31', '2027-12-31']) }),
    ...(chance.is(0.15) && { caseRef: chance.pick([CASE, 'CASE-2']) }),
  };
}

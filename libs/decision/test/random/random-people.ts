import {
  COMPETENCE_OUTCOMES,
  INVOLVEMENT_EVIDENCE,
  MATCH_STATUSES,
  RECORDED_CONDITIONS,
  REPRESENTATIVE_CAPACITIES,
  type RecordedCondition,
  isOneOf,
} from '@pontio/vocabulary';
import type {
  CompetenceFacts,
  InvolvementFacts,
  JudgementFacts,
  RepresentativeFacts,
  SubjectFacts,
} from '../../src/index.js';
import { randomConsent, randomJudgement, randomRestriction, recordedCondition } from './random-records.js';
import { AGENCIES, BEFORE, CASE, PEOPLE, PRACTITIONER, RELATIVE, type Scene, TEAM } from './scene.js';

const isRecorded = isOneOf<RecordedCondition>(RECORDED_CONDITIONS);

/** A person who is mostly of the class that the gateway is about; or the asking agency itself. */
export function randomPerson(scene: Scene, id: string): SubjectFacts {
  const { chance, gateway } = scene;
  const isAgency = gateway.subjectClass === 'OWN_AGENCY' ? chance.fits(0.9) : chance.is(0.02);
  return {
    id: isAgency ? AGENCIES[0] : id,
    kind: isAgency ? 'AGENCY' : 'PERSON',
    match: chance.fits(0.96) ? 'Match' : chance.pick(MATCH_STATUSES),
    ...ageOf(scene),
    relatedPersonIds: chance.some([...PEOPLE, RELATIVE], 0.25),
    involvement: randomInvolvement(scene),
    consents: chance.anyOrder(
      chance.few(gateway.kind === 'CONSENT' ? 8 : 4, (index) =>
        randomConsent(scene, `con_${String(index)}`, id),
      ),
    ),
    restrictions: chance.few(3, (index) => randomRestriction(scene, `res_${String(index)}`)),
    judgements: randomJudgements(scene),
    competence: chance.few(4, () => randomCompetence(scene)),
    representatives: chance.few(gateway.kind === 'RIGHT' ? 6 : 3, () => randomRepresentative(scene, id)),
  };
}

/** Somebody who is only mentioned: now and then a person whom a statute guards, if nothing else does. */
export function randomRelative(scene: Scene): SubjectFacts {
  const person = randomPerson(scene, RELATIVE);
  if (!scene.chance.is(0.2)) return person;
  const guarded = { ...randomRestriction(scene, 'res_guard'), code: 'R.PROTECTED_PERSON' } as const;
  return { ...person, restrictions: [{ ...guarded, fromAgencies: ['agy_elsewhere'] }] };
}

function ageOf({ chance, gateway }: Scene): Pick<SubjectFacts, 'birthDate' | 'unborn'> {
  const isAdult =
    gateway.subjectClass === 'ADULT' || (gateway.subjectClass === 'ANY_PERSON' && chance.is(0.6));
  if (!chance.fits(0.96)) return {};
  if (!chance.fits(0.93)) return { unborn: true };
  if (chance.fits(0.75) ? isAdult : !isAdult)
    return { birthDate: chance.pick(['1984-02-29', '2008-11-01', '2008-10-20']) };
  return { birthDate: chance.pick(['2019-01-01', '2011-05-05', '2008-11-02', '2009-02-28']) };
}

function randomInvolvement({ chance }: Scene): InvolvementFacts[] {
  if (!chance.fits(0.85)) return [];
  return [
    {
      agencyId: chance.mostly(0.95, AGENCIES[0], AGENCIES),
      ...(chance.is(0.5) ? { teamId: TEAM } : { actorId: chance.mostly(0.95, PRACTITIONER, ['prc_other']) }),
      role: 'LEAD',
      caseRef: chance.mostly(0.95, CASE, ['CASE-2']),
      from: '2026-06-01',
      ...(chance.is(0.08) && { to: chance.pick(['2026-10-31', '2027-10-31']) }),
      evidence: chance.mostly(0.8, 'SOURCE_SYSTEM', INVOLVEMENT_EVIDENCE),
    },
  ];
}

function randomJudgements(scene: Scene): JudgementFacts[] {
  const { chance, gateway, books } = scene;
  const needed = [
    ...gateway.conditions.filter(isRecorded).filter(() => chance.fits(0.93)),
    ...(chance.is(0.4) ? chance.some(books.exceptions, 0.4) : []),
  ];
  const recorded = needed.map((condition, index) =>
    recordedCondition(scene, condition, `jud_${String(index)}`),
  );
  return [...recorded, ...chance.few(5, (index) => randomJudgement(scene, `jud_more_${String(index)}`))];
}

function randomCompetence({ chance, at }: Scene): CompetenceFacts {
  return {
    domain: 'sharing',
    outcome: chance.mostly(0.6, 'COMPETENT', COMPETENCE_OUTCOMES),
    at: chance.fits(0.9)
      ? chance.pick([BEFORE, BEFORE, '2026-07-01T09:00:00.000Z', '2027-05-01T00:00:00Z', at])
      : 'then',
  };
}

function randomRepresentative({ chance }: Scene, id: string): RepresentativeFacts {
  return {
    personId: chance.mostly(0.8, RELATIVE, [id, 'per_stranger']),
    capacity: chance.is(0.4) ? 'PR' : chance.pick(REPRESENTATIVE_CAPACITIES),
    from: chance.fits(0.95) ? '2020-01-01' : '2026-12-01',
    ...(chance.is(0.1) && { to: '2026-10-31' }),
    ...(chance.is(0.3) && { excludedFromNotice: chance.is(0.8) }),
  };
}

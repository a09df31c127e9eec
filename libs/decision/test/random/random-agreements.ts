import {
  AGREEMENT_STATUSES,
  DEPTHS,
  LEVELS,
  MATCH_STATUSES,
  PURPOSE_CODES,
  purposeOf,
} from '@pontio/vocabulary';
import type { AgreementFacts, Ask, ReferenceRow } from '../../src/index.js';
import { AGENCIES, BEFORE, type Scene } from './scene.js';

/** An agreement that mostly covers what is asked. */
export function randomAgreement(scene: Scene, asks: readonly Ask[], index: number): AgreementFacts {
  const { chance, gateway, purpose, books } = scene;
  const others = chance.is(0.3) ? chance.some(books.gatewayCodes, 0.04) : [];
  return {
    id: `agr_${String(index)}`,
    version: 1 + chance.below(3),
    kind: 'ISP',
    status: chance.fits(0.93) ? 'LIVE' : chance.pick(AGREEMENT_STATUSES),
    purposes: chance.mostly(0.9, [purpose], [chance.some(PURPOSE_CODES, 0.2)]),
    compatiblePurposes: chance.is(0.8) ? [] : chance.some(PURPOSE_CODES, 0.2),
    parties: AGENCIES.filter(() => chance.fits(0.97)).map((agencyId) => ({
      agencyId,
      ...(chance.fits(0.98) && { signedAt: chance.fits(0.98) ? chance.pick([BEFORE, scene.at]) : 'never' }),
    })),
    law: [gateway.code, ...others, ...(chance.is(0.05) ? ['ENG.NOT.THERE'] : [])].map((code) => ({
      gateway: code,
    })),
    referenceTable: asks.flatMap((ask) => rowsFor(ask, scene)),
    matchGradeMin: chance.fits(0.95) ? 'Match' : chance.pick(MATCH_STATUSES),
    aalMin: chance.fits(0.95) ? 2 : chance.pick([1, 3]),
    review: { dueAt: chance.fits(0.95) ? '2027-06-30' : '2026-10-01', graceDays: 19 },
  };
}

function rowsFor({ fields, holderId }: Ask, { chance, purpose }: Scene): ReferenceRow[] {
  return fields
    .filter(() => chance.fits(0.75))
    .map(({ field, label }) => ({
      category: label.category,
      fields: chance.is(0.5) ? [] : [field],
      level: chance.is(0.8) ? label.level : chance.pick(LEVELS),
      from: holderId,
      to: chance.fits(0.95) ? [AGENCIES[0]] : chance.some(AGENCIES, 0.3),
      depth: chance.mostly(0.85, purposeOf(purpose).depth, DEPTHS),
      ...(chance.is(0.8) && { about: chance.mostly(0.6, 'ANY', ['SUBJECT', 'FAMILY'] as const) }),
      ...(chance.is(0.6) && { includesOthers: chance.fits(0.9) }),
      ...(chance.is(0.5) && { standingJudgement: { by: 'prc_holder', at: BEFORE, upTo: 'C3' as const } }),
      ...(chance.is(0.2) && { deleteAfterDays: chance.pick([30, 365]) }),
    }));
}

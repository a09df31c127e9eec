import type { CategoryCode, Depth } from '@pontio/vocabulary';
import type { AgreementDocument } from '../application/agreements/agreement-document.js';

const SIGNED_AT = '2026-09-01T10:00:00.000Z';

/** Judged by every holder in advance, to C3. */
const JUDGED: Partial<Record<CategoryCode, Depth>> = {
  DEMOGRAPHIC: 'HEADLINE',
  FAMILY: 'HEADLINE',
  EDUCATION: 'HEADLINE',
  PLAN_STATUS: 'HEADLINE',
  VOICE: 'HEADLINE',
  LOCATION: 'BRIEF',
  HEALTH_CORE: 'BRIEF',
  SOCIAL_CARE_NARRATIVE: 'BRIEF',
};

/** Needed for an enquiry, but judged case by case. */
const EACH_CASE: Partial<Record<CategoryCode, Depth>> = {
  MENTAL_HEALTH: 'FULL',
  COUNSELLING: 'FULL',
  SEXUAL_HEALTH: 'FULL',
  DISCLOSURE_OF_ABUSE: 'FULL',
};

type Row = AgreementDocument['referenceTable'][number];

/** The practice ground's one agreement: all parties have signed, and each may ask each. */
export function practiceGroundAgreement(parties: readonly { readonly id: string }[]): AgreementDocument {
  const ids = parties.map(({ id }) => id);
  return {
    id: 'WASPI-ISP-LEAF-01',
    version: 1,
    kind: 'ISP',
    status: 'LIVE',
    title: { en: 'Children in Leafshire: help, welfare and protection' },
    purposes: ['SAFEGUARD_CHILD', 'WELFARE_CHILD', 'EARLY_HELP'],
    compatiblePurposes: [],
    parties: ids.map((agencyId) => ({
      agencyId,
      signatory: 'Senior information risk owner',
      signedAt: SIGNED_AT,
      role: 'CONTROLLER',
    })),
    law: [
      { gateway: 'ENG.CA2004.16LA', art6: '6-1-c', art9: '9-2-g', sch1: 'p18', apdRef: 'APD-LEAF-01' },
      { gateway: 'ENG.CA2004.10-11', art6: '6-1-e', art9: '9-2-g', sch1: 'p18', apdRef: 'APD-LEAF-01' },
    ],
    dpiaRef: 'DPIA-LEAF-01',
    referenceTable: ids.flatMap((from) => [...judgedRows(from, ids), ...eachCaseRows(from, ids)]),
    identify: { matchGradeMin: 'Match', identifiers: ['NHS', 'UPN'] },
    security: { aalMin: 2 },
    review: { dueAt: '2030-09-01', graceDays: 30, owner: 'Leafshire information governance' },
  };
}

function judgedRows(from: string, to: readonly string[]): Row[] {
  return entriesOf(JUDGED).map(([category, depth]) => ({
    ...rowOf(category, depth, from, to),
    level: 'C3',
    ...(category === 'FAMILY' && { includesOthers: true }),
    standingJudgement: { by: 'Designated safeguarding lead', at: SIGNED_AT, upTo: 'C3' },
  }));
}

function eachCaseRows(from: string, to: readonly string[]): Row[] {
  return entriesOf(EACH_CASE).map(([category, depth]) => ({
    ...rowOf(category, depth, from, to),
    level: 'C4',
  }));
}

function rowOf(
  category: CategoryCode,
  depth: Depth,
  from: string,
  to: readonly string[],
): Omit<Row, 'level'> {
  return {
    category,
    fields: [],
    from,
    to: [...to],
    necessity: 'To see what a child needs and whether they are safe',
    depth,
  };
}

function entriesOf(table: Partial<Record<CategoryCode, Depth>>): [CategoryCode, Depth][] {
  return Object.entries(table) as [CategoryCode, Depth][];
}

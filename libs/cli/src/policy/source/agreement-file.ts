import {
  AGENCY_TYPES,
  AGREEMENT_KINDS,
  AGREEMENT_STATUSES,
  CATEGORY_CODES,
  DEPTHS,
  JURISDICTIONS,
  LEVELS,
  MATCH_STATUSES,
  PURPOSE_CODES,
  STATUTORY_ROLES,
} from '@pontio/vocabulary';
import { z } from 'zod';

const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const agencyId = z.string().regex(/^agy_\w+$/, 'an agency id begins with agy_');

const party = z.looseObject({
  agencyId,
  signedAt: instant.exactOptional(),
  /** What the agency is: needed to rehearse the agreement, and to see whether the law runs between its parties. */
  type: z.enum(AGENCY_TYPES).exactOptional(),
  statutoryRoles: z.array(z.enum(STATUTORY_ROLES)).exactOptional(),
  publicAuthority: z.boolean().exactOptional(),
  nation: z.enum(JURISDICTIONS).exactOptional(),
});

const row = z.looseObject({
  category: z.enum(CATEGORY_CODES),
  fields: z.array(z.string()).default([]),
  level: z.enum(LEVELS),
  from: agencyId,
  to: z.array(agencyId).min(1),
  depth: z.enum(DEPTHS),
  about: z.enum(['SUBJECT', 'FAMILY', 'ANY']).exactOptional(),
  includesOthers: z.boolean().exactOptional(),
  standingJudgement: z
    .strictObject({ by: z.string().min(1), at: instant, upTo: z.enum(['C0', 'C1', 'C2', 'C3']) })
    .exactOptional(),
});

/**
 * A sharing agreement in a policy folder: the document that governance keeps, with what each party is beside
 * it. Parts that no rule reads are let through.
 */
export const agreementFile = z.looseObject({
  id: z.string().min(1),
  version: z.int().min(1),
  kind: z.enum(AGREEMENT_KINDS),
  status: z.enum(AGREEMENT_STATUSES),
  purposes: z.array(z.enum(PURPOSE_CODES)).min(1),
  compatiblePurposes: z.array(z.enum(PURPOSE_CODES)).default([]),
  parties: z.array(party).min(2),
  law: z.array(z.looseObject({ gateway: z.string().min(1) })).min(1),
  referenceTable: z.array(row),
  identify: z.looseObject({ matchGradeMin: z.enum(MATCH_STATUSES) }).exactOptional(),
  security: z.looseObject({ aalMin: z.union([z.literal(1), z.literal(2), z.literal(3)]) }).exactOptional(),
  review: z.looseObject({ dueAt: day, graceDays: z.int().min(0) }),
});

/** An agreement file that has been validated. */
export type AgreementFile = z.infer<typeof agreementFile>;

/** `policy.yaml`: the name and version of a policy. */
export const manifestFile = z.strictObject({ id: z.string().min(1), version: z.string().min(1) });

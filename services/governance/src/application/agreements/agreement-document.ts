import {
  AGREEMENT_KINDS,
  AGREEMENT_STATUSES,
  CATEGORY_CODES,
  DEPTHS,
  LEVELS,
  MATCH_STATUSES,
  PURPOSE_CODES,
} from '@pontio/vocabulary';
import { z } from 'zod';

const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const agencyId = z.string().regex(/^agy_\w+$/);
const purposes = z.array(z.enum(PURPOSE_CODES));

const party = z.strictObject({
  agencyId,
  signatory: z.string().min(1),
  /** Absent until the party has signed; an agreement covers nothing until all have. */
  signedAt: instant.exactOptional(),
  role: z.enum(['CONTROLLER', 'JOINT', 'PROCESSOR']),
});

const referenceRow = z.strictObject({
  category: z.enum(CATEGORY_CODES),
  /** Field coordinates; empty for every field of the category. */
  fields: z.array(z.string()),
  level: z.enum(LEVELS),
  from: agencyId,
  to: z.array(agencyId),
  necessity: z.string().min(1),
  depth: z.enum(DEPTHS),
  about: z.enum(['SUBJECT', 'FAMILY', 'ANY']).exactOptional(),
  includesOthers: z.boolean().exactOptional(),
  // A judgement made in advance never reaches above C3: beyond that each case is judged.
  standingJudgement: z
    .strictObject({ by: z.string().min(1), at: instant, upTo: z.enum(['C0', 'C1', 'C2', 'C3']) })
    .exactOptional(),
});

/** A sharing agreement as the register keeps it, after the heads of a WASPI protocol. */
export const agreementDocument = z.strictObject({
  id: z.string().min(1),
  version: z.int().min(1),
  kind: z.enum(AGREEMENT_KINDS),
  status: z.enum(AGREEMENT_STATUSES),
  title: z.strictObject({ en: z.string().min(1), cy: z.string().min(1).exactOptional() }),
  purposes,
  compatiblePurposes: purposes,
  parties: z.array(party).min(2),
  law: z.array(
    z.strictObject({
      gateway: z.string(),
      art6: z.string(),
      art9: z.string().exactOptional(),
      sch1: z.string().exactOptional(),
      apdRef: z.string().exactOptional(),
    }),
  ),
  dpiaRef: z.string().exactOptional(),
  referenceTable: z.array(referenceRow),
  identify: z.strictObject({ matchGradeMin: z.enum(MATCH_STATUSES), identifiers: z.array(z.string()) }),
  security: z.strictObject({ aalMin: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
  review: z.strictObject({ dueAt: day, graceDays: z.int().min(0), owner: z.string().min(1) }),
});

/** An agreement document that has been validated. */
export type AgreementDocument = z.infer<typeof agreementDocument>;

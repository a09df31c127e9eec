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
const words = z.string().min(1);
const agencyId = z.string().regex(/^agy_\w+$/, 'must be the id of an agency');
const purposes = z.array(z.enum(PURPOSE_CODES));
const title = z.strictObject({ en: words, cy: words.exactOptional() });

const party = z.strictObject({
  agencyId,
  signatory: words,
  role: z.enum(['CONTROLLER', 'JOINT', 'PROCESSOR']),
  designatedPerson: words.exactOptional(),
  dpo: words.exactOptional(),
  caldicottGuardian: words.exactOptional(),
});

const referenceRow = z.strictObject({
  category: z.enum(CATEGORY_CODES),
  /** Field coordinates; empty for every field of the category. */
  fields: z.array(z.string()),
  level: z.enum(LEVELS),
  from: agencyId,
  to: z.array(agencyId),
  necessity: words,
  depth: z.enum(DEPTHS),
  about: z.enum(['SUBJECT', 'FAMILY', 'ANY']).exactOptional(),
  includesOthers: z.boolean().exactOptional(),
  frequency: words.exactOptional(),
  method: z.enum(['QUERY', 'PUSH', 'MEETING']).exactOptional(),
  // A judgement made in advance never reaches above C3: beyond that each case is judged.
  standingJudgement: z
    .strictObject({ by: words, at: instant, upTo: z.enum(['C0', 'C1', 'C2', 'C3']) })
    .exactOptional(),
  deleteAfterDays: z.int().min(1).exactOptional(),
});

const lawRow = z.strictObject({
  gateway: words,
  art6: words,
  art9: words.exactOptional(),
  sch1: words.exactOptional(),
  apdRef: words.exactOptional(),
});

/** How things are done under the agreement, head by head; for people to keep to. */
const practice = {
  benefits: words.exactOptional(),
  populations: words.exactOptional(),
  privacyNoticeRefs: z.array(words).exactOptional(),
  risksOfNotSharing: words.exactOptional(),
  inform: z.strictObject({ whenTold: words, byWhom: words, exceptions: words }).partial().exactOptional(),
  consentProcess: z
    .strictObject({
      needed: z.boolean(),
      howRecorded: words.exactOptional(),
      refusedOrWithdrawn: words.exactOptional(),
      lacksCapacity: words.exactOptional(),
    })
    .exactOptional(),
  onward: z
    .strictObject({
      default: z.enum(['FREE_IN_PURPOSE', 'ASK_HOLDER', 'NEVER']),
      list: z.array(agencyId).exactOptional(),
    })
    .exactOptional(),
  records: z
    .strictObject({
      retention: z.array(z.strictObject({ category: z.enum(CATEGORY_CODES), rule: words })),
      deletionOnExit: words.exactOptional(),
    })
    .exactOptional(),
  quality: z.strictObject({ corrections: words, disputes: words }).partial().exactOptional(),
  rights: z
    .strictObject({
      sarLead: words,
      complaintLead: words,
      breachLead: words,
      breachNoticeHours: z.int().min(1).exactOptional(),
    })
    .exactOptional(),
  foi: words.exactOptional(),
  termination: words.exactOptional(),
  qa: z.strictObject({ panel: words, certificate: words, at: day }).exactOptional(),
};

const shape = {
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,79}$/, 'must be letters, digits, dots, dashes'),
  version: z.int().min(1),
  kind: z.enum(AGREEMENT_KINDS),
  title,
  purposes,
  compatiblePurposes: purposes,
  parties: z.array(party).min(2),
  law: z.array(lawRow),
  dpiaRef: words.exactOptional(),
  referenceTable: z.array(referenceRow),
  identify: z.strictObject({ matchGradeMin: z.enum(MATCH_STATUSES), identifiers: z.array(z.string()) }),
  security: z.strictObject({
    aalMin: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    assurance: z.array(words).exactOptional(),
    training: words.exactOptional(),
  }),
  /** Hours in which a party answers; a request to share has a day unless it says otherwise. */
  serviceLevels: z
    .array(z.strictObject({ ask: z.enum(['REQUEST_TO_SHARE']), hours: z.int().min(1) }))
    .exactOptional(),
  /** Whom an unanswered request goes to. */
  escalation: z.array(z.strictObject({ hours: z.int().min(0), to: agencyId })).exactOptional(),
  review: z.strictObject({ dueAt: day, graceDays: z.int().min(0), owner: words }),
  ...practice,
};

/** The text of a sharing agreement, after the heads of a WASPI protocol: what its parties sign. */
export const agreementText = z.strictObject(shape);

/** A text that has been validated. */
export type AgreementText = z.infer<typeof agreementText>;

/** A sharing agreement as the register keeps it: the text, where it stands and who has signed. */
export const agreementDocument = z.strictObject({
  ...shape,
  status: z.enum(AGREEMENT_STATUSES),
  /** A party has no `signedAt` until it has signed; an agreement covers nothing until all have. */
  parties: z.array(party.extend({ signedAt: instant.exactOptional() })).min(2),
});

/** An agreement document that has been validated. */
export type AgreementDocument = z.infer<typeof agreementDocument>;

import {
  AGENCY_STATUSES,
  AGENCY_TYPES,
  ASSURANCE_KINDS,
  COMPETENCE_OUTCOMES,
  CONSENT_CAPACITIES,
  CONSENT_KINDS,
  CONSENT_STATES,
  HIDES,
  INVOLVEMENT_EVIDENCE,
  INVOLVEMENT_ROLES,
  JUDGEMENT_KINDS,
  JURISDICTIONS,
  LEVELS,
  PRACTITIONER_ROLES,
  PRACTITIONER_STATUSES,
  RECORDED_CONDITIONS,
  REPRESENTATIVE_CAPACITIES,
  RESTRICTION_CODES,
  SAR_EXEMPTION_CODES,
  STATUTORY_ROLES,
} from '@pontio/vocabulary';
import { z } from 'zod';
import { agreementDocument } from './agreements/agreement-document.js';

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_\\w+$`));
const day = z.iso.date();
const instant = z.iso.datetime({ offset: true });
const words = z.array(z.string());
const personId = id('per');
const agencyId = id('agy');

const assurance = z.strictObject({ kind: z.enum(ASSURANCE_KINDS), level: z.string(), validTo: day });

const agency = z.strictObject({
  id: agencyId,
  name: z.strictObject({ en: z.string().min(1), cy: z.string().min(1).exactOptional() }),
  type: z.enum(AGENCY_TYPES),
  jurisdiction: z.enum(JURISDICTIONS),
  status: z.enum(AGENCY_STATUSES),
  publicAuthority: z.boolean(),
  statutoryRoles: z.array(z.enum(STATUTORY_ROLES)),
  assurance: z.array(assurance),
  breakGlassRoles: z.array(z.enum(PRACTITIONER_ROLES)),
  dutyContact: z.strictObject({ phone: z.string().min(1), hours: z.string(), outOfHours: z.string() }),
  /** Subgraph that serves the agency's records; absent for an agency that only asks. */
  subgraph: z.string().min(1).exactOptional(),
});

const practitioner = z.strictObject({
  id: id('prc'),
  agencyId,
  role: z.enum(PRACTITIONER_ROLES),
  aal: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  trainingValidTo: day,
  status: z.enum(PRACTITIONER_STATUSES),
  teamIds: words,
  staffPersonId: personId.exactOptional(),
});

const competence = z.strictObject({
  domain: z.string(),
  outcome: z.enum(COMPETENCE_OUTCOMES),
  at: instant,
  reviewAt: day.exactOptional(),
});

const subject = z.strictObject({
  id: personId,
  birthDate: day.exactOptional(),
  unborn: z.boolean().exactOptional(),
  ordinaryResidence: z.enum(JURISDICTIONS).exactOptional(),
  /** Family and household, now or past. */
  relatedPersonIds: z.array(personId),
  competence: z.array(competence),
});

const involvement = z.strictObject({
  id: id('inv'),
  personId,
  agencyId,
  teamId: z.string().exactOptional(),
  actorId: id('prc').exactOptional(),
  role: z.enum(INVOLVEMENT_ROLES),
  caseRef: z.string().min(1),
  from: day,
  to: day.exactOptional(),
  evidence: z.enum(INVOLVEMENT_EVIDENCE),
});

const consent = z.strictObject({
  id: id('con'),
  personId,
  kind: z.enum(CONSENT_KINDS),
  state: z.enum(CONSENT_STATES),
  scope: z.strictObject({ purposes: words, categories: words, holders: words, recipients: words }),
  explicit: z.boolean(),
  givenBy: personId,
  capacity: z.enum(CONSENT_CAPACITIES),
  at: instant,
  validTo: day.exactOptional(),
  supersedes: id('con').exactOptional(),
  /** The agency that recorded it. */
  agencyId: agencyId.exactOptional(),
});

const representative = z.strictObject({
  id: id('rep'),
  personId,
  representativeId: personId,
  capacity: z.enum(REPRESENTATIVE_CAPACITIES),
  from: day,
  to: day.exactOptional(),
  excludedFromNotice: z.boolean().exactOptional(),
  evidence: z.string().min(1),
  agencyId,
  recordedBy: id('prc'),
});

const restriction = z.strictObject({
  id: id('res'),
  personId,
  code: z.enum(RESTRICTION_CODES),
  setBy: agencyId,
  from: day,
  to: day.exactOptional(),
  hides: z.array(z.enum(HIDES)),
  categories: words,
  fromAgencies: words,
  exceptPurposes: words,
  exceptApprovers: words,
  breakGlass: z.enum(['ALLOWED', 'FORBIDDEN']),
  dangerousPersonIds: z.array(personId),
});

const judgement = z.strictObject({
  id: id('jud'),
  personId,
  kind: z.enum(JUDGEMENT_KINDS),
  agencyId,
  by: z.string().min(1),
  at: instant,
  validTo: day.exactOptional(),
  categories: words,
  upTo: z.enum(LEVELS).exactOptional(),
  recipients: words,
  caseRef: z.string().exactOptional(),
  condition: z.enum(RECORDED_CONDITIONS).exactOptional(),
  ref: z.enum(SAR_EXEMPTION_CODES).exactOptional(),
});

/** The shape of a whole register as plain data. */
export const registerDocument = z.strictObject({
  agencies: z.array(agency),
  practitioners: z.array(practitioner),
  agreements: z.array(agreementDocument),
  subjects: z.array(subject),
  involvements: z.array(involvement),
  consents: z.array(consent),
  restrictions: z.array(restriction),
  judgements: z.array(judgement),
  representatives: z.array(representative).exactOptional(),
});

/** A whole register as plain data: what `seedGovernance` loads. */
export type RegisterDocument = z.infer<typeof registerDocument>;

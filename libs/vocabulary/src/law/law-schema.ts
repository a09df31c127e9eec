import { AGENCY_TYPES, STATUTORY_ROLES } from '../agencies.js';
import { CATEGORY_CODES } from '../categories.js';
import { JURISDICTIONS } from '../jurisdictions.js';
import { OBLIGATION_TYPES } from '../obligations.js';
import { PRACTITIONER_ROLES } from '../practitioner-roles.js';
import { DEPTHS, PURPOSE_CODES } from '../purposes.js';
import { RESTRICTION_CODES } from '../restrictions.js';
import {
  COMPUTED_CONDITIONS,
  GATEWAY_KINDS,
  RECORDED_CONDITIONS,
  SUBJECT_CLASSES,
  VERIFICATIONS,
} from './conditions.js';

const words = (list: readonly string[]) => ({ enum: list });
const setOf = (list: readonly string[]) => ({ type: 'array', items: words(list), uniqueItems: true });
const text = {
  type: 'object',
  properties: { en: { type: 'string', minLength: 1 }, cy: { type: 'string', minLength: 1 } },
  required: ['en'],
  additionalProperties: false,
};
const closed = (properties: Record<string, object>, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const row = {
  name: text,
  jurisdiction: words(JURISDICTIONS),
  from: { type: 'string', pattern: '^(\\d{4}(-\\d{2}-\\d{2})?|NOT_COMMENCED)$' },
  to: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  source: { type: 'string', minLength: 1 },
  verification: words(VERIFICATIONS),
  fromVerification: words(VERIFICATIONS),
  reviewOwner: { type: 'string', minLength: 1 },
  checkedAt: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  notes: { type: 'string' },
};
const party = words(['ANY', ...AGENCY_TYPES, ...STATUTORY_ROLES]);
const parties = { type: 'array', items: party, uniqueItems: true };
const codes = (pattern: string) => ({ type: 'array', items: { type: 'string', pattern } });

const gateway = closed(
  {
    code: { type: 'string', pattern: '^((ENG|WAL|EW|UK)\\.[A-Z0-9.-]+|CL\\.[A-Z_]+)$' },
    ...row,
    kind: words(GATEWAY_KINDS),
    holders: parties,
    recipients: parties,
    subjectClass: words(SUBJECT_CLASSES),
    conditions: setOf([...COMPUTED_CONDITIONS, ...RECORDED_CONDITIONS]),
    purposes: setOf(PURPOSE_CODES),
    art6: codes('^6-1-(a|b|c|d|e|ea|f)$'),
    art9: codes('^9-2-[a-j]$'),
    sch1: codes('^p\\d+$'),
    confidentiality: words(['SET_ASIDE', 'MUST_BE_MET', 'NOT_ENGAGED', 'TO_CONFIRM']),
    whenMet: words(['MUST', 'MAY']),
    agreementRequired: words(['NEVER', 'REGULAR']),
    holderJudgement: words(['NONE', 'STANDING_OK_TO_C3', 'CASE']),
    liftedByObjection: { type: 'boolean' },
    standsAlone: { type: 'boolean' },
    statutorySet: closed({ depth: words(DEPTHS), categories: setOf(CATEGORY_CODES) }, [
      'depth',
      'categories',
    ]),
    obligations: setOf(OBLIGATION_TYPES),
  },
  [
    'code',
    'name',
    'jurisdiction',
    'kind',
    'source',
    'verification',
    'holders',
    'recipients',
    'subjectClass',
    'art6',
    'confidentiality',
  ],
);

const exception = closed(
  {
    name: text,
    roles: setOf(PRACTITIONER_ROLES),
    purposes: setOf(PURPOSE_CODES),
    condition: words(RECORDED_CONDITIONS),
  },
  ['name'],
);

const prohibition = closed(
  {
    code: { type: 'string', pattern: '^X\\.[A-Z0-9.]+$' },
    ...row,
    categories: setOf(CATEGORY_CODES),
    restrictions: setOf(RESTRICTION_CODES),
    exceptions: { type: 'array', items: exception },
    existenceHidden: { type: 'boolean' },
  },
  ['code', 'name', 'jurisdiction', 'source', 'verification', 'categories', 'exceptions', 'existenceHidden'],
);

const repealedLaw = closed(
  {
    code: gateway.properties['code'] ?? {},
    name: text,
    jurisdiction: row.jurisdiction,
    revokedOn: row.checkedAt,
    citedAs: { type: 'array', items: row.source, minItems: 1 },
    source: row.source,
    instead: row.source,
  },
  ['code', 'name', 'jurisdiction', 'revokedOn', 'citedAs', 'source'],
);

/**
 * JSON Schema of one file of the catalogue. `law/law.schema.json`, which editors read, is a copy of it that a
 * test keeps in step.
 */
export const lawSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Catalogue of law',
  ...closed(
    {
      edition: row.checkedAt,
      reviewOwner: row.reviewOwner,
      gateways: { type: 'array', items: gateway },
      prohibitions: { type: 'array', items: prohibition },
      repealed: { type: 'array', items: repealedLaw },
    },
    ['edition', 'reviewOwner'],
  ),
};

import { MANIFEST_STATUSES, SAR_EXEMPTION_CODES } from '@pontio/vocabulary';
import { AUDIT_DATA_SCHEMA, auditCellStatuses, auditOutcomes } from './audit-event.js';
import { auditEventKinds, auditKinds } from './kinds.js';

// Every string is a code, an id or a keyed reference, and its pattern leaves no room for a name or a date of
// birth; only `shownToCaller` holds words, and those come from a catalogue.
const code = { type: 'string', pattern: '^[A-Z][A-Z0-9_]{0,79}$' };
/** Chosen by others (RFC 7519 leaves `jti` open, RFC 6749 client ids too): printable, without a space. */
const foreignId = { type: 'string', pattern: '^[!-~]{1,200}$' };
const token = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9_.:/#()@+-]{0,199}$' };
const coordinate = { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*\\.[A-Za-z_][A-Za-z0-9_]*$' };
const prefixed = (prefix: string): object => ({
  type: 'string',
  pattern: `^${prefix}_[A-Za-z0-9_-]{1,80}$`,
});
const keyedRef = (prefix: string): object => ({
  type: 'string',
  pattern: `^${prefix}_[A-Za-z0-9_-]{43}$`,
});
const listOf = (items: object): object => ({ type: 'array', items });
const closed = (properties: Record<string, object>, required: readonly string[]): object => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});

const requesterFields = {
  org: prefixed('agy'),
  role: code,
  userRef: keyedRef('usr'),
  client: foreignId,
  jti: foreignId,
};

const linkFields = {
  breakGlassId: prefixed('bgl'),
  shareRequestId: prefixed('shr'),
  nonDisclosureId: prefixed('ndr'),
  judgementId: prefixed('jud'),
  restrictionId: prefixed('res'),
  supersedes: token,
};

const data = closed(
  {
    correlation: prefixed('(req|ord)'),
    decisionId: prefixed('dec'),
    phase: { enum: [...new Set(Object.values(auditKinds).map(({ phase }) => phase))] },
    requester: closed(requesterFields, []),
    owner: { anyOf: [prefixed('agy'), { type: 'null' }] },
    subjectRef: keyedRef('sub'),
    purpose: code,
    caseRef: keyedRef('cse'),
    legalGateway: token,
    agreement: token,
    outcome: { enum: auditOutcomes },
    legalOutcome: code,
    cells: listOf(
      closed(
        {
          category: code,
          fields: { ...listOf(coordinate), minItems: 1 },
          status: { enum: auditCellStatuses },
          reason: code,
          ref: { anyOf: [token, { enum: SAR_EXEMPTION_CODES }] },
        },
        ['category', 'fields', 'status'],
      ),
    ),
    manifest: listOf(
      closed({ source: token, category: code, status: { enum: MANIFEST_STATUSES } }, [
        'source',
        'category',
        'status',
      ]),
    ),
    shownToCaller: listOf({ type: 'string', minLength: 1, maxLength: 500 }),
    reason: code,
    fault: code,
    inputDigest: { type: 'string', pattern: '^sha256:[A-Za-z0-9_-]{43,64}$' },
    requestDigest: { type: 'string', pattern: '^sha256:[A-Za-z0-9_-]{43}$' },
    policyVersion: token,
    lawVersion: token,
    subgraph: token,
    record: token,
    links: closed(linkFields, []),
    mode: { const: 'BREAK_GLASS' },
    breakGlass: prefixed('bgl'),
    obligations: listOf(code),
    freshness: { const: 'NOT_GUARANTEED' },
  },
  ['correlation', 'phase', 'requester', 'owner', 'outcome', 'cells'],
);

const phaseOfKind = auditEventKinds.map((kind) => ({
  if: { properties: { type: { const: auditKinds[kind].type } } },
  then: {
    properties: {
      data: {
        properties: {
          phase: { const: auditKinds[kind].phase },
          ...(auditKinds[kind].requester === 'FULL' && {
            requester: { required: Object.keys(requesterFields) },
          }),
        },
      },
    },
  },
}));

/** JSON Schema (2020-12) of an audit event. Closed: an unknown key anywhere makes an event invalid. */
export const auditEventSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: AUDIT_DATA_SCHEMA,
  title: 'Pontio audit event',
  ...closed(
    {
      specversion: { const: '1.0' },
      id: prefixed('evt'),
      type: { enum: auditEventKinds.map((kind) => auditKinds[kind].type) },
      source: { type: 'string', pattern: '^urn:pontio:[a-z0-9:-]{1,80}$' },
      time: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' },
      datacontenttype: { const: 'application/json' },
      dataschema: { const: AUDIT_DATA_SCHEMA },
      data,
    },
    ['specversion', 'id', 'type', 'source', 'time', 'datacontenttype', 'dataschema', 'data'],
  ),
  allOf: phaseOfKind,
} as const;

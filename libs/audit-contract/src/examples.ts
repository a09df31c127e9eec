import type { AuditEvent, AuditFacts, AuditRequester } from './audit-event.js';
import { createAuditEvent } from './create-audit-event.js';
import type { AuditEventKind } from './kinds.js';
import { createReferencer } from './referencer.js';
import { type OversightKind, oversightKinds } from './oversight-kinds.js';
import { type RegisterKind, registerEventKinds, registerKinds } from './register-kinds.js';

const ref = createReferencer(new Uint8Array(32));

const requester: AuditRequester = {
  org: 'agy_leafshire',
  role: 'SOCIAL_WORKER',
  userRef: ref('practitioner', 'prc_sana'),
  client: 'leafshire-case-system',
  jti: 'urn:ietf:params:oauth:jti:tok_example',
};

const facts: Omit<AuditFacts, 'outcome' | 'cells'> = {
  correlation: 'req_example',
  decisionId: 'dec_example',
  owner: 'agy_alderbrook',
  subjectRef: ref('subject', 'per_ellie'),
  purpose: 'SAFEGUARD_CHILD',
  caseRef: ref('case', 'S47-2026-0117'),
  legalGateway: 'CA1989_S47',
  agreement: 'agr_leafshire_schools',
  subgraph: 'agency-education',
};

const at = (second: string): { time: string; source: string } => ({
  time: `2026-11-23T10:00:${second}.000Z`,
  source: 'urn:pontio:gateway',
});

const attendance = { category: 'EDUCATION', fields: ['EducationRecord.attendancePercent'] };
const counselling = { category: 'COUNSELLING', fields: ['EducationRecord.counsellingNotes'] };

type OversightExamples = { readonly [K in OversightKind]: AuditEvent<K> };

/** What an event about the audit trail says beside who and whose. */
const OVERSIGHT: Readonly<Record<OversightKind, Partial<AuditFacts>>> = {
  AUDIT_READ: { record: 'R01', reason: 'SUBJECT_ACCESS', subjectRef: ref('subject', 'per_ellie') },
  LEGAL_HOLD_SET: { record: 'hold_example', reason: 'INQUIRY' },
  LEGAL_HOLD_LIFTED: { record: 'hold_example' },
  EVENTS_EXPIRED: { record: '2018-11', owner: null },
};

const oversightExamples = Object.fromEntries(
  (Object.keys(oversightKinds) as OversightKind[]).map((kind, index) => [
    kind,
    createAuditEvent<OversightKind>(
      kind,
      {
        correlation: 'ord_example',
        requester: kind === 'EVENTS_EXPIRED' ? {} : { org: 'agy_leafshire' },
        owner: 'agy_leafshire',
        purpose: 'IG_AUDIT',
        outcome: 'permit',
        cells: [],
        ...OVERSIGHT[kind],
      },
      { id: `evt_oversight_${String(index + 1)}`, ...at('05'), source: 'urn:pontio:ledger' },
    ),
  ]),
) as unknown as OversightExamples;

type RegisterExamples = { readonly [K in RegisterKind]: AuditEvent<K> };

/** Where an event of the register is about more than a record. */
const MORE: Partial<Record<RegisterKind, Partial<AuditFacts>>> = {
  BREAK_GLASS_REVIEWED: { reason: 'JUSTIFIED' },
  CONSENT_WITHDRAWN: { links: { supersedes: 'con_before' } },
  SHARE_ANSWERED: { reason: 'SHARE', owner: 'agy_alderbrook', links: { judgementId: 'jud_example' } },
  SHARE_ESCALATED: { owner: 'agy_alderbrook' },
  NONDISCLOSURE_REVIEWED: { reason: 'UPHELD' },
  SUPERGRAPH_REFUSED: { owner: null, outcome: 'deny', reason: 'BREAKING_CHANGE' },
  EVIDENCE_DEGRADED: { owner: null, outcome: 'partial', reason: 'NOT_CONFIRMED_IN_TIME' },
};

/** Kinds that are about the register itself and about nobody. */
const ABOUT_NOBODY = /^(AGREEMENT|AGENCY|PRACTITIONER|NOTICE|POLICY|SUPERGRAPH|EVIDENCE)_/;

const registerExamples = Object.fromEntries(
  registerEventKinds.map((kind, index) => [
    kind,
    createAuditEvent<RegisterKind>(
      kind,
      {
        correlation: 'ord_example',
        requester: registerKinds[kind].requester === 'FULL' ? requester : {},
        owner: 'agy_leafshire',
        ...(!ABOUT_NOBODY.test(kind) && { subjectRef: facts.subjectRef }),
        outcome: 'permit',
        cells: [],
        record: 'rec_example',
        ...MORE[kind],
      },
      { id: `evt_example_${String(index + 5)}`, ...at('04'), source: 'urn:pontio:governance' },
    ),
  ]),
) as unknown as RegisterExamples;

/** One event of each kind, about a person of the practice ground; shown in `AUDIT.md`. */
export const exampleEvents: { readonly [K in AuditEventKind]: AuditEvent<K> } = {
  REQUEST_INTENT: createAuditEvent(
    'REQUEST_INTENT',
    {
      ...facts,
      requester,
      outcome: 'partial',
      cells: [
        { ...attendance, status: 'ASKED' },
        { ...counselling, status: 'WITHHELD', reason: 'NOT_IN_AGREEMENT' },
      ],
    },
    { id: 'evt_example_1', ...at('00') },
  ),
  DECISION: createAuditEvent(
    'DECISION',
    {
      ...facts,
      requester,
      outcome: 'partial',
      cells: [
        { ...attendance, status: 'DECIDED' },
        { ...counselling, status: 'WITHHELD', reason: 'HOLDER_CONFIRMATION' },
      ],
    },
    { id: 'evt_example_4', ...at('03') },
  ),
  DISCLOSURE: createAuditEvent(
    'DISCLOSURE',
    {
      ...facts,
      requester,
      outcome: 'partial',
      cells: [
        { ...attendance, status: 'RETURNED' },
        { ...counselling, status: 'WITHHELD', reason: 'NOT_IN_AGREEMENT' },
      ],
      manifest: [{ source: 'agency-education', category: 'EDUCATION', status: 'RETURNED' }],
    },
    { id: 'evt_example_2', ...at('01') },
  ),
  REFUSAL: createAuditEvent(
    'REFUSAL',
    {
      correlation: 'req_example',
      requester: { org: 'agy_leafshire' },
      owner: null,
      outcome: 'deny',
      cells: [],
      reason: 'RELEASE_ORDER_REFUSED',
      fault: 'EXPIRED',
      subgraph: 'agency-education',
    },
    { id: 'evt_example_3', ...at('02') },
  ),
  ...oversightExamples,
  ...registerExamples,
};

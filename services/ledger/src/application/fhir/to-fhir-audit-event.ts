import type {
  AuditEvent as FhirAuditEvent,
  AuditEventAgent,
  AuditEventEntity,
  Coding,
} from '@medplum/fhirtypes';
import { type AuditEvent, type AuditEventKind, type AuditOutcome, kindOf } from '@pontio/audit-contract';
import type { FoundEvent } from '../search/search-events.js';

const DCM = 'http://dicom.nema.org/resources/ontology/DCM';
const LOCAL = 'urn:x-gateway:audit';
const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
const OBJECT_TYPE = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const OBJECT_ROLE = 'http://terminology.hl7.org/CodeSystem/object-role';
const REFS = 'urn:pontio:ref';
const IDS = 'urn:pontio:id';

/** What a kind of event is to FHIR. */
interface Meaning {
  readonly type: Coding;
  readonly subtype: Coding;
  readonly action: 'E' | 'R';
}

const dcm = (code: string, display: string): Coding => ({ system: DCM, code, display });
const query: Meaning = {
  type: dcm('110112', 'Query'),
  subtype: { system: LOCAL, code: 'graphql-query' },
  action: 'E',
};

const MEANINGS: Partial<Record<AuditEventKind, Meaning>> = {
  REQUEST_INTENT: query,
  DECISION: query,
  REFUSAL: query,
  DISCLOSURE: {
    type: dcm('110106', 'Export'),
    subtype: { system: 'http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle', code: 'disclose' },
    action: 'R',
  },
  BREAK_GLASS_OPENED: {
    type: dcm('110113', 'Security Alert'),
    subtype: dcm('110127', 'Emergency Override Started'),
    action: 'E',
  },
  AUDIT_READ: {
    type: dcm('110101', 'Audit Log Used'),
    subtype: { system: LOCAL, code: 'audit-read' },
    action: 'R',
  },
};

const OUTCOMES = { permit: '0', partial: '4', deny: '8', error: '12' } as const satisfies Record<
  AuditOutcome,
  string
>;

/**
 * An entry as FHIR R4. A question in GraphQL fits no profile of BALP, so none is claimed; people appear by their
 * keyed references.
 *
 * @see https://hl7.org/fhir/R4/auditevent.html
 */
export function toFhirAuditEvent({ event, recordedAt }: FoundEvent): FhirAuditEvent {
  const kind = kindOf(event);
  const { type, subtype, action } = MEANINGS[kind] ?? changeOf(kind);
  const { data } = event;
  return {
    resourceType: 'AuditEvent',
    id: event.id.replaceAll('_', '-'),
    type,
    subtype: [subtype],
    action,
    period: { start: event.time },
    recorded: recordedAt.toISOString(),
    outcome: OUTCOMES[data.outcome],
    ...(data.reason !== undefined && { outcomeDesc: data.reason }),
    agent: agentsOf(event),
    source: { observer: { identifier: { system: IDS, value: event.source } } },
    ...entitiesOf(event),
  };
}

/** A change of the register, or of the trail itself. */
function changeOf(kind: AuditEventKind): Meaning {
  const code = kind.toLowerCase().replaceAll('_', '-');
  return { type: dcm('110100', 'Application Activity'), subtype: { system: LOCAL, code }, action: 'E' };
}

function agentsOf({ data: { requester, owner, purpose } }: AuditEvent): AuditEventAgent[] {
  const who = requester.userRef ?? requester.org;
  const asks: AuditEventAgent = {
    type: { coding: [{ system: PARTICIPATION, code: 'IRCP' }] },
    requestor: true,
    ...(who !== undefined && { who: { identifier: { system: requester.userRef ? REFS : IDS, value: who } } }),
    ...(requester.role !== undefined && { role: [{ text: requester.role }] }),
    ...(purpose !== undefined && {
      purposeOfUse: [{ coding: [{ system: 'urn:x-gateway:purpose', code: purpose }] }],
    }),
  };
  const agencies = [
    [requester.org, 'IRCP'],
    [owner, 'CST'],
  ] as const;
  return [
    asks,
    ...agencies.flatMap(([value, code]) =>
      typeof value === 'string'
        ? [
            {
              type: { coding: [{ system: PARTICIPATION, code }] },
              requestor: false,
              who: { identifier: { system: IDS, value } },
            },
          ]
        : [],
    ),
  ];
}

function entitiesOf({ data }: AuditEvent): { entity?: AuditEventEntity[] } {
  const named = [
    [data.subjectRef, '1', '1'],
    [data.caseRef, '4', '22'],
    [data.correlation, '2', '24'],
  ] as const;
  const entity = named.flatMap(([value, type, role]): AuditEventEntity[] =>
    value === undefined
      ? []
      : [
          {
            what: { identifier: { system: value === data.correlation ? IDS : REFS, value } },
            type: { system: OBJECT_TYPE, code: type },
            role: { system: OBJECT_ROLE, code: role },
          },
        ],
  );
  return entity.length === 0 ? {} : { entity };
}

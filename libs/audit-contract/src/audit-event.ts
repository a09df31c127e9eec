import type { ManifestStatus } from '@pontio/vocabulary';
import type { AuditEventKind, PartialKind, auditKinds } from './kinds.js';

/** Keyed reference to a person: HMAC under the audit key, never the identifier nor a plain hash of it. */
export type SubjectRef = `sub_${string}`;
/** Keyed reference to a practitioner. */
export type PractitionerRef = `usr_${string}`;
/** Keyed reference to the asking agency's case. */
export type CaseRef = `cse_${string}`;

/** Who asked. Copied at the time, not looked up later. */
export interface AuditRequester {
  /** The agency that asks, `agy_…`. */
  readonly org: string;
  /** Role code of the practitioner. */
  readonly role: string;
  readonly userRef: PractitionerRef;
  /** OAuth client id of the calling system. */
  readonly client: string;
  /** Token id. */
  readonly jti: string;
}

/**
 * What became of a cell (one person x one field). `NONE_HELD`: released, and the holder holds nothing, which
 * the caller was told. `HIDDEN`: not even its existence was told. `DECIDED`: may be shared, and was not asked
 * for.
 */
export const auditCellStatuses = [
  'ASKED',
  'RETURNED',
  'TRANSFORMED',
  'NONE_HELD',
  'WITHHELD',
  'HIDDEN',
  'UNAVAILABLE',
  'DECIDED',
] as const;
/** What became of a cell. */
export type AuditCellStatus = (typeof auditCellStatuses)[number];

/** The cells of one category that share a status and a reason. Field names only, never values. */
export interface AuditCell {
  /** Category code of the vocabulary. */
  readonly category: string;
  /** Field coordinates `Type.field`. */
  readonly fields: readonly string[];
  readonly status: AuditCellStatus;
  /** Reason code, the true one. */
  readonly reason?: string;
  /** What the reason rests on: an agreement, restriction, consent or clause, by its id. */
  readonly ref?: string;
}

/** One line of the completeness manifest. */
export interface AuditManifestLine {
  readonly source: string;
  readonly category: string;
  readonly status: ManifestStatus;
}

/** Outcomes of an event: all that was asked, part of it, nothing, or a fault. */
export const auditOutcomes = ['permit', 'partial', 'deny', 'error'] as const;
/** Outcome of an event. */
export type AuditOutcome = (typeof auditOutcomes)[number];

/** Other records of the register that an event has to do with, by their ids. */
export interface AuditLinks {
  readonly breakGlassId?: string;
  readonly shareRequestId?: string;
  readonly nonDisclosureId?: string;
  readonly judgementId?: string;
  readonly restrictionId?: string;
  /** The record that this one takes the place of. */
  readonly supersedes?: string;
}

/** What every kind of event carries. One event per request x subject x owner; no personal value anywhere. */
export interface AuditFacts {
  /** The request, `req_…` (or the release order, `ord_…`, where only that is known); also the Kafka key. */
  readonly correlation: string;
  /** `dec_…`. */
  readonly decisionId?: string;
  /** The agency that holds the data, `agy_…`; null when a whole request was refused. */
  readonly owner: string | null;
  readonly subjectRef?: SubjectRef;
  /** Purpose code of the vocabulary. */
  readonly purpose?: string;
  readonly caseRef?: CaseRef;
  /** The legal gateway that the decision rests on. */
  readonly legalGateway?: string;
  /** The agreement that the decision rests on. */
  readonly agreement?: string;
  readonly outcome: AuditOutcome;
  /** Legal-outcome code of the decision. */
  readonly legalOutcome?: string;
  /** Packed by category, status and reason. Empty when the request never got as far as cells. */
  readonly cells: readonly AuditCell[];
  readonly manifest?: readonly AuditManifestLine[];
  /** What the caller was told where it differs from the truth. For the owner's eyes only. */
  readonly shownToCaller?: readonly string[];
  /** Code of a whole refusal or error, for example `TOKEN_INVALID`. */
  readonly reason?: string;
  /** What exactly was wrong, for example `EXPIRED` with `RELEASE_ORDER_REFUSED`. Not told to the caller. */
  readonly fault?: string;
  /** `sha256:…` over the inputs of the decision. */
  readonly inputDigest?: string;
  /** `sha256:…` over the caller's request, as the release order carried it. */
  readonly requestDigest?: string;
  readonly policyVersion?: string;
  readonly lawVersion?: string;
  /** The subgraph concerned. */
  readonly subgraph?: string;
  /** The record of the register that was changed, by its id. */
  readonly record?: string;
  readonly links?: AuditLinks;
  /** Absent for the ordinary mode. */
  readonly mode?: 'BREAK_GLASS';
  /** The declaration that the request rested on, `bgl_…`. */
  readonly breakGlass?: string;
  /** Types of the obligations that came with the answer. */
  readonly obligations?: readonly string[];
  /** The register's facts might have been out of date: consents counted as not given. */
  readonly freshness?: 'NOT_GUARANTEED';
}

/** A refused caller may be unknown and a clock is nobody; any other event names its requester in full. */
export type AuditRequesterOf<K extends AuditEventKind> = K extends PartialKind
  ? Partial<AuditRequester>
  : AuditRequester;

/** What the writer of an event states; the phase follows from the kind. */
export type AuditInput<K extends AuditEventKind = AuditEventKind> = AuditFacts & {
  readonly requester: AuditRequesterOf<K>;
};

/** `data` of an event. */
export type AuditData<K extends AuditEventKind = AuditEventKind> = AuditInput<K> & {
  readonly phase: (typeof auditKinds)[K]['phase'];
};

/**
 * One audit event: CloudEvents 1.0 in JSON.
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export interface AuditEvent<K extends AuditEventKind = AuditEventKind> {
  readonly specversion: '1.0';
  /** `evt_…`, made once and reused on every retry: the ledger drops duplicates by it. */
  readonly id: string;
  readonly type: (typeof auditKinds)[K]['type'];
  /** `urn:pontio:<process>`. */
  readonly source: string;
  /** When it happened, ISO 8601 UTC with milliseconds. */
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly dataschema: typeof AUDIT_DATA_SCHEMA;
  readonly data: AuditData<K>;
}

/** `dataschema` of every event of this version. */
export const AUDIT_DATA_SCHEMA = 'urn:pontio:audit:1';

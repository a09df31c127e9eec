import type { Referencer } from '@pontio/audit-contract';
import type { BreakGlass } from '../persistence/break-glass.entity.js';
import type { Consent } from '../persistence/consent.entity.js';
import type { NonDisclosure } from '../persistence/non-disclosure.entity.js';
import type { Notice } from '../persistence/notice.entity.js';
import type { ShareRequest } from '../persistence/share-request.entity.js';
import type { AgreementHistory } from '../application/agreements/agreement-history.js';
import { digestOfAgreement, textOf } from '../application/agreements/digest-of-agreement.js';
import { statusOn } from '../application/agreements/status-on.js';
import { toFhirConsent } from '../application/consents/consent-fhir.js';
import { isOpen } from '../application/break-glass/find-break-glass.js';
import { ukDay } from '../application/uk-day.js';

/** An answer of the schema. People are keyed references in it, never ids. */
export type Presented = Record<string, unknown>;

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** Shows records of the register as the schema does, as of now. */
export class Present {
  constructor(
    private readonly refs: Referencer,
    private readonly now: () => Date,
  ) {}

  readonly breakGlass = (entry: BreakGlass): Presented => ({
    ...pick(entry, ['id', 'ground', 'justification', 'agencyId', 'role', 'purpose', 'reviewerAgencyId']),
    ...pick(entry, ['finding', 'notes']),
    status: entry.reviewedAt ? 'REVIEWED' : isOpen(entry, this.now()) ? 'OPEN' : 'CLOSED',
    practitionerRef: this.refs('practitioner', entry.practitionerId),
    subjectRef: this.refs('subject', entry.personId),
    openedAt: iso(entry.openedAt),
    until: iso(entry.until),
    extended: Boolean(entry.extendedAt),
    closedAt: iso(entry.closedAt),
    reviewDueAt: iso(entry.reviewDueAt),
    reviewedAt: iso(entry.reviewedAt),
  });

  readonly shareRequest = (entry: ShareRequest): Presented => ({
    ...pick(entry, [
      'id',
      'status',
      'requestId',
      'decisionId',
      'holderId',
      'recipientId',
      'purpose',
      'reason',
    ]),
    ...pick(entry, ['categories', 'fields', 'level', 'why', 'reasons', 'judgementId', 'validTo']),
    ...pick(entry, ['nonDisclosureId']),
    practitionerRef: this.refs('practitioner', entry.practitionerId),
    subjectRef: this.refs('subject', entry.personId),
    askedAt: iso(entry.askedAt),
    dueAt: iso(entry.dueAt),
    escalatedAt: iso(entry.escalatedAt),
    answeredAt: iso(entry.answeredAt),
  });

  readonly nonDisclosure = (entry: NonDisclosure): Presented => ({
    ...pick(entry, ['id', 'agencyId', 'recipientId', 'decisionId', 'shareRequestId', 'ground', 'reasons']),
    ...pick(entry, ['alternatives', 'reviewAt', 'reviewNotes']),
    status: entry.outcome ?? 'OPEN',
    subjectRef: this.refs('subject', entry.personId),
    decidedByRef: this.refs('practitioner', entry.decidedBy),
    recordedAt: iso(entry.recordedAt),
    reviewedAt: iso(entry.reviewedAt),
  });

  readonly notice = (entry: Notice): Presented => ({
    ...pick(entry, ['id', 'kind', 'decisionId', 'detail']),
    record: entry.about,
    subjectRef: entry.subjectId === null ? null : this.refs('subject', entry.subjectId),
    openedAt: iso(entry.openedAt),
    dueAt: iso(entry.dueAt),
    closedAt: iso(entry.closedAt),
  });

  /** A superseded record says so; past its last day it is expired. */
  readonly consent = (entry: Consent, superseded = false): Presented => {
    const { validTo } = entry;
    const expired = entry.state === 'GIVEN' && validTo !== null && validTo < ukDay(this.now());
    const state = superseded ? 'SUPERSEDED' : expired ? 'EXPIRED' : entry.state;
    const fhir = toFhirConsent(entry, {
      state,
      personId: this.refs('subject', entry.personId),
      givenBy: this.refs('subject', entry.givenBy),
    });
    return {
      ...pick(entry, ['id', 'kind', 'capacity', 'explicit', 'validTo', 'supersedes']),
      state,
      subjectRef: this.refs('subject', entry.personId),
      at: iso(entry.recordedAt),
      fhir: fhir === undefined ? null : JSON.stringify(fhir),
    };
  };

  readonly agreement = ({
    agreement: { id, version, document },
    signatures,
    history,
  }: AgreementHistory): Presented => {
    const digests = new Map(signatures.map(({ agencyId, digest }) => [agencyId, digest]));
    return {
      ...{ id, version, title: document.title.en, reviewDueAt: document.review.dueAt },
      status: statusOn(document, ukDay(this.now())),
      digest: digestOfAgreement(document),
      signatures: document.parties
        .filter(({ signedAt }) => signedAt !== undefined)
        .map(({ agencyId, signedAt }) => ({ agencyId, signedAt, digest: digests.get(agencyId) ?? null })),
      history: history.map(({ status, at, agencyId, reason }) => ({ status, at: iso(at), agencyId, reason })),
      document: textOf(document),
    };
  };
}

function pick<T extends object>(entry: T, names: readonly (keyof T & string)[]): Presented {
  return Object.fromEntries(names.map((name) => [name, entry[name] ?? null]));
}

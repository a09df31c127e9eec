import type { Coding, Consent as FhirConsent, ConsentProvision, Extension } from '@medplum/fhirtypes';
import { CONSENT_MAPPINGS, type ConsentState, PURPOSES, isPurpose } from '@pontio/vocabulary';
import type { Consent } from '../../persistence/consent.entity.js';

/** What a FHIR R4 Consent says of an answer. People are named by whatever references the record holds. */
export type ConsentRecord = Pick<
  Consent,
  | 'id'
  | 'personId'
  | 'kind'
  | 'state'
  | 'scope'
  | 'explicit'
  | 'givenBy'
  | 'capacity'
  | 'recordedAt'
  | 'validTo'
  | 'supersedes'
  | 'agencyId'
>;

/** Names of Pontio's own in FHIR: the kind of answer, ids, purposes, categories. */
export const URN = 'urn:pontio:consent';
export const IDS = 'urn:pontio:id';
export const PURPOSE_SYSTEM = 'urn:x-gateway:purpose';
const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const SCOPE_SYSTEM = 'http://terminology.hl7.org/CodeSystem/consentscope';
export const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
export const CATEGORY_SYSTEM = 'urn:x-gateway:category';

interface Standing {
  readonly status: FhirConsent['status'];
  readonly type?: 'permit' | 'deny' | undefined;
  readonly dpv: string;
}

/** How a state stands in FHIR; nothing for what is not a FHIR Consent. */
function standingOf(state: ConsentState): Standing | undefined {
  const { r4, dpv = 'dpv:ConsentUnknown' } = CONSENT_MAPPINGS[state];
  if (r4 === undefined) return undefined;
  // The consent that was given becomes inactive; the record of its withdrawal is the deny that is enforced.
  const status = state === 'WITHDRAWN' ? (r4.enforcedBy ?? r4.status) : r4.status;
  return { status, type: r4.provision, dpv: dpv.replace(/^dpv:/, '') };
}

/** What is said otherwise than the record does: as it stands today, with references in place of ids. */
export type SaidOtherwise = Partial<Pick<ConsentRecord, 'state' | 'personId' | 'givenBy'>>;

/**
 * An answer as a FHIR R4 Consent.
 *
 * @returns undefined for an answer that was not asked for, or not sought because asking is unsafe: FHIR keeps
 * no Consent of these
 */
export function toFhirConsent(
  record: ConsentRecord,
  { state = record.state, personId = record.personId, givenBy = record.givenBy }: SaidOtherwise = {},
): FhirConsent | undefined {
  const standing = standingOf(state);
  if (standing === undefined) return undefined;
  const { status, type, dpv } = standing;
  return {
    resourceType: 'Consent',
    id: record.id.replaceAll('_', '-'),
    extension: extensionsOf(record, state, dpv),
    identifier: [{ system: IDS, value: record.id }],
    status,
    scope: { coding: [{ system: SCOPE_SYSTEM, code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { identifier: { system: IDS, value: personId } },
    dateTime: record.recordedAt.toISOString(),
    performer: [{ identifier: { system: IDS, value: givenBy } }],
    ...(record.agencyId !== null && {
      organization: [{ identifier: { system: IDS, value: record.agencyId } }],
    }),
    ...(record.supersedes !== null && {
      sourceReference: { identifier: { system: IDS, value: record.supersedes } },
    }),
    policy: [{ uri: `${URN}:${record.kind}` }],
    provision: provisionOf(record, type),
  };
}

function extensionsOf({ capacity, explicit }: ConsentRecord, state: ConsentState, dpv: string): Extension[] {
  return [
    { url: `${URN}:state`, valueCode: state },
    { url: `${URN}:capacity`, valueCode: capacity },
    { url: `${URN}:explicit`, valueBoolean: explicit },
    { url: `${URN}:dpv`, valueUri: `https://w3id.org/dpv#${dpv}` },
  ];
}

/** One level: the answer, and what it is limited to. */
function provisionOf(
  { scope, validTo }: ConsentRecord,
  type: 'permit' | 'deny' | undefined,
): ConsentProvision {
  const { purposes, categories, holders, recipients } = scope;
  const purpose = purposes.flatMap(purposeCodings);
  const actors = [...holders.map((id) => actorOf('CST', id)), ...recipients.map((id) => actorOf('IRCP', id))];
  return {
    ...(type !== undefined && { type }),
    ...(validTo !== null && { period: { end: validTo } }),
    ...(purpose.length > 0 && { purpose }),
    ...(actors.length > 0 && { actor: actors }),
    ...(categories.length > 0 && {
      securityLabel: categories.map((code) => ({ system: CATEGORY_SYSTEM, code })),
    }),
  };
}

function purposeCodings(code: string): Coding[] {
  const own = { system: PURPOSE_SYSTEM, code };
  return isPurpose(code) ? [own, { system: ACT_REASON, code: PURPOSES[code].v3ActReason }] : [own];
}

function actorOf(code: 'CST' | 'IRCP', id: string): NonNullable<ConsentProvision['actor']>[number] {
  return {
    role: { coding: [{ system: PARTICIPATION, code }] },
    reference: { identifier: { system: IDS, value: id } },
  };
}

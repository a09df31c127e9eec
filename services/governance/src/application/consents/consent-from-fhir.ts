import { type ConsentState, isConsentCapacity, isConsentKind, isConsentState } from '@pontio/vocabulary';
import type { Consent as FhirConsent, ConsentProvision, Reference } from '@medplum/fhirtypes';
import { CATEGORY_SYSTEM, type ConsentRecord, IDS, PURPOSE_SYSTEM, URN } from './consent-fhir.js';

/**
 * Reads a FHIR R4 Consent. One of ours comes back as it was; of others the state is read from the status and
 * the type, and what FHIR does not say is taken as the least: a preference, not explicit, by the person.
 *
 * @returns undefined when it names no person, no time, or a state that no answer has
 */
export function fromFhirConsent(resource: FhirConsent): ConsentRecord | undefined {
  const personId = idOf(resource.patient);
  const { dateTime, provision } = resource;
  const state = stateOf(resource);
  if (personId === undefined || dateTime === undefined || state === undefined) return undefined;
  return {
    ...{ id: idIn(resource), personId, state, kind: kindOf(resource), scope: scopeOf(provision) },
    explicit: extension(resource, 'explicit')?.valueBoolean === true,
    givenBy: idOf(resource.performer?.[0]) ?? personId,
    capacity: capacityOf(resource),
    recordedAt: new Date(dateTime),
    validTo: lastDayOf(provision),
    supersedes: idOf(resource.sourceReference) ?? null,
    agencyId: idOf(resource.organization?.[0]) ?? null,
  };
}

function idIn({ identifier, id = '' }: FhirConsent): string {
  return identifier?.find(({ system }) => system === IDS)?.value ?? id;
}

function lastDayOf(provision: ConsentProvision | undefined): string | null {
  return provision?.period?.end?.slice(0, 10) ?? null;
}

function stateOf(resource: FhirConsent): ConsentState | undefined {
  const own = extension(resource, 'state')?.valueCode ?? '';
  return isConsentState(own) ? own : readState(resource);
}

function readState({ status, provision, sourceReference }: FhirConsent): ConsentState | undefined {
  const denies = provision?.type === 'deny';
  const active: ConsentState = denies ? (sourceReference ? 'WITHDRAWN' : 'REFUSED') : 'GIVEN';
  const inactive: ConsentState = denies ? 'WITHDRAWN' : 'EXPIRED';
  const states: Partial<Record<FhirConsent['status'], ConsentState>> = {
    proposed: 'REQUESTED',
    active,
    rejected: 'REFUSED',
    inactive,
    'entered-in-error': 'ENTERED_IN_ERROR',
  };
  return states[status];
}

function kindOf({ policy }: FhirConsent): ConsentRecord['kind'] {
  const named = policy?.[0]?.uri?.replace(`${URN}:`, '') ?? '';
  return isConsentKind(named) ? named : 'PREFERENCE';
}

function capacityOf(resource: FhirConsent): ConsentRecord['capacity'] {
  const named = extension(resource, 'capacity')?.valueCode ?? '';
  return isConsentCapacity(named) ? named : 'SELF';
}

function scopeOf(provision: ConsentProvision | undefined): ConsentRecord['scope'] {
  const actors = (code: string): string[] =>
    (provision?.actor ?? [])
      .filter(({ role }) => role.coding?.some((coding) => coding.code === code))
      .flatMap(({ reference }) => idOf(reference) ?? []);
  const codes = (list: readonly { system?: string; code?: string }[] | undefined, system: string): string[] =>
    (list ?? []).flatMap((coding) => (coding.system === system ? (coding.code ?? []) : []));
  return {
    purposes: codes(provision?.purpose, PURPOSE_SYSTEM),
    categories: codes(provision?.securityLabel, CATEGORY_SYSTEM),
    holders: actors('CST'),
    recipients: actors('IRCP'),
  };
}

function idOf(reference: Reference | undefined): string | undefined {
  return reference?.identifier?.value;
}

function extension(
  { extension: all }: FhirConsent,
  name: string,
): { valueCode?: string; valueBoolean?: boolean } | undefined {
  return all?.find(({ url }) => url === `${URN}:${name}`);
}

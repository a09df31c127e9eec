import { CONSENT_CAPACITIES, CONSENT_KINDS } from '@pontio/vocabulary';
import { z } from 'zod';
import { CONSENT_METHODS, type Consent } from '../../persistence/consent.entity.js';
import type { ChangeBy, ChangeKind } from '../changes/change-register.js';
import { agencies, categories, day, id, optional, person, purposes } from '../changes/fields.js';
import { invalid } from '../changes/parse-change.js';
import { ukDay } from '../uk-day.js';
import { findSupersedable, insertConsent } from './supersede-consent.js';

const answer = z.object({
  kind: z.enum(CONSENT_KINDS),
  state: z.enum(['REQUESTED', 'GIVEN', 'REFUSED', 'NOT_SOUGHT_UNSAFE']),
  purposes,
  categories,
  holders: agencies,
  recipients: agencies,
  explicit: z.boolean(),
  givenBy: optional(person),
  capacity: z.enum(CONSENT_CAPACITIES),
  method: z.enum(CONSENT_METHODS),
  informationGivenRef: optional(z.string().min(1).max(200)),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'must be a language code such as en or cy'),
  validTo: optional(day),
  supersedes: optional(id('con')),
});

type Answer = z.infer<typeof answer>;

const recorded = z.object({ person, input: answer }).superRefine(({ person: personId, input }, context) => {
  for (const [part, message] of faultsOf(input, personId)) {
    context.addIssue({ code: 'custom', path: [part], message });
  }
});

/** Records what a person, or somebody who may speak for them, said. */
export const recordConsent: ChangeKind<{ person: string; input: Answer }, Consent> = {
  name: 'recordConsent',
  input: recorded,
  apply: async ({ person: personId, input }, by) => {
    const { change, agency } = by;
    if (input.validTo !== null && input.validTo < ukDay(change.now)) {
      throw invalid('validTo: must not be in the past.');
    }
    await checkSuperseded(personId, input, by);
    const consent = await insertConsent(change, entryOf(personId, input, by));
    change.record('CONSENT_RECORDED', {
      ...{ record: consent.id, personId, owners: [agency.id], reason: consent.state },
      ...(consent.supersedes !== null && { links: { supersedes: consent.supersedes } }),
    });
    return consent;
  },
};

/** A consent under data-protection law is specific and informed, or it is none. */
function faultsOf(input: Answer, personId: string): [keyof Answer, string][] {
  const faults: [keyof Answer, string][] = [];
  const isSelf = input.givenBy === null || input.givenBy === personId;
  if (isSelf !== (input.capacity === 'SELF')) {
    faults.push(['givenBy', 'must be somebody else unless the capacity is SELF']);
  }
  if (input.state !== 'GIVEN') return faults;
  if (input.informationGivenRef === null) {
    faults.push(['informationGivenRef', 'must say what the person was told']);
  }
  if (input.kind === 'GDPR_CONSENT') {
    for (const part of ['purposes', 'recipients'] as const) {
      if (input[part].length === 0)
        faults.push([part, 'must be named in a consent under data-protection law']);
    }
  }
  return faults;
}

async function checkSuperseded(personId: string, input: Answer, by: ChangeBy): Promise<void> {
  if (input.supersedes === null) return;
  const before = await findSupersedable(input.supersedes, input.state, by);
  if (before.personId !== personId || before.kind !== input.kind) {
    throw invalid('supersedes: must be a record of the same kind about the same person.');
  }
}

function entryOf(
  personId: string,
  input: Answer,
  { change, agency, practitioner }: ChangeBy,
): Partial<Consent> & { readonly id: string } {
  const { purposes: why, categories: what, holders, recipients, givenBy, ...rest } = input;
  return {
    ...rest,
    ...{ id: change.newId('con'), personId, recordedAt: change.now },
    scope: { purposes: why, categories: what, holders, recipients },
    givenBy: givenBy ?? personId,
    agencyId: agency.id,
    recordedBy: practitioner.id,
  };
}

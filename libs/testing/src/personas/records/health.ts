import { ada, ellie, kate, noah, type PersonaPerson } from '../people.js';

/** A service that law and practice keep apart from the rest of the health record. */
export type SensitiveService = 'MENTAL_HEALTH' | 'SEXUAL_HEALTH';

/** What Willowbank's record holds about one person. Dates are `YYYY-MM-DD`. */
export interface HealthFacts {
  readonly person: PersonaPerson;
  readonly practice: string;
  readonly allergies: readonly {
    readonly substance: string;
    readonly reaction: string;
    readonly on: string;
  }[];
  readonly medicines: readonly {
    readonly name: string;
    readonly dose: string;
    readonly on: string;
    readonly sensitive?: SensitiveService;
  }[];
  readonly conditions: readonly {
    readonly name: string;
    readonly on: string;
    readonly sensitive?: SensitiveService;
  }[];
  readonly immunisations: readonly { readonly vaccine: string; readonly on: string }[];
  readonly contacts: readonly {
    readonly service: SensitiveService;
    readonly kind: string;
    readonly on: string;
  }[];
}

const practice = 'Tannery Lane Surgery, Leafshire';

/** Ellie: an allergy that a rescuer must know, and a referral for anxiety that is not everybody's business. */
export const ellieHealth: HealthFacts = {
  person: ellie,
  practice,
  allergies: [
    { substance: 'Peanut', reaction: 'Anaphylaxis', on: '2019-05-21' },
    { substance: 'Penicillin', reaction: 'Widespread rash', on: '2021-02-09' },
  ],
  medicines: [
    {
      name: 'Adrenaline 150 micrograms auto-injector',
      dose: 'Use at once for anaphylaxis',
      on: '2026-04-02',
    },
    { name: 'Salbutamol 100 micrograms inhaler', dose: 'Two puffs when wheezy', on: '2026-09-15' },
  ],
  conditions: [
    { name: 'Asthma', on: '2020-11-03' },
    { name: 'Dental caries, several teeth', on: '2026-10-19' },
  ],
  immunisations: [
    { vaccine: '4-in-1 pre-school booster', on: '2019-07-30' },
    { vaccine: 'MMR second dose', on: '2019-07-30' },
    { vaccine: 'Influenza, nasal', on: '2025-10-14' },
  ],
  contacts: [
    {
      service: 'MENTAL_HEALTH',
      kind: 'Child and adolescent mental health: first assessment',
      on: '2026-06-08',
    },
  ],
};

/** Noah: nothing but his immunisations; one was missed. */
export const noahHealth: HealthFacts = {
  person: noah,
  practice,
  allergies: [],
  medicines: [],
  conditions: [],
  immunisations: [{ vaccine: '6-in-1 third dose', on: '2019-11-05' }],
  contacts: [],
};

/** Kate: a parent whose own care is hers; part of it so private that even its existence is. */
export const kateHealth: HealthFacts = {
  person: kate,
  practice,
  allergies: [],
  medicines: [
    { name: 'Sertraline 50 mg tablets', dose: 'One a day', on: '2026-08-27', sensitive: 'MENTAL_HEALTH' },
    { name: 'Ferrous fumarate 210 mg tablets', dose: 'One a day', on: '2026-09-30' },
  ],
  conditions: [
    { name: 'Depressive disorder', on: '2026-08-27', sensitive: 'MENTAL_HEALTH' },
    { name: 'Iron deficiency anaemia', on: '2026-09-30' },
  ],
  immunisations: [],
  contacts: [
    { service: 'MENTAL_HEALTH', kind: 'Talking therapy: third session', on: '2026-10-22' },
    { service: 'SEXUAL_HEALTH', kind: 'Sexual health clinic: attended', on: '2026-05-12' },
  ],
};

/** Ada, of another family. */
export const adaHealth: HealthFacts = {
  person: ada,
  practice: 'Quayside Medical Centre, Leafshire',
  allergies: [{ substance: 'Latex', reaction: 'Contact dermatitis', on: '2022-01-17' }],
  medicines: [{ name: 'Baclofen 5 mg tablets', dose: 'Three times a day', on: '2026-07-06' }],
  conditions: [{ name: 'Cerebral palsy', on: '2017-08-24' }],
  immunisations: [{ vaccine: 'MMR second dose', on: '2019-06-12' }],
  contacts: [],
};

/** Everybody on Willowbank's books. */
export const healthRecords: readonly HealthFacts[] = [ellieHealth, noahHealth, kateHealth, adaHealth];

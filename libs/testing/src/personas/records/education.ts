import { ada, ellie, noah, type PersonaPerson } from '../people.js';

/** What Alderbrook's school system holds about one pupil. Dates are `YYYY-MM-DD`. */
export interface EducationFacts {
  readonly person: PersonaPerson;
  readonly yearGroup: string;
  /** Possible and attended half-days of this school year. */
  readonly sessions: { readonly possible: number; readonly attended: number };
  readonly exclusions: readonly {
    readonly kind: 'SUSPENSION' | 'PERMANENT';
    readonly startedOn: string;
    readonly days: number;
    readonly reason: string;
  }[];
  /** SEN code of the school census: N none, K SEN support, E education, health and care plan. */
  readonly senStatus: 'N' | 'K' | 'E';
  readonly senNeed?: string;
  readonly behaviourNotes: readonly { readonly on: string; readonly text: string }[];
  readonly counsellingNotes: readonly { readonly on: string; readonly text: string }[];
}

/** Ellie: attendance has fallen since September, and staff write down what they see. */
export const ellieEducation: EducationFacts = {
  person: ellie,
  yearGroup: 'Year 6',
  sessions: { possible: 112, attended: 87 },
  exclusions: [
    { kind: 'SUSPENSION', startedOn: '2026-10-15', days: 1, reason: 'Physical assault against a pupil' },
  ],
  senStatus: 'K',
  senNeed: 'Social, emotional and mental health',
  behaviourNotes: [
    { on: '2026-09-09', text: 'Arrived without breakfast; ate two helpings at the breakfast club.' },
    { on: '2026-09-18', text: 'Fell asleep in the second lesson.' },
    { on: '2026-09-29', text: 'Late; said she had to get her brother ready.' },
    { on: '2026-10-06', text: 'Same clothes as Friday, unwashed.' },
    { on: '2026-10-15', text: 'Pushed another pupil who had laughed at her shoes.' },
    { on: '2026-11-03', text: 'Asked twice whether she could stay until the caretaker locks up.' },
    { on: '2026-11-17', text: 'Quiet all day; bruise on left forearm, passed to the safeguarding lead.' },
  ],
  counsellingNotes: [
    { on: '2026-10-21', text: 'Spoke of worrying at night about Mum. Agreed to come again.' },
    { on: '2026-11-04', text: 'Drew the house with one lit window.' },
  ],
};

/** Noah: settled, and now and then late. */
export const noahEducation: EducationFacts = {
  person: noah,
  yearGroup: 'Year 3',
  sessions: { possible: 112, attended: 101 },
  exclusions: [],
  senStatus: 'N',
  behaviourNotes: [{ on: '2026-11-10', text: 'Shared his fruit without being asked.' }],
  counsellingNotes: [],
};

/** Ada, of another family. */
export const adaEducation: EducationFacts = {
  person: ada,
  yearGroup: 'Year 6',
  sessions: { possible: 112, attended: 110 },
  exclusions: [],
  senStatus: 'E',
  senNeed: 'Physical disability',
  behaviourNotes: [{ on: '2026-10-02', text: 'Led the school council meeting.' }],
  counsellingNotes: [],
};

/** Everybody on Alderbrook's roll. */
export const educationRecords: readonly EducationFacts[] = [ellieEducation, noahEducation, adaEducation];

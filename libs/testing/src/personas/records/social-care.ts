import { ada, ellie, type PersonaPerson } from '../people.js';

/** What Northmere's case-management system holds about one child. Dates are `YYYY-MM-DD`. */
export interface SocialCareFacts {
  readonly person: PersonaPerson;
  readonly referrals: readonly {
    readonly id: string;
    readonly date: string;
    readonly source: string;
    /** Department for Education code of the primary need, N1 to N9. */
    readonly primaryNeed: string;
    readonly closed?: { readonly date: string; readonly reason: string };
  }[];
  readonly enquiries: readonly {
    readonly id: string;
    readonly startedOn: string;
    readonly endedOn?: string;
    readonly outcome?: string;
  }[];
  readonly plans: readonly {
    readonly id: string;
    readonly kind: 'CHILD_PROTECTION' | 'CHILD_IN_NEED';
    readonly startedOn: string;
    readonly endedOn?: string;
    /** Department for Education code: NEG, PHY, SAB, EMO or MUL. */
    readonly category?: string;
  }[];
  /** Department for Education disability codes; NONE is written by practice, not left out. */
  readonly disabilities: readonly string[];
  readonly relationships: readonly string[];
  readonly address: {
    readonly line: string;
    readonly town: string;
    readonly postcode: string;
    readonly from: string;
  };
  readonly views: readonly { readonly date: string; readonly words: string }[];
}

/** Ellie before the family moved to Leafshire. */
export const ellieSocialCare: SocialCareFacts = {
  person: ellie,
  referrals: [
    {
      id: 'NMR-20931',
      date: '2024-10-07',
      source: 'Schools',
      primaryNeed: 'N1',
      closed: { date: '2026-01-30', reason: 'Case transferred to another council' },
    },
    {
      id: 'NMR-17702',
      date: '2022-05-16',
      source: 'Health visitor',
      primaryNeed: 'N5',
      closed: { date: '2022-08-12', reason: 'Stepped down to early help' },
    },
  ],
  enquiries: [
    {
      id: 'NMS47-4411',
      startedOn: '2024-10-10',
      endedOn: '2024-10-29',
      outcome: 'Concerns substantiated: child at continuing risk of significant harm',
    },
  ],
  plans: [
    {
      id: 'NMCP-0812',
      kind: 'CHILD_PROTECTION',
      category: 'NEG',
      startedOn: '2024-11-18',
      endedOn: '2025-07-04',
    },
    { id: 'NMCIN-2204', kind: 'CHILD_IN_NEED', startedOn: '2025-07-04', endedOn: '2026-01-30' },
  ],
  disabilities: ['NONE'],
  relationships: ['Mother', 'Younger brother', 'Maternal grandmother'],
  address: { line: '27 Weir Cottages', town: 'Northmere', postcode: 'ZZ99 5XY', from: '2019-09-01' },
  views: [
    {
      date: '2025-06-20',
      words: 'I like it when Mum is not so tired. I want to stay near Nan and keep going to swimming.',
    },
  ],
};

/** Ada, of another family: an open child-in-need plan because of her disability. */
export const adaSocialCare: SocialCareFacts = {
  person: ada,
  referrals: [
    { id: 'NMR-22340', date: '2025-03-03', source: 'Individual: family member', primaryNeed: 'N2' },
  ],
  enquiries: [],
  plans: [{ id: 'NMCIN-2391', kind: 'CHILD_IN_NEED', startedOn: '2025-04-14' }],
  disabilities: ['MOB', 'PC'],
  relationships: ['Mother', 'Father'],
  address: { line: '3 Quayside Court', town: 'Leafshire', postcode: 'ZZ99 2CD', from: '2021-02-15' },
  views: [{ date: '2026-02-11', words: 'I want the ramp done so I can go out on my own.' }],
};

/** Everybody on Northmere's books. */
export const socialCareRecords: readonly SocialCareFacts[] = [ellieSocialCare, adaSocialCare];

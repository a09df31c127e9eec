import type { AuditCell, AuditEvent } from '@pontio/audit-contract';
import type { FoundEvent } from '../search/search-events.js';

/** Somebody who was given something about a person. */
export interface Recipient {
  readonly agency: string;
  readonly practitionerRef?: string;
  readonly role?: string;
  /** When they were last given something. */
  readonly last: string;
  readonly disclosures: number;
  /** Of what they were given something. */
  readonly categories: readonly string[];
}

/** Who was given cells of some kind by these disclosures, the latest first. */
export function recipientsOf(
  disclosures: readonly FoundEvent[],
  isMeant: (cell: AuditCell) => boolean = () => true,
): Recipient[] {
  const recipients = new Map<string, Recipient>();
  for (const { event } of disclosures) {
    const given = event.data.cells.filter((cell) => isGiven(cell) && isMeant(cell));
    if (given.length === 0) continue;
    const known = recipients.get(keyOf(event)) ?? firstOf(event);
    const categories = new Set([...known.categories, ...given.map(({ category }) => category)]);
    recipients.set(keyOf(event), {
      ...known,
      disclosures: known.disclosures + 1,
      categories: [...categories],
    });
  }
  return [...recipients.values()];
}

const keyOf = ({ data: { requester } }: AuditEvent): string =>
  `${requester.org ?? ''} ${requester.userRef ?? ''}`;

function firstOf({ time, data: { requester } }: AuditEvent): Recipient {
  const { org = '', userRef, role } = requester;
  return {
    agency: org,
    ...(userRef !== undefined && { practitionerRef: userRef }),
    ...(role !== undefined && { role }),
    last: time,
    disclosures: 0,
    categories: [],
  };
}

const isGiven = ({ status }: AuditCell): boolean => status === 'RETURNED' || status === 'TRANSFORMED';

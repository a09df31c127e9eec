import { randomUUID } from 'node:crypto';
import type { Bundle, Resource } from '@medplum/fhirtypes';

/** A search as it was asked: the resource type and its parameters. */
export interface FhirSearch {
  readonly type: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Resources a page when the caller does not say. */
export const DEFAULT_PAGE = 20;

const TICKETS_KEPT = 1000;

/** Turns searches into pages. A `next` link holds an opaque ticket, so that no parameter stands in a URL. */
export class SearchPages {
  private readonly tickets = new Map<string, FhirSearch & { readonly offset: number }>();

  /** The search behind a ticket, if it is one of the latest. */
  redeem(ticket: string): (FhirSearch & { readonly offset: number }) | undefined {
    return this.tickets.get(ticket);
  }

  /** Adds a `next` link when there is more, cuts resources to the elements asked, and dates the answer. */
  complete(bundle: Bundle, search: FhirSearch, offset: number, baseUrl: string): Bundle {
    const size = pageSize(search);
    const isMore = (bundle.total ?? 0) > offset + size;
    const ticket = isMore ? this.issue(search, offset + size) : undefined;
    const elements = search.parameters['_elements']?.split(',');
    return {
      ...bundle,
      meta: { lastUpdated: new Date().toISOString() },
      link: [
        { relation: 'self', url: `${baseUrl}/${search.type}` },
        ...(ticket === undefined ? [] : [{ relation: 'next' as const, url: `${baseUrl}?_page=${ticket}` }]),
      ],
      ...(bundle.entry && {
        entry: bundle.entry.map((entry) => ({
          ...entry,
          ...(entry.resource && { resource: withElements(entry.resource, elements) }),
        })),
      }),
    };
  }

  private issue(search: FhirSearch, offset: number): string {
    const ticket = randomUUID();
    this.tickets.set(ticket, { ...search, offset });
    const [oldest] = this.tickets.keys();
    if (this.tickets.size > TICKETS_KEPT && oldest !== undefined) this.tickets.delete(oldest);
    return ticket;
  }
}

/** Resources a page, as the search asks. */
export function pageSize({ parameters }: FhirSearch): number {
  const asked = Number(parameters['_count']);
  return Number.isInteger(asked) && asked > 0 ? Math.min(asked, 100) : DEFAULT_PAGE;
}

/** FHIR R4 3.1.1.5.11: the elements asked for, with those that a resource cannot do without. */
function withElements<R extends Resource>(resource: R, elements: readonly string[] | undefined): R {
  if (elements === undefined) return resource;
  const kept = new Set(['resourceType', 'id', 'meta', ...elements]);
  return Object.fromEntries(Object.entries(resource).filter(([name]) => kept.has(name))) as R;
}

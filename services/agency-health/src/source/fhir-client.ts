import {
  SourceFault,
  type SourceLimits,
  type SourcePolicy,
  asOf,
  callSource,
  fetchJson,
  sourcePolicy,
} from '@pontio/adapter-sdk';
import { PontioError } from '@pontio/errors';
import type { Bundle, Resource } from '@medplum/fhirtypes';

/** Where the trust's FHIR R4 server is and how to show that we may ask. */
export interface FhirServer {
  /** Base address, for example `https://fhir.example/r4`. */
  readonly url: string;
  /** Bearer token. */
  readonly token: string;
  readonly limits?: Omit<SourceLimits, 'name'>;
}

/** All the resources that a search found, whatever the number of pages. */
export interface SearchResult {
  readonly resources: readonly Resource[];
  readonly asOf: string;
}

/** More pages than any one person's record fills; a server that links in circles is stopped here. */
const MOST_PAGES = 50;

/** Searches by POST only, so that no id of a person stands in a URL that a proxy might log. */
export class FhirClient {
  private readonly policy: SourcePolicy;
  private readonly base: URL;

  constructor(private readonly server: FhirServer) {
    this.policy = sourcePolicy({ name: 'fhir', ...server.limits });
    this.base = new URL(server.url.endsWith('/') ? server.url : `${server.url}/`);
  }

  /** @throws PontioError `SOURCE_UNAVAILABLE`, also when only a later page fails: half a record is none */
  async search(type: Resource['resourceType'], parameters: Record<string, string>): Promise<SearchResult> {
    const body = new URLSearchParams(parameters);
    let page = await this.page(new URL(`${type}/_search`, this.base), { method: 'POST', body });
    const first = page;
    const resources = [...page.resources];
    for (let read = 1; page.next !== undefined; read += 1) {
      if (read >= MOST_PAGES)
        throw new PontioError('SOURCE_UNAVAILABLE', { detail: 'the search has no end' });
      page = await this.page(page.next, { method: 'GET' });
      resources.push(...page.resources);
    }
    return { resources, asOf: first.asOf };
  }

  private page(url: URL, init: RequestInit): Promise<SearchResult & { readonly next: URL | undefined }> {
    const headers = { authorization: `Bearer ${this.server.token}`, accept: 'application/fhir+json' };
    return callSource(this.policy, async (signal) => {
      const { body, date } = await fetchJson(url, { ...init, headers, signal });
      const bundle = asBundle(body);
      return {
        resources: (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : [])),
        asOf: asOf(bundle.meta?.lastUpdated ?? date),
        next: this.nextOf(bundle),
      };
    });
  }

  /** The credential goes to the server it is for and to no other, whatever a link says. */
  private nextOf(bundle: Bundle): URL | undefined {
    const link = bundle.link?.find(({ relation }) => relation === 'next')?.url;
    if (link === undefined) return undefined;
    const next = new URL(link, this.base);
    if (next.origin !== this.base.origin) throw new SourceFault('NONSENSE', 'a page is on another server');
    return next;
  }
}

function asBundle(body: unknown): Bundle {
  if ((body as Partial<Bundle> | null)?.resourceType === 'Bundle') return body as Bundle;
  throw new SourceFault('NONSENSE', 'the answer is not a Bundle');
}

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
import { z } from 'zod';

/** Where the school's system is and how to show that we may ask. */
export interface SchoolsApiServer {
  /** Base address without `/v1`. */
  readonly url: string;
  /** Bearer token. */
  readonly token: string;
  /** Rows a page; the system's own limit is 200. */
  readonly pageSize?: number;
  readonly limits?: Omit<SourceLimits, 'name'>;
}

/** The resources of the school's system that this service reads. */
export type SchoolResource =
  'students' | 'attendance-summaries' | 'exclusions' | 'behaviours' | 'counselling-notes';

const page = z.object({
  data: z.array(z.looseObject({ student_id: z.string() })),
  pagination: z.object({ next_cursor: z.string().nullable() }),
  records_as_at: z.string(),
});

/** One row as the system sends it. */
export type SchoolRow = z.infer<typeof page>['data'][number];

interface Page {
  readonly rows: readonly SchoolRow[];
  readonly next: string | null;
  readonly asOf: string;
}

/** More pages than any school's roll fills; a system that hands out cursors for ever is stopped here. */
const MOST_PAGES = 200;

/** Asks by POST only, so that no pupil stands in a URL that a proxy might log. */
export class SchoolsApi {
  private readonly policy: SourcePolicy;

  constructor(private readonly server: SchoolsApiServer) {
    this.policy = sourcePolicy({ name: 'schools-api', ...server.limits });
  }

  /**
   * All rows of some pupils, with the attributes named and no others.
   *
   * @throws PontioError `SOURCE_UNAVAILABLE`, also when only a later page fails: half a record is none
   */
  async query(
    resource: SchoolResource,
    studentIds: readonly string[],
    fields: readonly string[],
  ): Promise<{ readonly rows: readonly SchoolRow[]; readonly asOf: string }> {
    const rows: SchoolRow[] = [];
    let cursor: string | null = null;
    for (let read = 0; read < MOST_PAGES; read += 1) {
      const answer: Page = await this.page(resource, {
        student_ids: studentIds,
        fields,
        per_page: this.server.pageSize ?? 100,
        ...(cursor !== null && { cursor }),
      });
      rows.push(...answer.rows);
      cursor = answer.next;
      if (cursor === null) return { rows, asOf: answer.asOf };
    }
    throw new PontioError('SOURCE_UNAVAILABLE', { detail: 'the query has no end' });
  }

  private page(resource: SchoolResource, body: object): Promise<Page> {
    const url = `${this.server.url}/v1/${resource}/query`;
    const headers = { authorization: `Bearer ${this.server.token}`, 'content-type': 'application/json' };
    return callSource(this.policy, async (signal) => {
      const answer = await fetchJson(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
      const parsed = page.safeParse(answer.body);
      if (!parsed.success) throw new SourceFault('NONSENSE', 'the answer is not a page of rows');
      const { data, pagination, records_as_at: recordsAsAt } = parsed.data;
      return { rows: data, next: pagination.next_cursor, asOf: asOf(recordsAsAt) };
    });
  }
}

import { z } from 'zod';
import {
  type ReceivedRequest,
  type Reply,
  type SandboxOptions,
  type SandboxServer,
  serveJson,
} from '../http/sandbox-server.js';
import { attributes, rowsAbout } from './roll.js';

/** What Alderbrook's server needs. */
export interface AlderbrookOptions extends SandboxOptions {
  /** Bearer token that callers have to show. */
  readonly token: string;
  /** Each Nth request is answered 429; 0 or nothing for never. */
  readonly refuseEvery?: number;
  /** `Retry-After` of those refusals, in seconds. */
  readonly retryAfterSeconds?: number;
  readonly now?: () => Date;
}

/** Alderbrook's server until it is closed. */
export interface AlderbrookServer extends SandboxServer {
  /** Answers the next `count` requests with 429. */
  refuseNext(count: number): void;
}

const query = z.strictObject({
  student_ids: z.array(z.string()).min(1).max(200),
  fields: z.array(z.string()),
  per_page: z.int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});

/** Academic-year data is counted at the end of each school day. */
const REGISTER_CLOSES_UTC_HOUR = 16;

/**
 * Starts a schools API: `POST <url>/v1/<resource>/query` with `student_ids`, `fields`, `per_page` and `cursor`
 * in the body, so that no pupil stands in a URL. Answers `data`, `pagination` and `records_as_at`.
 */
export async function startAlderbrook(options: AlderbrookOptions): Promise<AlderbrookServer> {
  const { token, refuseEvery = 0, retryAfterSeconds = 1, now = () => new Date() } = options;
  let count = 0;
  let refusals = 0;
  const server = await serveJson(options, (request) => {
    count += 1;
    if (request.headers.authorization !== `Bearer ${token}`)
      return problem(401, 'The token is not known here.');
    if (refusals > 0 || (refuseEvery > 0 && count % refuseEvery === 0)) {
      refusals = Math.max(0, refusals - 1);
      return { ...problem(429, 'Too many requests.'), headers: { 'retry-after': `${retryAfterSeconds}` } };
    }
    return answer(request, lastClose(now()));
  });
  return { ...server, refuseNext: (next) => void (refusals = next) };
}

function answer({ method, path, body }: ReceivedRequest, asAt: string): Reply {
  const [, resource = ''] = /^\/v1\/([a-z-]+)\/query$/.exec(path) ?? [];
  const known = attributes.get(resource);
  if (method !== 'POST' || known === undefined) return problem(404, 'No such resource.');
  const parsed = query.safeParse(body);
  if (!parsed.success) return problem(422, 'The query is not of the right shape.');
  const { student_ids: ids, fields, per_page: size, cursor } = parsed.data;
  if (!fields.every((field) => known.has(field))) return problem(422, 'A field is not known.');
  const start = cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64url').toString());
  const rows = rowsAbout(resource, ids);
  const page = rows.slice(start, start + size);
  const isMore = rows.length > start + size;
  return {
    status: 200,
    asked: fields.map((field) => `${resource}.${field}`),
    body: {
      data: page.map((row) => Object.fromEntries(['student_id', ...fields].map((name) => [name, row[name]]))),
      pagination: {
        per_page: size,
        next_cursor: isMore ? Buffer.from(`${start + size}`).toString('base64url') : null,
      },
      records_as_at: asAt,
    },
  };
}

/** When the registers were last closed. */
function lastClose(now: Date): string {
  const close = new Date(now);
  close.setUTCHours(REGISTER_CLOSES_UTC_HOUR, 0, 0, 0);
  if (close > now) close.setUTCDate(close.getUTCDate() - 1);
  return close.toISOString();
}

function problem(status: number, message: string): Reply {
  return { status, body: { error: message } };
}

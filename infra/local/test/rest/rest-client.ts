import type { Asker } from '../../src/demo/ask.js';
import { tokenFor } from '../../src/demo/ask.js';
import type { SystemDescription } from '../../src/system/control.js';

/** An answer over either face. */
export interface HttpAnswer {
  readonly status: number;
  readonly requestId: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Sends a request to the gateway and reads its JSON. */
export async function send(
  { gateway }: Pick<SystemDescription, 'gateway'>,
  path: string,
  request: RequestInit,
): Promise<HttpAnswer> {
  const response = await fetch(`${new URL(gateway).origin}${path}`, request);
  const body = (await response.json()) as HttpAnswer['body'];
  return { status: response.status, requestId: response.headers.get('x-request-id') ?? '', body };
}

/** What every request of somebody is sent with: the same token every time. */
export async function headersOf(
  asker: Asker,
  system: SystemDescription,
): Promise<Readonly<Record<string, string>>> {
  return {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json',
    authorization: `Bearer ${await tokenFor(asker, system)}`,
  };
}

/** What is different each time: ids of ours, times, sealed tickets, and the digest of facts with their time. */
const OURS = /\b(req|dec|evt|ord|bgl|ob)_[A-Za-z0-9-]+/g;
const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const SEALED = /\beyJ[\w.-]{40,}/g;
const DIGEST = /(?<="inputDigest":")[^"]+/g;

/** As text, without what is different each time. */
export function alike(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll(OURS, '$1_')
    .replaceAll(TIME, 'a time')
    .replaceAll(SEALED, 'a ticket')
    .replaceAll(DIGEST, 'a digest');
}

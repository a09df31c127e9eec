import { SourceFault, assertAnswered } from './source-fault.js';

/** A JSON answer with the time its server gave it, an HTTP date, if it said so. */
export interface JsonAnswer {
  readonly body: unknown;
  readonly date: string | null;
}

/**
 * Asks an agency's system for JSON. Redirects are not followed: they would carry the credential elsewhere.
 *
 * @throws {@link SourceFault} when the answer is a bad one, or is no JSON; what `fetch` throws when there is none
 */
export async function fetchJson(url: string | URL, init: RequestInit): Promise<JsonAnswer> {
  const response = assertAnswered(await fetch(url, { ...init, redirect: 'error' }));
  const text = await response.text();
  try {
    return { body: JSON.parse(text) as unknown, date: response.headers.get('date') };
  } catch {
    // The parser's own message quotes the text, which may speak of somebody.
    throw new SourceFault('NONSENSE', 'the answer is not JSON');
  }
}

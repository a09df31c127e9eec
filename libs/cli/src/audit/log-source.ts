import { CommandFailed } from '../terminal/command-failed.js';
import { EXIT } from '../terminal/exit-codes.js';

/** Fetches a file of a log by its path; undefined when the log has none there. */
export type FetchLogFile = (path: string) => Promise<Uint8Array | undefined>;

/** A log that does not answer within this is not reached. */
const DEADLINE_MS = 30_000;

/**
 * The files of a log that is served over HTTP.
 *
 * @param prefix - the address below which the log is served
 * @param token - sent as a bearer token, where the log asks for one
 */
export function logAt(prefix: string, token: string | undefined): FetchLogFile {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const base = prefix.replace(/\/$/, '');
  return async (path) => {
    const url = `${base}/${path}`;
    try {
      const answer = await fetch(url, { headers, signal: AbortSignal.timeout(DEADLINE_MS) });
      if (answer.status === 404) return undefined;
      if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
      throw new Error(`HTTP ${String(answer.status)}`);
    } catch (error) {
      throw cannotReach(url, error);
    }
  };
}

function cannotReach(url: string, error: unknown): CommandFailed {
  const why = error instanceof Error ? error.message : String(error);
  return new CommandFailed(
    EXIT.cannotReach,
    `${url} cannot be read.`,
    [why],
    'Check the address, and the token in PONTIO_AUDIT_TOKEN, then run the same command again: it goes on where it stopped.',
  );
}

import { hkdfSync } from 'node:crypto';
import { appendFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Decision, DecisionInput } from '@pontio/decision';
import { createLogger } from '@pontio/platform';
import { CompactEncrypt } from 'jose';

const logger = createLogger('gateway');
const INFO = 'pontio decision record 1';
const NAME = /^decisions-(\d{4}-\d{2}-\d{2})\.jsonl$/;

/** What decisions were taken on, kept so that a new policy can be rehearsed against them. */
export interface DecisionRecorder {
  /** Never waits and never fails the request: the audit trail is the evidence, this is for rehearsal. */
  record(input: DecisionInput, decision: Decision): void;
  /** Resolves when everything recorded so far is written. */
  close(): Promise<void>;
}

/** Where and how long decisions are recorded. */
export interface DecisionRecorderOptions {
  readonly directory: string;
  /** At least 32 secret bytes; what is written can be read only with them. */
  readonly key: Uint8Array;
  /** Files older than this are deleted. */
  readonly days: number;
  readonly now: () => Date;
}

/** Records nothing: for a gateway without a folder for it. */
export const noDecisionRecorder: DecisionRecorder = {
  record: () => undefined,
  close: () => Promise.resolve(),
};

/** The key of the records, which is of no use for anything else the secret serves. */
export function recordKey(secret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(), INFO, 32));
}

/**
 * Appends each decision with its input to a file a day, one JWE (A256GCM) a line, readable by its owner alone.
 * `pontio policy diff --decisions` replays them.
 */
export function createDecisionRecorder(options: DecisionRecorderOptions): DecisionRecorder {
  const key = recordKey(options.key);
  let writing: Promise<void> = Promise.resolve();
  let day = '';
  const write = async (line: object): Promise<void> => {
    const today = options.now().toISOString().slice(0, 10);
    if (today !== day) await prune(options, today);
    day = today;
    const sealed = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(line)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(key);
    await appendFile(join(options.directory, `decisions-${today}.jsonl`), `${sealed}\n`, { mode: 0o600 });
  };
  return {
    record: (input, decision) => {
      writing = writing
        .then(() => write({ input, decision }))
        .catch((err: unknown) => {
          logger.warn({ err }, 'a decision could not be recorded for rehearsal');
        });
    },
    close: () => writing,
  };
}

async function prune({ directory, days }: DecisionRecorderOptions, today: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const oldest = new Date(Date.parse(today) - days * 86_400_000).toISOString().slice(0, 10);
  const files = await readdir(directory);
  const old = files.filter((file) => (NAME.exec(file)?.[1] ?? today) < oldest);
  await Promise.all(old.map((file) => rm(join(directory, file))));
}

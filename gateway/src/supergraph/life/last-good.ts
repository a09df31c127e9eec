import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger } from '@pontio/platform';
import { z } from 'zod';
import type { SubgraphSource } from '../compose-subgraphs.js';

const logger = createLogger('gateway');

const kept = z.object({
  digest: z.string(),
  subgraphs: z.array(z.object({ name: z.string(), url: z.string(), sdl: z.string() })),
});

/** The last supergraph that was good, on disk: what a gateway starts from when a subgraph is broken or absent. */
export class LastGood {
  private readonly file: string;

  /** @param directory - on a disk that survives a restart */
  constructor(private readonly directory: string) {
    this.file = join(directory, 'last-good-supergraph.json');
  }

  /** Replaces it whole: a crash leaves the one before or this one. */
  write(subgraphs: readonly SubgraphSource[]): void {
    mkdirSync(this.directory, { recursive: true, mode: 0o700 });
    const sources = subgraphs.map(({ name, url, sdl }) => ({ name, url, sdl }));
    // Replicas on one disk must not write into each other's draft.
    const draft = `${this.file}.${randomUUID()}`;
    writeDurably(draft, JSON.stringify({ digest: checksumOf(sources), subgraphs: sources }));
    renameSync(draft, this.file);
    syncDirectory(this.directory);
  }

  /** @returns undefined where there is none, or none that is whole; the log says which */
  read(): readonly SubgraphSource[] | undefined {
    try {
      const { digest, subgraphs } = kept.parse(JSON.parse(readFileSync(this.file, 'utf8')));
      if (digest !== checksumOf(subgraphs)) throw new Error('it is not what was written');
      return subgraphs;
    } catch (err) {
      if ((err as NodeJS.ErrnoException).code !== 'ENOENT')
        logger.error({ err, file: this.file }, 'the last good supergraph cannot be read and is not used');
      return undefined;
    }
  }
}

function checksumOf(subgraphs: readonly SubgraphSource[]): string {
  const parts = subgraphs.map(({ name, url, sdl }) => [name, url, sdl]);
  return `sha256:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}

function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

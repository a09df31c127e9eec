import { PontioError } from '@pontio/errors';
import { z } from 'zod';
import type { RegisterClient } from './register-client.js';

const entry = z.object({
  id: z.string(),
  name: z.string(),
  subgraph: z.string().nullish(),
  dutyContact: z.object({ phone: z.string(), hours: z.string(), outOfHours: z.string() }),
});

/** An agency and how to reach its duty contact. Never withheld: a refused practitioner learns whom to ring. */
export type DirectoryEntry = z.infer<typeof entry>;

const LIFETIME_MS = 60_000;

/**
 * The agencies and their duty contacts, kept for a minute; when governance cannot be reached the last known
 * directory serves on, because a telephone number must survive what closes everything else.
 */
export class Directory {
  private known: { readonly entries: readonly DirectoryEntry[]; readonly readAt: number } | undefined;

  constructor(
    private readonly register: RegisterClient,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws PontioError `DECISION_UNAVAILABLE` when the directory has never been read */
  async entries(): Promise<readonly DirectoryEntry[]> {
    if (this.known !== undefined && this.now() - this.known.readAt < LIFETIME_MS) return this.known.entries;
    try {
      this.known = { entries: await this.read(), readAt: this.now() };
    } catch (error) {
      if (this.known === undefined) throw error;
    }
    return this.known.entries;
  }

  private async read(): Promise<readonly DirectoryEntry[]> {
    const data = await this.register.ask({
      query: '{ agencies { id name subgraph dutyContact { phone hours outOfHours } } }',
      subjects: ['directory'],
      fields: [
        'Query.agencies',
        ...['id', 'name', 'subgraph', 'dutyContact'].map((field) => `Agency.${field}`),
        ...['phone', 'hours', 'outOfHours'].map((field) => `DutyContact.${field}`),
      ],
      purpose: 'RECORD_MATCH',
      recipient: 'gateway',
    });
    const parsed = z.array(entry).safeParse(data['agencies']);
    if (!parsed.success)
      throw new PontioError('DECISION_UNAVAILABLE', { detail: 'governance: unexpected directory' });
    return parsed.data;
  }
}

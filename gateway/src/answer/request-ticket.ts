import { hkdfSync } from 'node:crypto';
import { PontioError } from '@pontio/errors';
import { LEVELS, type Level } from '@pontio/vocabulary';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';

const ticketContent = z.strictObject({
  decisionId: z.string(),
  requestId: z.string(),
  personId: z.string(),
  holderId: z.string(),
  recipientId: z.string(),
  practitionerId: z.string(),
  purpose: z.string(),
  caseRef: z.string().exactOptional(),
  reason: z.string(),
  fields: z.array(z.string()),
  categories: z.array(z.string()),
  /** The highest of the fields' levels. */
  level: z.enum(LEVELS),
});

/** What somebody was refused and may ask the holder for: all that the holder needs to think again. */
export type RequestTicketContent = z.infer<typeof ticketContent>;

/** Whom a ticket was given to. */
export type TicketHolder = Pick<RequestTicketContent, 'recipientId' | 'practitionerId'>;

const TYPE = 'request-ticket+jwt';
const LIFETIME_MS = 7 * 24 * 3_600_000;
const KEY_INFO = 'pontio request ticket 1';
/** Lengths are rounded up to this, so that a ticket's length tells nobody how long an id in it is. */
const BLOCK_BYTES = 1024;

/**
 * Seals what was refused into tickets that callers carry back to us: encrypted, because a ticket names the
 * person by our own id, and bound to the practitioner who was refused. Nothing is kept here of those that are
 * never used.
 */
export class RequestTickets {
  private readonly key: Uint8Array;

  /** @param secret - the gateway's audit key; tickets are sealed under a key derived from it */
  constructor(
    secret: Uint8Array,
    private readonly now: () => Date,
  ) {
    this.key = new Uint8Array(hkdfSync('sha256', secret, '', KEY_INFO, 32));
  }

  /** @returns the ticket, a compact JWE that holds for seven days */
  async seal(content: RequestTicketContent): Promise<string> {
    const length = Buffer.byteLength(JSON.stringify(content));
    const pad = '0'.repeat(Math.ceil(length / BLOCK_BYTES) * BLOCK_BYTES - length);
    return new EncryptJWT({ content, pad })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: TYPE })
      .setIssuedAt(this.now())
      .setExpirationTime(new Date(this.now().getTime() + LIFETIME_MS))
      .encrypt(this.key);
  }

  /** @throws PontioError `TICKET_INVALID` unless the ticket is ours, holds, and was given to this practitioner */
  async unseal(ticket: string, { recipientId, practitionerId }: TicketHolder): Promise<RequestTicketContent> {
    const content = await this.open(ticket);
    if (content.recipientId !== recipientId || content.practitionerId !== practitionerId) {
      throw new PontioError('TICKET_INVALID', { detail: 'given to somebody else' });
    }
    return content;
  }

  private async open(ticket: string): Promise<RequestTicketContent> {
    try {
      const { payload } = await jwtDecrypt(ticket, this.key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        typ: TYPE,
        requiredClaims: ['exp', 'iat'],
        currentDate: this.now(),
      });
      return ticketContent.parse(payload['content']);
    } catch (error) {
      // Only the kind of the failure: a fault of the content would quote what was sealed.
      throw new PontioError('TICKET_INVALID', { detail: error instanceof Error ? error.name : 'unknown' });
    }
  }
}

/** The highest of some levels; of none, or of words that nobody knows, the highest there is. */
export function highestOf(levels: readonly string[]): Level {
  const ranks = levels.map((level) => (LEVELS as readonly string[]).indexOf(level));
  const known = ranks.length > 0 && !ranks.includes(-1);
  return LEVELS[known ? Math.max(...ranks) : LEVELS.length - 1] ?? 'C5';
}

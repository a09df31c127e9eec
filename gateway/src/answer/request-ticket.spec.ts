import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { EncryptJWT } from 'jose';
import { type RequestTicketContent, RequestTickets, highestOf } from './request-ticket.js';

const secret = randomBytes(32);
const day = 24 * 3_600_000;
const start = Date.parse('2026-11-24T10:00:00Z');
const at = (time: number): RequestTickets => new RequestTickets(secret, () => new Date(time));

const content: RequestTicketContent = {
  decisionId: 'dec_1',
  requestId: 'req_1',
  personId: 'per_ellie',
  holderId: 'agy_alderbrook',
  recipientId: 'agy_leafshire',
  practitionerId: 'prc_sana',
  purpose: 'SAFEGUARD_CHILD',
  caseRef: 'S47-1',
  reason: 'HOLDER_CONFIRMATION',
  fields: ['CounsellingNote.text'],
  categories: ['COUNSELLING'],
  level: 'C4',
};
const sana = { recipientId: 'agy_leafshire', practitionerId: 'prc_sana' };
const invalid = expect.objectContaining({ code: 'TICKET_INVALID' });

describe('a request ticket', () => {
  it('gives back what was refused, to the practitioner who was refused', async () => {
    expect(await at(start + 6 * day).unseal(await at(start).seal(content), sana)).toEqual(content);
  });

  it('shows nobody whom it is about', async () => {
    const ticket = await at(start).seal(content);
    const readable = ticket.split('.').map((part) => Buffer.from(part, 'base64url').toString('latin1'));
    expect(readable.join('\n')).not.toMatch(/per_ellie|COUNSELLING|agy_/);
  });

  it('is as long whatever ids it holds', async () => {
    const other = { ...content, personId: 'per_somebody_with_a_longer_id', holderId: 'agy_northmere' };
    const [one, two] = await Promise.all([at(start).seal(content), at(start).seal(other)]);
    expect(one.length).toBe(two.length);
  });

  it('has run out after seven days', async () => {
    const ticket = await at(start).seal(content);
    await expect(at(start + 7 * day + 1000).unseal(ticket, sana)).rejects.toEqual(invalid);
  });

  it.each([
    ['a colleague', { ...sana, practitionerId: 'prc_tom' }],
    ['another agency', { ...sana, recipientId: 'agy_harbour' }],
  ])('is of no use to %s', async (_who, holder) => {
    await expect(at(start).unseal(await at(start).seal(content), holder)).rejects.toEqual(invalid);
  });

  it.each([
    ['nothing', () => Promise.resolve('')],
    ['text', () => Promise.resolve('please')],
    ['one sealed elsewhere', () => new RequestTickets(randomBytes(32), () => new Date(start)).seal(content)],
    [
      'one that was tampered with',
      async () => {
        const parts = (await at(start).seal(content)).split('.');
        return [...parts.slice(0, 3), `A${parts[3]?.slice(1) ?? ''}`, `A${parts[4]?.slice(1) ?? ''}`].join(
          '.',
        );
      },
    ],
    ['one sealed under the audit key itself', () => token(secret)],
  ])('is not %s', async (_what, make) => {
    await expect(at(start).unseal(await make(), sana)).rejects.toEqual(invalid);
  });

  it('says the highest level of what it asks for, and the highest there is where a level is unknown', () => {
    expect(highestOf(['C2', 'C4', 'C3'])).toBe('C4');
    expect(highestOf(['C2', 'secret'])).toBe('C5');
    expect(highestOf([])).toBe('C5');
  });
});

function token(key: Uint8Array): Promise<string> {
  return new EncryptJWT({ content })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', typ: 'request-ticket+jwt' })
    .setIssuedAt(new Date(start))
    .setExpirationTime(new Date(start + day))
    .encrypt(key);
}

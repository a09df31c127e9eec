import { describe, expect, it } from '@jest/globals';
import { type DecidedCase, decidedExchange, ellie } from '../../test/decided.js';
import { type RequestTicketContent, RequestTickets } from './request-ticket.js';
import { type Withheld, withheldValues } from './withheld.js';

const asked = 'education { attendancePercent notes { text } } health { clinic }';
const NOTE = 'Note.text';
const CLINIC = 'HealthRecord.clinic';
const askable = { result: 'WITHHOLD', reason: 'HOLDER_CONFIRMATION', requestable: true } as const;
const tickets = new RequestTickets(new Uint8Array(32), () => new Date('2026-11-24T10:00:00Z'));

const withheld = (decided: Omit<DecidedCase, 'asked'>): Promise<readonly Withheld[]> =>
  withheldValues(decidedExchange({ asked, ...decided }), tickets);

async function ticketIn(entry: Withheld | undefined): Promise<RequestTicketContent> {
  const sana = { recipientId: 'agy_leafshire', practitionerId: 'prc_sana' };
  return tickets.unseal(entry?.request ?? '', sana);
}

describe('what is withheld', () => {
  it('comes with a ticket for asking the holder, where that can change the answer', async () => {
    const [entry, ...others] = await withheld({ cells: { [NOTE]: askable } });
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ path: ['person', 'education', 'notes'], requestable: true });
    expect(await ticketIn(entry)).toEqual({
      ...{ decisionId: 'dec_1', requestId: 'req_1', personId: 'per_1', holderId: 'agy_agency-education' },
      ...{ recipientId: 'agy_leafshire', practitionerId: 'prc_sana', purpose: 'SAFEGUARD_CHILD' },
      ...{ caseRef: 'S47-1', reason: 'HOLDER_CONFIRMATION', fields: [NOTE], categories: ['COUNSELLING'] },
      level: 'C4',
    });
  });

  it('names nobody to the caller', async () => {
    expect(JSON.stringify(await withheld({ cells: { [NOTE]: askable } }))).not.toContain('per_1');
  });

  it('comes without a ticket where asking cannot change it', async () => {
    const forbidden = { result: 'WITHHOLD', reason: 'PROHIBITED', requestable: false } as const;
    const [entry] = await withheld({ cells: { [NOTE]: forbidden } });
    expect(entry).toMatchObject({ requestable: false });
    expect(entry).not.toHaveProperty('request');
  });

  it('comes without a ticket when it is about nobody the index is sure of', async () => {
    const subject = { ...ellie, id: 'unmatched:person', match: 'NoMatch' };
    const [entry] = await withheld({ cells: { [NOTE]: askable }, subject });
    expect(entry).not.toHaveProperty('request');
  });

  it('is silent of what is hidden, which no ticket asks for either', async () => {
    const hidden = { result: 'HIDE', reason: 'HOLDER_CONFIRMATION', requestable: false } as const;
    expect(await withheld({ cells: { [CLINIC]: hidden } })).toEqual([]);
    const [entry] = await withheld({ cells: { [CLINIC]: hidden, [NOTE]: askable } });
    expect((await ticketIn(entry)).fields).toEqual([NOTE]);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { SharingDetail } from '@pontio/security';
import { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import { openRequestContext } from './open-request-context.js';

const detail: SharingDetail = {
  type: 'uk-sharing',
  practitioner: 'prc_sana',
  role: 'SOCIAL_WORKER',
  purpose: 'SAFEGUARD_CHILD',
  case_ref: 'S47-2026-0117',
  legal_gateways: ['ENG.CA2004.16LA', 'EW.CA1989.47'],
};

function open(
  sharing: unknown,
  details: SharingDetail[] = [detail],
  requestDates: GatewayParts['requestDates'] = 'refuse',
): Exchange {
  const exchange = new Exchange('req_1', new Date('2026-11-24T10:00:00Z'), {
    authorization: undefined,
    sharing,
  });
  const token = {
    clientId: 'leafshire',
    tokenId: 'jti-1',
    agencyId: 'agy_leafshire',
    authorizationDetails: details,
  };
  exchange.put('token', token);
  void openRequestContext(exchange, { requestDates } as GatewayParts);
  return exchange;
}

describe('opening the request context', () => {
  it('takes who asks and why from the token', () => {
    expect(open(undefined).get('context')).toEqual({
      requestId: 'req_1',
      at: '2026-11-24T10:00:00.000Z',
      client: { id: 'leafshire', tokenId: 'jti-1' },
      agencyId: 'agy_leafshire',
      practitionerId: 'prc_sana',
      role: 'SOCIAL_WORKER',
      purpose: 'SAFEGUARD_CHILD',
      caseRef: 'S47-2026-0117',
      legalGateways: ['ENG.CA2004.16LA', 'EW.CA1989.47'],
    });
  });

  it('lets a request narrow the legal gateways', () => {
    expect(open({ legalGateways: ['EW.CA1989.47'] }).get('context').legalGateways).toEqual(['EW.CA1989.47']);
  });

  it('takes along which declaration breaks the glass, for the decision to look up', () => {
    expect(open({ breakGlass: 'bgl_1' }).get('context').breakGlassId).toBe('bgl_1');
    expect(open(undefined).get('context')).not.toHaveProperty('breakGlassId');
  });

  it('takes along whether the caller wants an explanation, and believes no other word for yes', () => {
    expect(open({ explain: true }).get('context').wantsExplanation).toBe(true);
    expect(open({ explain: false }).get('context')).not.toHaveProperty('wantsExplanation');
    expect(() => open({ explain: 'yes' })).toThrow(
      expect.objectContaining({ code: 'SHARING_EXCEEDS_TOKEN' }),
    );
  });

  it('takes the day that a request names on the practice ground alone', () => {
    const { at } = open({ at: '2026-09-29T10:00:00Z' }, [detail], 'allow').get('context');
    expect(at).toBe('2026-09-29T10:00:00.000Z');
  });

  it('takes along that a request is part of a standing flow', () => {
    expect(open({ flow: 'REGULAR' }).get('context').flow).toBe('REGULAR');
  });

  it.each([
    ['a purpose the token does not carry', { purpose: 'CRIME_INVESTIGATE' }],
    ['a case the token does not carry', { caseRef: 'S47-2026-9999' }],
    ['a legal gateway the token does not carry', { legalGateways: ['ENG.CA2004.16LA', 'EW.CRIME'] }],
    ['another practitioner', { practitioner: 'prc_tom' }],
    ['a break-glass that is no id of one', { breakGlass: true }],
    ['a day of its own', { at: '2026-09-29T10:00:00Z' }],
    ['something that is not an object', 'SAFEGUARD_CHILD'],
  ])('refuses a request that claims %s', (_what, sharing) => {
    expect(() => open(sharing)).toThrow(expect.objectContaining({ code: 'SHARING_EXCEEDS_TOKEN' }));
  });

  it('asks which, when the token carries several purposes and the request names none', () => {
    const two = [detail, { ...detail, purpose: 'WELFARE_CHILD' }];
    expect(() => open(undefined, two)).toThrow(expect.objectContaining({ code: 'CONTEXT_INVALID' }));
    expect(open({ purpose: 'WELFARE_CHILD' }, two).get('context').purpose).toBe('WELFARE_CHILD');
  });
});

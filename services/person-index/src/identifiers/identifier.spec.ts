import { describe, expect, it } from '@jest/globals';
import { people } from '@pontio/testing';
import { checkIdentifier } from './identifier.js';
import { IdentifierTokens } from './identifier-tokens.js';

describe('checkIdentifier', () => {
  it.each(['9434765919', '4010232137', '9000000009', '943 476 5919', '943-476-5919', ' 9434765919 '])(
    'accepts NHS number %s',
    (value) => {
      expect(checkIdentifier({ system: 'NHS', value })).toEqual({
        ok: true,
        system: 'NHS',
        canonical: value.replace(/\D/g, ''),
      });
    },
  );

  it.each([
    ['9434765918', 'CHECK_DIGIT'],
    ['9434756919', 'CHECK_DIGIT'],
    ['943476591', 'FORM'],
    ['94347659190', 'FORM'],
    ['943476591X', 'FORM'],
    ['٩٤٣٤٧٦٥٩١٩', 'FORM'],
    ['', 'FORM'],
    ['9999999999', 'PLACEHOLDER'],
    ['0000000000', 'PLACEHOLDER'],
  ])('does not use NHS number %p: %s', (value, fault) => {
    expect(checkIdentifier({ system: 'NHS', value })).toEqual({ ok: false, system: 'NHS', fault });
  });

  it('accepts none of the ten numbers whose check digit would have to be ten', () => {
    // 6 x 2 = 12, and 11 - 12 mod 11 = 10.
    const accepted = Array.from('0123456789').filter(
      (last) => checkIdentifier({ system: 'NHS', value: `000000006${last}` }).ok,
    );
    expect(accepted).toEqual([]);
  });

  it.each(['B801200005001', 'P207000016049', 'b801 2000 05001'])('accepts UPN %s', (value) => {
    expect(checkIdentifier({ system: 'UPN', value })).toMatchObject({ ok: true });
  });

  it('accepts a temporary UPN, which ends in a letter', () => {
    const valid = Array.from('ABCDEFGHJKLMNPQRTUVWXYZ').filter(
      (letter) => checkIdentifier({ system: 'UPN', value: `${letter}80120000500B` }).ok,
    );
    // 8*2 + 0*3 + 1*4 + 2*5 + 5*10 + B(1)*13 = 93, and 93 mod 23 = 1: B.
    expect(valid).toEqual(['B']);
  });

  it.each([
    ['A801200005001', 'CHECK_DIGIT'],
    ['Q207000016049', 'CHECK_DIGIT'],
    ['B80120000500', 'FORM'],
    ['B80120000500I', 'FORM'],
    ['1801200005001', 'FORM'],
    ['A000000000000', 'PLACEHOLDER'],
  ])('does not use UPN %s: %s', (value, fault) => {
    expect(checkIdentifier({ system: 'UPN', value })).toEqual({ ok: false, system: 'UPN', fault });
  });

  it('accepts the identifiers of every persona', () => {
    for (const { nhsNumber, upn } of people) {
      expect(checkIdentifier({ system: 'NHS', value: nhsNumber }).ok).toBe(true);
      if (upn !== undefined) expect(checkIdentifier({ system: 'UPN', value: upn }).ok).toBe(true);
    }
  });
});

describe('IdentifierTokens', () => {
  const key = new Uint8Array(32).fill(7);
  const nhs = { system: 'NHS', canonical: '9990000018' } as const;

  it('gives equal identifiers equal tokens, under one key only, without the identifier in them', () => {
    const token = new IdentifierTokens(key).tokenOf(nhs);
    expect(new IdentifierTokens(key).tokenOf({ ...nhs })).toBe(token);
    expect(new IdentifierTokens(key.map(() => 8)).tokenOf(nhs)).not.toBe(token);
    expect(new IdentifierTokens(key).tokenOf({ ...nhs, system: 'UPN' })).not.toBe(token);
    expect(token).not.toContain('9990000018');
  });

  it('refuses a key that could be guessed', () => {
    expect(() => new IdentifierTokens(new Uint8Array(31))).toThrow('at least 32 bytes');
  });
});

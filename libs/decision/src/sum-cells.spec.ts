import { describe, expect, it } from '@jest/globals';
import type { DecidedCell } from './decide-cell.js';
import { gatewaysUsed, legalOutcomeOf } from './sum-cells.js';

const released = (kind: string, whenMet: string) =>
  ({ isReleased: true, gateway: { code: kind, kind, whenMet } }) as unknown as DecidedCell;
const [power, duty] = [released('POWER', 'MAY'), released('DUTY', 'MUST')];

describe('the sum of what is released under several laws', () => {
  it('is a must as soon as one of them is', () => {
    expect(legalOutcomeOf([power, duty])).toBe('MUST');
    expect(legalOutcomeOf([power])).toBe('MAY');
  });

  it('names the strongest first, whichever cell came first', () => {
    const kinds = (...cells: DecidedCell[]) => gatewaysUsed(cells).map(({ kind }) => kind);
    expect([kinds(power, duty), kinds(duty, power, duty)]).toEqual([
      ['DUTY', 'POWER'],
      ['DUTY', 'POWER'],
    ]);
  });
});

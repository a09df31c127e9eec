import { describe, expect, it } from '@jest/globals';
import { PontioError, isPontioError } from './pontio-error.js';
import { errorRegistry } from './registry.js';

describe('PontioError', () => {
  it('says the public sentence of its code and keeps the detail private', () => {
    const cause = new Error('socket hang up');
    const error = new PontioError('SOURCE_UNAVAILABLE', { detail: 'agency-health: connection reset', cause });

    expect(error.message).toBe(errorRegistry.SOURCE_UNAVAILABLE.message);
    expect(error.message).not.toContain('connection reset');
    expect(error).toMatchObject({ httpStatus: 502, retryable: true, cause });
    expect(isPontioError(error)).toBe(true);
    expect(isPontioError(cause)).toBe(false);
  });

  it.each(Object.entries(errorRegistry))(
    'tells the reader of %s what to do in full sentences',
    (_code, entry) => {
      expect(entry.message).toMatch(/^[A-Z].*\.$/);
      expect(entry.httpStatus).toBeGreaterThanOrEqual(400);
    },
  );
});

import { expect, it } from '@jest/globals';
import { ConfigurationError } from '@pontio/platform';
import { loadGovernanceSettings } from './config.js';

it('names every setting that is missing, at once', () => {
  const load = (): unknown => loadGovernanceSettings({});
  expect(load).toThrow(ConfigurationError);
  expect(load).toThrow(/DATABASE_URL[^]*AUDIT_KEY_FILE[^]*GATEWAY_KEYS_FILE[^]*JOURNAL_DIR/);
});

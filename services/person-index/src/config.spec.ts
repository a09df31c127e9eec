import { expect, it } from '@jest/globals';
import { ConfigurationError } from '@pontio/platform';
import { loadPersonIndexSettings } from './config.js';

it('names every setting that is missing, at once', () => {
  const load = (): unknown => loadPersonIndexSettings({});
  expect(load).toThrow(ConfigurationError);
  expect(load).toThrow(/DATABASE_URL[^]*IDENTIFIER_KEY_FILE[^]*GATEWAY_KEYS_FILE[^]*JOURNAL_DIR/);
});

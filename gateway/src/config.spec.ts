import { describe, expect, it } from '@jest/globals';
import { loadGatewaySettings } from './config.js';

const needed = {
  PONTIO_GATEWAY_SUBGRAPHS: 'governance=http://127.0.0.1:1',
  PONTIO_GATEWAY_ISSUER: 'https://login.example',
  PONTIO_GATEWAY_JWKS_URL: 'https://login.example/jwks',
  PONTIO_GATEWAY_SIGNING_KEY_FILE: 'signing.jwk',
  PONTIO_GATEWAY_AUDIT_KEY_FILE: 'audit.key',
  PONTIO_GATEWAY_JOURNAL_DIR: 'journal',
  PONTIO_AUDIT_LEDGER_URL: 'http://127.0.0.1:2',
  PONTIO_AUDIT_INGEST_TOKEN: 'x'.repeat(64),
};

describe('the settings of the gateway', () => {
  it('let clients ask only what is held, unless they say otherwise', () => {
    expect(loadGatewaySettings(needed)).toMatchObject({
      PONTIO_GATEWAY_INSECURE_FREE_OPERATIONS: 'refuse',
      PONTIO_GATEWAY_FREE_OPERATION_CLIENTS: [],
    });
    const named = { ...needed, PONTIO_GATEWAY_FREE_OPERATION_CLIENTS: 'console, desk' };
    expect(loadGatewaySettings(named).PONTIO_GATEWAY_FREE_OPERATION_CLIENTS).toEqual(['console', 'desk']);
  });

  it('may be insecure for development, and never in production', () => {
    const insecure = { ...needed, PONTIO_GATEWAY_INSECURE_FREE_OPERATIONS: 'allow' };
    expect(loadGatewaySettings(insecure).PONTIO_GATEWAY_INSECURE_FREE_OPERATIONS).toBe('allow');
    expect(() => loadGatewaySettings({ ...insecure, NODE_ENV: 'production' })).toThrow(
      'PONTIO_GATEWAY_INSECURE_FREE_OPERATIONS: a production gateway answers operations that it holds',
    );
  });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SandboxServer, type SeenRequest, startWillowbank } from '@pontio/sandbox';
import { ellie, ellieHealth } from '@pontio/testing';
import { FhirClient } from './fhir-client.js';

const token = 'willowbank-test-token';
const patient = `Patient/${ellie.recordIds['agy_willowbank'] ?? ''}`;

describe('FhirClient', () => {
  const seen: SeenRequest[] = [];
  let fhir: SandboxServer;

  beforeAll(async () => {
    fhir = await startWillowbank({ token, onRequest: (request) => void seen.push(request) });
  });
  afterAll(() => fhir.close());

  it('follows next links until it has every resource once', async () => {
    seen.length = 0;
    const { resources } = await new FhirClient({ url: fhir.url, token }).search('Immunization', {
      patient,
      _count: '1',
    });
    expect(new Set(resources.map(({ id }) => id)).size).toBe(ellieHealth.immunisations.length);
    expect(seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
  });

  it('names no person in the links it follows', () => {
    expect(seen.map(({ path }) => path).join()).not.toContain(ellie.recordIds['agy_willowbank']);
  });

  it('calls the source unavailable when it does not accept our credential', async () => {
    const client = new FhirClient({ url: fhir.url, token: 'wrong' });
    await expect(client.search('Patient', { _id: 'x' })).rejects.toMatchObject({
      code: 'SOURCE_UNAVAILABLE',
      cause: { kind: 'REFUSED' },
    });
  });

  it('does not carry the credential to another server that a link names', async () => {
    const strange = createServer((_request, response) => {
      const link = [{ relation: 'next', url: 'http://127.0.0.1:1/fhir?_page=x' }];
      response.setHeader('content-type', 'application/fhir+json');
      response.end(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', link }));
    });
    await new Promise<void>((resolve) => strange.listen(0, '127.0.0.1', resolve));
    const { port } = strange.address() as AddressInfo;
    const client = new FhirClient({ url: `http://127.0.0.1:${port}`, token });
    const searching = client.search('Patient', { _id: 'x' }).finally(() => {
      strange.close();
      strange.closeAllConnections();
    });
    await expect(searching).rejects.toMatchObject({
      code: 'SOURCE_UNAVAILABLE',
      cause: { kind: 'NONSENSE' },
    });
  });
});

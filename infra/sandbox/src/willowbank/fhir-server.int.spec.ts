import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bundle, CapabilityStatement } from '@medplum/fhirtypes';
import { ellie, kate } from '@pontio/testing';
import type { SandboxServer, SeenRequest } from '../http/sandbox-server.js';
import { startWillowbank } from './fhir-server.js';

const token = 'test-token';
const idOf = (person: typeof ellie): string => person.recordIds['agy_willowbank'] ?? '';

describe("Willowbank's FHIR server", () => {
  const seen: SeenRequest[] = [];
  let server: SandboxServer;

  beforeAll(async () => {
    server = await startWillowbank({ token, onRequest: (request) => void seen.push(request) });
  });
  afterAll(() => server.close());

  const get = (path: string, bearer = token): Promise<Response> =>
    fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${bearer}` } });

  async function search(type: string, parameters: Record<string, string>): Promise<Bundle> {
    const body = new URLSearchParams(parameters);
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${server.url}/${type}/_search`, { method: 'POST', headers, body });
    return (await response.json()) as Bundle;
  }

  it('says without a token what it can do, and nothing else', async () => {
    const capability = (await (await get('/metadata', 'none')).json()) as CapabilityStatement;
    expect(capability).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
    expect((await get(`/Patient/${idOf(ellie)}`, 'none')).status).toBe(401);
  });

  it('reads one resource, and says 404 where there is none', async () => {
    expect(await (await get(`/Patient/${idOf(ellie)}`)).json()).toMatchObject({
      identifier: [{ value: ellie.nhsNumber }],
    });
    expect((await get('/Patient/nobody')).status).toBe(404);
  });

  it('pages a search with next links that name nobody', async () => {
    const first = await search('Immunization', { patient: `Patient/${idOf(ellie)}`, _count: '2' });
    const next = first.link?.find(({ relation }) => relation === 'next')?.url ?? '';
    const second = (await (await get(next.slice(server.url.length))).json()) as Bundle;
    expect([first.entry?.length, second.entry?.length]).toEqual([2, 1]);
    expect(second.link?.map(({ relation }) => relation)).toEqual(['self']);
    expect(next).not.toContain(idOf(ellie));
  });

  it('sends the elements asked for and no others', async () => {
    const { entry } = await search('Patient', { _id: idOf(ellie), _elements: 'id,generalPractitioner' });
    const kept = new Set(Object.keys(entry?.[0]?.resource ?? {}));
    expect(kept).toEqual(new Set(['resourceType', 'id', 'meta', 'generalPractitioner']));
  });

  it.each<[Record<string, string>, number]>([
    [{}, 2],
    [
      {
        '_security:not':
          'http://terminology.hl7.org/CodeSystem/v3-ActCode|PSY,http://terminology.hl7.org/CodeSystem/v3-ActCode|SEX',
      },
      1,
    ],
    [{ _security: 'http://terminology.hl7.org/CodeSystem/v3-ActCode|PSY' }, 1],
  ])('finds conditions by sensitivity label: %j', async (labels, count) => {
    const { total } = await search('Condition', { patient: `Patient/${idOf(kate)}`, ...labels });
    expect(total).toBe(count);
  });

  it('tells a test what was asked, in names only', async () => {
    seen.length = 0;
    await search('Condition', { patient: `Patient/${idOf(kate)}`, _elements: 'code' });
    expect(seen).toEqual([
      {
        method: 'POST',
        path: '/fhir/Condition/_search',
        bodyFields: ['patient', '_elements'],
        asked: ['Condition.code'],
        status: 200,
      },
    ]);
  });
});

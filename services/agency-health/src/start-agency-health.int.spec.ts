import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningService } from '@pontio/platform';
import { type SandboxServer, type SeenRequest, startWillowbank } from '@pontio/sandbox';
import { ellie, ellieHealth, kate, noah } from '@pontio/testing';
import { type Answer, TestGateway } from '@pontio/testing/servers';
import { AGENCY_HEALTH } from './agency-health.module.js';
import { startAgencyHealth } from './start-agency-health.js';

const token = 'willowbank-test-token';
const idOf = (person: { recordIds: Readonly<Record<string, string>> }): string =>
  person.recordIds['agy_willowbank'] ?? '';

describe('the health agency', () => {
  const seen: SeenRequest[] = [];
  let gateway: TestGateway;
  let fhir: SandboxServer;
  let service: RunningService;

  const startFhir = (port = 0): Promise<SandboxServer> =>
    startWillowbank({ port, token, onRequest: (request) => void seen.push(request) });

  beforeAll(async () => {
    gateway = await TestGateway.create();
    fhir = await startFhir();
    service = await startAgencyHealth({
      port: 0,
      fhir: { url: fhir.url, token, limits: { breakAfter: 100 } },
      gatewayKeys: gateway.publicKeys,
      recordRefusal: () => Promise.resolve(),
    });
  });
  afterEach(() => {
    seen.length = 0;
  });
  afterAll(async () => {
    await service.close();
    await fhir.close();
  });

  const ask = (selection: string, ...people: string[]): Promise<Answer> =>
    gateway.ask({ subgraph: { name: AGENCY_HEALTH, url: service.url }, people, selection });

  const asked = (): string[] => [...new Set(seen.flatMap((request) => request.asked))].sort();

  it('reads allergies, medicines, conditions, immunisations and the practice of a patient', async () => {
    const { people, errors } = await ask(
      `health {
        allergies { substance reaction recordedOn } medicines { name dose recordedOn }
        conditions { name recordedOn } immunisations { vaccine recordedOn } registeredPractice
      }`,
      idOf(ellie),
    );
    expect(errors).toEqual([]);
    const dated = ({ on, ...rest }: { on: string }): object => ({ ...rest, recordedOn: on });
    expect(people).toEqual([
      {
        health: {
          allergies: ellieHealth.allergies.map(dated),
          medicines: ellieHealth.medicines.map(dated),
          conditions: ellieHealth.conditions.map(dated),
          immunisations: ellieHealth.immunisations.map(dated),
          registeredPractice: ellieHealth.practice,
        },
      },
    ]);
  });

  it('asks the source for no resource and no element that is not released', async () => {
    await ask('health { allergies { substance } }', idOf(ellie));
    expect(asked()).toEqual([
      'AllergyIntolerance.code',
      'AllergyIntolerance.id',
      'AllergyIntolerance.patient',
      'Patient.id',
    ]);
  });

  it('puts nothing about a person in a URL', async () => {
    await ask('health { allergies { substance } mentalHealthContacts { kind } }', idOf(ellie), idOf(noah));
    expect(seen.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
      'POST /fhir/AllergyIntolerance/_search',
      'POST /fhir/Encounter/_search',
      'POST /fhir/Patient/_search',
    ]);
  });

  it('reads a list of many people in one search and gives each their own', async () => {
    const { people } = await ask('health { immunisations { vaccine } }', idOf(noah), idOf(ellie));
    expect(people).toEqual([
      { health: { immunisations: [{ vaccine: '6-in-1 third dose' }] } },
      { health: { immunisations: ellieHealth.immunisations.map(({ vaccine }) => ({ vaccine })) } },
    ]);
    expect(seen).toHaveLength(2);
  });

  it('keeps what the trust keeps apart out of the ordinary lists', async () => {
    const { people } = await ask('health { medicines { name } conditions { name } }', idOf(kate));
    expect(people).toEqual([
      {
        health: {
          medicines: [{ name: 'Ferrous fumarate 210 mg tablets' }],
          conditions: [{ name: 'Iron deficiency anaemia' }],
        },
      },
    ]);
  });

  it('gives what the trust keeps apart, with what it is, to whoever decides about each row', async () => {
    const { people } = await ask(
      'health { medicines { name _label } conditions { name _label } }',
      idOf(kate),
    );
    expect(people).toEqual([
      {
        health: {
          medicines: [
            { name: 'Sertraline 50 mg tablets', _label: { category: 'MENTAL_HEALTH', level: 'C4' } },
            { name: 'Ferrous fumarate 210 mg tablets', _label: null },
          ],
          conditions: [
            { name: 'Depressive disorder', _label: { category: 'MENTAL_HEALTH', level: 'C4' } },
            { name: 'Iron deficiency anaemia', _label: null },
          ],
        },
      },
    ]);
  });

  it('gives contacts of a sensitive service only under the field of that service', async () => {
    const { people } = await ask(
      'health { mentalHealthContacts { kind } sexualHealthContacts { kind recordedOn } }',
      idOf(kate),
      idOf(ellie),
    );
    expect(people).toEqual([
      {
        health: {
          mentalHealthContacts: [{ kind: 'Talking therapy: third session' }],
          sexualHealthContacts: [{ kind: 'Sexual health clinic: attended', recordedOn: '2026-05-12' }],
        },
      },
      {
        health: {
          mentalHealthContacts: [{ kind: 'Child and adolescent mental health: first assessment' }],
          sexualHealthContacts: null,
        },
      },
    ]);
  });

  it('says how fresh the source is', async () => {
    const before = new Date().toISOString();
    const { asOf } = await ask('health { registeredPractice }', idOf(ellie));
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}T.*Z$/);
    expect(String(asOf) >= before).toBe(true);
  });

  it('answers null, and no error, for somebody the trust does not know', async () => {
    const { people, errors } = await ask(
      'health { allergies { substance } }',
      'c0ffee00-0000-4000-8000-00000000ffff',
    );
    expect({ people, errors }).toEqual({ people: [{ health: null }], errors: [] });
  });

  it('answers SOURCE_UNAVAILABLE while the source is down, and answers again once it is back', async () => {
    const port = Number(new URL(fhir.url).port);
    await fhir.close();
    const down = await ask('health { registeredPractice }', idOf(ellie));
    expect(down).toMatchObject({
      people: [{ health: null }],
      errors: [{ code: 'SOURCE_UNAVAILABLE', path: '_entities.0.health' }],
    });
    fhir = await startFhir(port);
    const up = await ask('health { registeredPractice }', idOf(ellie));
    expect(up).toMatchObject({
      people: [{ health: { registeredPractice: ellieHealth.practice } }],
      errors: [],
    });
  });
});

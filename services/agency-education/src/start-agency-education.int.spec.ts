import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningService } from '@pontio/platform';
import { type AlderbrookServer, type SeenRequest, startAlderbrook } from '@pontio/sandbox';
import { ada, ellie, ellieEducation, noah } from '@pontio/testing';
import { type Answer, TestGateway } from '@pontio/testing/servers';
import { AGENCY_EDUCATION } from './agency-education.module.js';
import { startAgencyEducation } from './start-agency-education.js';

const token = 'alderbrook-test-token';
const now = (): Date => new Date('2026-11-24T10:00:00Z');
const idOf = (person: { recordIds: Readonly<Record<string, string>> }): string =>
  person.recordIds['agy_alderbrook'] ?? '';

describe('the school', () => {
  const seen: SeenRequest[] = [];
  let afterRequest: (request: SeenRequest) => void = () => undefined;
  let gateway: TestGateway;
  let school: AlderbrookServer;
  let service: RunningService;

  const onRequest = (request: SeenRequest): void => {
    seen.push(request);
    afterRequest(request);
  };
  const startSchool = (port = 0): Promise<AlderbrookServer> =>
    startAlderbrook({
      port,
      token,
      now,
      retryAfterSeconds: 0,
      onRequest,
    });

  beforeAll(async () => {
    gateway = await TestGateway.create();
    school = await startSchool();
    service = await startAgencyEducation({
      port: 0,
      schoolsApi: { url: school.url, token, pageSize: 3, limits: { breakAfter: 100 } },
      gatewayKeys: gateway.publicKeys,
      recordRefusal: () => Promise.resolve(),
    });
  });
  afterEach(() => {
    seen.length = 0;
    afterRequest = () => undefined;
  });
  afterAll(async () => {
    await service.close();
    await school.close();
  });

  const ask = (selection: string, ...people: string[]): Promise<Answer> =>
    gateway.ask({ subgraph: { name: AGENCY_EDUCATION, url: service.url }, people, selection });

  it('reads attendance, exclusions, additional needs and the school of a pupil', async () => {
    const { people, errors } = await ask(
      `education {
        schoolName yearGroup attendancePercent senSupport senNeed
        exclusions { kind startedOn days reason }
      }`,
      idOf(ellie),
    );
    expect(errors).toEqual([]);
    expect(people).toEqual([
      {
        education: {
          schoolName: 'Alderbrook Primary School',
          yearGroup: 'Year 6',
          attendancePercent: 77.7,
          senSupport: 'SEN_SUPPORT',
          senNeed: 'Social, emotional and mental health',
          exclusions: ellieEducation.exclusions,
        },
      },
    ]);
  });

  it('asks the source for no resource and no attribute that is not released', async () => {
    await ask('education { yearGroup attendancePercent behaviourNotes { recordedOn } }', idOf(ellie));
    expect([...new Set(seen.flatMap(({ asked }) => asked))].sort()).toEqual([
      'attendance-summaries.attended_sessions',
      'attendance-summaries.possible_sessions',
      'behaviours.recorded_on',
      'students.year_group',
    ]);
  });

  it('reads every page of a long list, once and in order', async () => {
    const { people } = await ask('education { behaviourNotes { recordedOn text } }', idOf(ellie));
    const notes = ellieEducation.behaviourNotes.map(({ on, text }) => ({ recordedOn: on, text }));
    expect(people).toEqual([{ education: { behaviourNotes: notes } }]);
    expect(seen.filter(({ path }) => path === '/v1/behaviours/query')).toHaveLength(3);
  });

  it('puts nothing about a pupil in a URL', async () => {
    await ask('education { yearGroup counsellingNotes { text } }', idOf(ellie));
    expect(new Set(seen.map(({ method, path }) => `${method} ${path}`))).toEqual(
      new Set(['POST /v1/students/query', 'POST /v1/counselling-notes/query']),
    );
  });

  it('reads many pupils in one round trip and gives each their own', async () => {
    const { people } = await ask('education { yearGroup }', idOf(noah), idOf(ada), idOf(ellie));
    expect(people).toEqual([
      { education: { yearGroup: 'Year 3' } },
      { education: { yearGroup: 'Year 6' } },
      { education: { yearGroup: 'Year 6' } },
    ]);
    expect(seen).toHaveLength(1);
  });

  it('comes back when the source says 429, after the wait it asks for', async () => {
    school.refuseNext(1);
    const { people, errors } = await ask('education { yearGroup }', idOf(noah));
    expect({ people, errors }).toEqual({ people: [{ education: { yearGroup: 'Year 3' } }], errors: [] });
    expect(seen.map(({ status }) => status)).toEqual([429, 200]);
  });

  it('answers SOURCE_UNAVAILABLE for a list whose later page fails, and never half of it', async () => {
    afterRequest = ({ path }) => {
      // The second page is refused, and so is the second attempt at it.
      if (path === '/v1/behaviours/query' && seen.at(-1)?.status === 200) school.refuseNext(2);
    };
    const answer = await ask('education { behaviourNotes { text } }', idOf(ellie));
    expect(answer).toMatchObject({
      people: [{ education: { behaviourNotes: null } }],
      errors: [{ code: 'SOURCE_UNAVAILABLE', path: '_entities.0.education.behaviourNotes' }],
    });
  });

  it('says how fresh the source is: when the registers were last closed', async () => {
    const { asOf } = await ask('education { yearGroup }', idOf(noah));
    expect(asOf).toBe('2026-11-23T16:00:00.000Z');
  });

  it('answers an empty list where the school holds nothing, and null for somebody it does not know', async () => {
    const { people, errors } = await ask('education { exclusions { reason } }', idOf(noah), 'ST-0000');
    expect({ people, errors }).toEqual({
      people: [{ education: { exclusions: [] } }, { education: null }],
      errors: [],
    });
  });

  it('answers SOURCE_UNAVAILABLE while the source is down, and answers again once it is back', async () => {
    const port = Number(new URL(school.url).port);
    await school.close();
    expect(await ask('education { yearGroup }', idOf(noah))).toMatchObject({
      people: [{ education: null }],
      errors: [{ code: 'SOURCE_UNAVAILABLE', path: '_entities.0.education' }],
    });
    school = await startSchool(port);
    expect(await ask('education { yearGroup }', idOf(noah))).toMatchObject({ errors: [] });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningService } from '@pontio/platform';
import { seedNorthmere } from '@pontio/sandbox';
import { ada, ellie, ellieSocialCare } from '@pontio/testing';
import { type Answer, type TestDatabase, TestGateway, createTestDatabase } from '@pontio/testing/servers';
import pg from 'pg';
import { AGENCY_CHILDRENS_SERVICES } from './agency-childrens-services.module.js';
import { startAgencyChildrensServices } from './start-agency-childrens-services.js';

const now = (): Date => new Date('2026-11-24T10:00:00Z');
const idOf = (person: { recordIds: Readonly<Record<string, string>> }): string =>
  person.recordIds['agy_northmere'] ?? '';

describe("children's services", () => {
  let gateway: TestGateway;
  let database: TestDatabase;
  let service: RunningService;
  const started: RunningService[] = [];

  const start = async (url: string): Promise<RunningService> => {
    const running = await startAgencyChildrensServices({
      port: 0,
      database: { url, limits: { breakAfter: 100 } },
      gatewayKeys: gateway.publicKeys,
      recordRefusal: () => Promise.resolve(),
    });
    started.push(running);
    return running;
  };

  beforeAll(async () => {
    gateway = await TestGateway.create();
    database = await createTestDatabase();
    await seedNorthmere({ databaseUrl: database.url, now });
    service = await start(database.url);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(started.map((running) => running.close()));
    await database.drop();
  });

  const askAt = (url: string, selection: string, ...people: string[]): Promise<Answer> =>
    gateway.ask({ subgraph: { name: AGENCY_CHILDRENS_SERVICES, url }, people, selection });
  const ask = (selection: string, ...people: string[]): Promise<Answer> =>
    askAt(service.url, selection, ...people);

  it('reads the plan, episodes, enquiries, family and views of a child', async () => {
    const { people, errors } = await ask(
      `socialCare {
        plan planIsCurrent planStartedOn planEndedOn
        episodes { referredOn source primaryNeed closedOn closeReason }
        section47Enquiries { startedOn endedOn outcome }
        disabilities relationships lastKnownAddress
        childsViews { recordedOn words }
      }`,
      idOf(ellie),
    );
    expect(errors).toEqual([]);
    expect(people).toEqual([
      {
        socialCare: {
          plan: 'CHILD_IN_NEED',
          planIsCurrent: false,
          planStartedOn: '2025-07-04',
          planEndedOn: '2026-01-30',
          episodes: [
            {
              referredOn: '2024-10-07',
              source: 'Schools',
              primaryNeed: 'Abuse or neglect',
              closedOn: '2026-01-30',
              closeReason: 'Case transferred to another council',
            },
            {
              referredOn: '2022-05-16',
              source: 'Health visitor',
              primaryNeed: 'Family dysfunction',
              closedOn: '2022-08-12',
              closeReason: 'Stepped down to early help',
            },
          ],
          section47Enquiries: [
            {
              startedOn: '2024-10-10',
              endedOn: '2024-10-29',
              outcome: ellieSocialCare.enquiries[0]?.outcome,
            },
          ],
          disabilities: ['None'],
          relationships: ['Mother', 'Younger brother', 'Maternal grandmother'],
          lastKnownAddress: '27 Weir Cottages, Northmere, ZZ99 5XY',
          childsViews: [{ recordedOn: '2025-06-20', words: ellieSocialCare.views[0]?.words }],
        },
      },
    ]);
  });

  it('reads no column that is not released: the database would not let it', async () => {
    const url = await readerOf(
      ['ssd_person', ['pers_person_id']],
      ['ssd_cp_plans', ['cppl_person_id', 'cppl_cp_plan_start_date']],
      ['ssd_cin_plans', ['cinp_person_id', 'cinp_cin_plan_start_date']],
      ['ssd_s47_enquiry', ['s47e_person_id', 's47e_s47_outcome_json']],
      ['extract_run', ['extr_completed_at']],
    );
    const reader = await start(url);
    const released = await askAt(
      reader.url,
      'socialCare { plan section47Enquiries { outcome } }',
      idOf(ellie),
    );
    const more = await askAt(reader.url, 'socialCare { section47Enquiries { startedOn } }', idOf(ellie));
    expect(released.errors).toEqual([]);
    expect(released.people).toMatchObject([{ socialCare: { plan: 'CHILD_IN_NEED' } }]);
    expect(more.errors).toMatchObject([{ code: 'SOURCE_UNAVAILABLE' }]);
  });

  it('gives each of several children their own', async () => {
    const { people } = await ask('socialCare { plan planIsCurrent disabilities }', idOf(ada), idOf(ellie));
    expect(people).toEqual([
      {
        socialCare: {
          plan: 'CHILD_IN_NEED',
          planIsCurrent: true,
          disabilities: ['Mobility', 'Personal care'],
        },
      },
      { socialCare: { plan: 'CHILD_IN_NEED', planIsCurrent: false, disabilities: ['None'] } },
    ]);
  });

  it('says how fresh the source is: when the nightly extract ran', async () => {
    const { asOf } = await ask('socialCare { plan }', idOf(ellie));
    expect(asOf).toBe('2026-11-24T02:00:00.000Z');
  });

  it('answers an empty list where the council holds nothing, and null for somebody it does not know', async () => {
    const { people, errors } = await ask(
      'socialCare { section47Enquiries { outcome } }',
      idOf(ada),
      "NM-0' or true --",
    );
    expect({ people, errors }).toEqual({
      people: [{ socialCare: { section47Enquiries: [] } }, { socialCare: null }],
      errors: [],
    });
  });

  it('answers SOURCE_UNAVAILABLE while the database is down, and answers again once it is back', async () => {
    const other = await createTestDatabase();
    await seedNorthmere({ databaseUrl: other.url });
    const its = await start(other.url);
    expect(await askAt(its.url, 'socialCare { plan }', idOf(ellie))).toMatchObject({ errors: [] });
    await other.drop();
    expect(await askAt(its.url, 'socialCare { plan }', idOf(ellie))).toMatchObject({
      people: [{ socialCare: null }],
      errors: [{ code: 'SOURCE_UNAVAILABLE', path: '_entities.0.socialCare' }],
    });
    await administer(`create database ${nameOf(other.url)}`);
    await seedNorthmere({ databaseUrl: other.url });
    expect(await askAt(its.url, 'socialCare { plan }', idOf(ellie))).toMatchObject({ errors: [] });
    await other.drop();
  }, 30_000);

  it('can be seeded again without change', async () => {
    const before = await ask('socialCare { episodes { referredOn } relationships }', idOf(ellie));
    await seedNorthmere({ databaseUrl: database.url, now });
    expect(await ask('socialCare { episodes { referredOn } relationships }', idOf(ellie))).toEqual(before);
  });

  /** The URL of a database user who may read the columns named and no others. */
  async function readerOf(...columns: [table: string, names: string[]][]): Promise<string> {
    const user = `reader_${nameOf(database.url)}`;
    const grants = columns.map(
      ([table, names]) => `grant select (${names.join(', ')}) on northmere.${table} to ${user};`,
    );
    await administer(
      `create role ${user} login password 'reader'; grant usage on schema northmere to ${user}; ${grants.join(' ')}`,
    );
    const url = new URL(database.url);
    url.username = user;
    url.password = 'reader';
    return url.href;
  }

  const nameOf = (url: string): string => new URL(url).pathname.slice(1);

  async function administer(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  }
});

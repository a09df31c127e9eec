import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, runMigrations } from '@pontio/persistence';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import { CreateGovernance1790000000000 } from './create-governance.migration.js';
import { governancePersistence } from './governance.persistence.js';

describe('a register made before changes were recorded', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const before = createDataSource({
      ...governancePersistence(database.url),
      migrations: [CreateGovernance1790000000000],
    });
    await runMigrations(before);
    await before.query(`
      insert into agency values ('agy_a', '{"en": "A"}', 'SCHOOL', 'ENG', 'ACTIVE', true, '{}', '[]', '{}', '{}');
      insert into subject values ('per_1', '2016-03-14', false, 'ENG', '{}',
        '[{"domain": "SHARING", "outcome": "COMPETENT", "at": "2026-03-01T10:00:00Z", "reviewAt": "2027-03-01"}]');
      insert into consent (id, person_id, kind, state, scope, explicit, given_by, capacity, recorded_at)
        values ('con_1', 'per_2', 'PREFERENCE', 'GIVEN', '{}', false, 'per_2', 'SELF', now())`);
    await before.destroy();
  }, 60_000);
  afterAll(() => database.drop());

  it('keeps everything it held, and gives everybody a version', async () => {
    const after = createDataSource(governancePersistence(database.url));
    await runMigrations(after);
    expect(await after.query('select id, state, agency_id from consent')).toEqual([
      { id: 'con_1', state: 'GIVEN', agency_id: null },
    ]);
    expect(
      await after.query('select person_id, domain, outcome, review_at::text from competence_assessment'),
    ).toEqual([{ person_id: 'per_1', domain: 'SHARING', outcome: 'COMPETENT', review_at: '2027-03-01' }]);
    expect(await after.query('select scope from fact_version order by scope')).toEqual([
      ...['parties', 'per_1', 'per_2'].map((scope) => ({ scope })),
    ]);
    await after.destroy();
  });
});

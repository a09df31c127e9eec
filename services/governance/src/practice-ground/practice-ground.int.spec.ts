import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CellQuestion,
  type Decision,
  type DecisionInput,
  NOBODY,
  callerReason,
  decide,
} from '@pontio/decision';
import { createDataSource, runMigrations } from '@pontio/persistence';
import {
  agencies,
  devika,
  ellieEnquiry,
  leafshire,
  northmere,
  people,
  practitioners,
  sana,
  tom,
  willowbank,
} from '@pontio/testing';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import { type CategoryCode, type Level, categoryOf, parseLawCatalogue } from '@pontio/vocabulary';
import type { DataSource } from 'typeorm';
import { factsForOne } from '../../test/facts-for-one.js';
import { LoadDecisionFacts } from '../application/load-decision-facts.js';
import { seedGovernance } from '../application/seed-governance.js';
import { governancePersistence } from '../persistence/governance.persistence.js';
import { practiceGroundRegister } from './practice-ground-register.js';

const lawFolder = dirname(createRequire(import.meta.url).resolve('@pontio/vocabulary/law/law.schema.json'));
const law = parseLawCatalogue(
  readdirSync(lawFolder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(lawFolder, name), 'utf8')),
);
const personIds = Object.fromEntries(people.map(({ key }) => [key, `per_${key}`]));
const ELLIE = 'per_ellie';
const AT = '2026-11-24T10:00:00.000Z';

const SHARED: readonly CategoryCode[] = [
  'DEMOGRAPHIC',
  'LOCATION',
  'FAMILY',
  'EDUCATION',
  'PLAN_STATUS',
  'SOCIAL_CARE_NARRATIVE',
  'HEALTH_CORE',
  'VOICE',
];

function cell(category: CategoryCode, subjectId = ELLIE, holderId = willowbank.id): CellQuestion {
  const { level, locationRevealing = false, existenceSensitive = false } = categoryOf(category);
  const label = { category, level, nature: 'FACT', locationRevealing, existenceSensitive } as const;
  return { subjectId, field: `Record.${category}`, holderId, label };
}

describe('the practice ground', () => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = createDataSource(governancePersistence(database.url));
    await runMigrations(dataSource);
    const enquiry = { ...ellieEnquiry, child: 'ellie', lead: sana.id, refusedBy: 'kate' };
    await seedGovernance(
      dataSource,
      practiceGroundRegister({ agencies, practitioners, people, personIds, enquiry }),
    );
  }, 60_000);
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  async function decisionFor(
    practitionerId: string,
    cells: readonly CellQuestion[],
    request: Partial<DecisionInput['request']> = {},
  ): Promise<Decision> {
    const purpose = request.purpose ?? 'SAFEGUARD_CHILD';
    const ids = cells.map(({ subjectId }) => subjectId);
    const loaded = await factsForOne(new LoadDecisionFacts(dataSource, () => new Date(AT)), {
      recipientAgencyId: leafshire.id,
      practitionerId,
      subjectIds: ids.filter((id) => id.startsWith('per_')),
      holderIds: cells.map(({ holderId }) => holderId),
    });
    if (loaded.parties.facts === undefined) throw new Error('no facts of the parties');
    const agency = { ...NOBODY, kind: 'AGENCY', match: 'Match' } as const;
    return decide(
      {
        ...loaded.parties.facts,
        decisionId: 'dec_1',
        at: AT,
        request: {
          id: 'req_1',
          purpose,
          caseRef: ellieEnquiry.caseRef,
          gateways: ['ENG.CA2004.16LA'],
          mode: 'NORMAL',
          ...request,
        },
        auditWritable: true,
        subjects: [
          ...loaded.subjects.map(
            ({ id, facts }) => ({ ...NOBODY, ...facts, id, kind: 'PERSON', match: 'Match' }) as const,
          ),
          ...ids.filter((id) => id.startsWith('agy_')).map((id) => ({ ...agency, id })),
        ],
        asks: cells.map(({ subjectId, holderId, ...field }) => ({ subjectId, holderId, fields: [field] })),
      },
      { law, policyVersion: 'test' },
    );
  }

  it('lets Sana see of Ellie what every holder judged in advance, because a duty compels it', async () => {
    const decision = await decisionFor(
      sana.id,
      SHARED.map((category) => cell(category)),
    );
    expect(decision).toMatchObject({
      overall: 'PERMIT',
      legalOutcome: 'MUST',
      gatewayUsed: 'ENG.CA2004.16LA',
      agreementUsed: 'WASPI-ISP-LEAF-01@1',
      drafts: ['ENG.CA2004.16LA'],
    });
    expect(decision.cells.map(({ result }) => result)).toEqual(SHARED.map(() => 'ALLOW'));
    // Kate said no: the duty sets that aside, which is written down and told to the family.
    expect(decision.obligations.map(({ type }) => type)).toEqual(['RECORD_JUSTIFICATION', 'NOTIFY_SUBJECT']);
  });

  it('asks the holder to confirm what is more sensitive, and says nothing at all of what is secret', async () => {
    const secret = cell('SEXUAL_HEALTH');
    const decision = await decisionFor(sana.id, [
      cell('EDUCATION'),
      cell('COUNSELLING'),
      cell('MENTAL_HEALTH'),
      secret,
    ]);
    expect(decision).toMatchObject({ overall: 'PARTIAL', legalOutcome: 'MUST' });
    expect(
      decision.cells.map(({ result, reason, requestable }) => ({ result, reason, requestable })),
    ).toEqual([
      { result: 'ALLOW', reason: 'SHARED', requestable: false },
      { result: 'WITHHOLD', reason: 'HOLDER_CONFIRMATION', requestable: true },
      { result: 'WITHHOLD', reason: 'HOLDER_CONFIRMATION', requestable: true },
      { result: 'HIDE', reason: 'HOLDER_CONFIRMATION', requestable: false },
    ]);
    const [hidden] = decision.cells.filter(({ result }) => result === 'HIDE');
    expect(hidden && callerReason(hidden)).toEqual({
      text: 'Nothing that can be shared.',
      requestable: false,
    });
  });

  it('lets every level of a category that was judged to C3 through, and no further', async () => {
    const at = (level: Level) => ({ ...cell('EDUCATION'), label: { ...cell('EDUCATION').label, level } });
    const decision = await decisionFor(sana.id, [at('C2'), at('C3'), at('C4')]);
    expect(decision.cells.map(({ reason }) => reason)).toEqual(['SHARED', 'SHARED', 'NOT_NECESSARY']);
  });

  it('refuses Tom, who is not involved, and tells him that he can ask', async () => {
    const decision = await decisionFor(tom.id, [cell('EDUCATION'), cell('COUNSELLING')]);
    expect(decision).toMatchObject({ overall: 'DENY_REQUESTABLE', obligations: [] });
    expect(decision.cells.map(({ reason }) => reason)).toEqual(['NO_INVOLVEMENT', 'NO_INVOLVEMENT']);
    expect(decision.gatewayUsed).toBeUndefined();
  });

  it('refuses Sana herself under another case reference, and about a child she has no case for', async () => {
    const elsewhere = await decisionFor(sana.id, [cell('EDUCATION')], { caseRef: 'S47-2026-0001' });
    const ada = await decisionFor(sana.id, [cell('EDUCATION', 'per_ada')]);
    expect([elsewhere, ada].map(({ overall }) => overall)).toEqual(['DENY_REQUESTABLE', 'DENY_REQUESTABLE']);
  });

  it.each([tom, sana, devika])('gives the directory to $name, whatever else is refused', async ({ id }) => {
    const entry = cell('DIRECTORY', 'agy_leafshire', leafshire.id);
    const alone = await decisionFor(id, [entry]);
    const beside = await decisionFor(id, [entry, cell('EDUCATION', 'per_ada')]);
    expect(alone).toMatchObject({ overall: 'PERMIT', cells: [{ result: 'ALLOW', reason: 'DIRECTORY' }] });
    expect(beside.cells[0]).toMatchObject({ result: 'ALLOW' });
    expect(beside.overall).not.toBe('PARTIAL');
  });

  describe('for its information-governance officer', () => {
    const audit = { purpose: 'IG_AUDIT', gateways: ['UK.GDPR.ART5.2'], caseRef: 'IG-2026-01' };

    it("opens the agency's own audit trail", async () => {
      const decision = await decisionFor(devika.id, [cell('AUDIT', leafshire.id, leafshire.id)], audit);
      expect(decision).toMatchObject({ overall: 'PERMIT', cells: [{ result: 'ALLOW' }], obligations: [] });
      expect(decision.drafts).toEqual(['UK.GDPR.ART5.2']);
    });

    it.each([leafshire.id, northmere.id])(
      "keeps another agency's trail shut when %s holds it",
      async (holder) => {
        const decision = await decisionFor(devika.id, [cell('AUDIT', northmere.id, holder)], audit);
        expect(decision).toMatchObject({ overall: 'DENY', legalOutcome: 'MUST_NOT' });
      },
    );

    it("keeps the agency's own trail from a social worker, and from any other purpose", async () => {
      const trail = [cell('AUDIT', leafshire.id, leafshire.id)];
      expect(await decisionFor(sana.id, trail, audit)).toMatchObject({
        overall: 'DENY',
        cells: [{ reason: 'ROLE_NOT_AUTHORISED' }],
      });
      expect(await decisionFor(sana.id, trail)).toMatchObject({ overall: 'DENY' });
    });

    it('opens nothing about a person', async () => {
      expect(await decisionFor(devika.id, [cell('EDUCATION')], audit)).toMatchObject({ overall: 'DENY' });
    });
  });
});

import { beforeEach, describe, expect, it } from '@jest/globals';
import type { RequestContext } from '@pontio/request-context';
import { PersonIndexClient } from './person-index.client.js';
import type { RegisterQuestion } from './register-client.js';

const council = { agencyId: 'agy_council' } as RequestContext;
const school = { agencyId: 'agy_school' } as RequestContext;
const nhs = (value: string) => ({ system: 'NHS', value });

describe('the person index, as the gateway asks it', () => {
  let questions: RegisterQuestion[];
  let client: PersonIndexClient;
  beforeEach(() => {
    questions = [];
    client = new PersonIndexClient({
      ask: (question) => {
        questions.push(question);
        const { identifiers, recordRefs } = question.variables as {
          identifiers?: { value: string }[];
          recordRefs?: string[];
        };
        const names = identifiers?.map(({ value }) => value) ?? recordRefs ?? [];
        const matches = names.map((name) => ({ personId: `per_${name}`, status: 'Match', links: [] }));
        return Promise.resolve({ resolveSubjects: matches, resolveRecords: matches });
      },
    });
  });
  const idsOf = (all: readonly (readonly { personId?: string | undefined }[])[]) =>
    all.map((matches) => matches.map(({ personId }) => personId));

  it('is asked once about whoever several requests name, and tells each in their own order', async () => {
    const matches = await Promise.all([
      client.resolve([nhs('1'), nhs('2')], council),
      client.resolve([nhs('2'), nhs('1'), nhs('2')], council),
      client.resolve([], council),
    ]);
    expect(idsOf(matches)).toEqual([['per_1', 'per_2'], ['per_2', 'per_1', 'per_2'], []]);
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({
      subjects: ['identifier:NHS:1', 'identifier:NHS:2'],
      fields: ['Query.resolveSubjects'],
      recipient: 'agy_council',
    });
  });

  it('is asked apart by another agency, and about the records of another', async () => {
    const matches = await Promise.all([
      client.resolve([nhs('1')], council),
      client.resolve([nhs('1')], school),
      client.resolveRecords('agy_gp', ['7'], council),
      client.resolveRecords('agy_gp', ['8'], council),
      client.resolveRecords('agy_police', ['7'], council),
    ]);
    expect(idsOf(matches)).toEqual([['per_1'], ['per_1'], ['per_7'], ['per_8'], ['per_7']]);
    expect(questions.map(({ subjects, recipient }) => [recipient, ...subjects])).toEqual([
      ['agy_council', 'identifier:NHS:1'],
      ['agy_school', 'identifier:NHS:1'],
      ['agy_council', 'record:agy_gp:7', 'record:agy_gp:8'],
      ['agy_council', 'record:agy_police:7'],
    ]);
  });

  it('is asked about at most 500 records in one call', async () => {
    const refs = Array.from({ length: 501 }, (_none, index) => String(index));
    expect(await client.resolveRecords('agy_gp', refs, council)).toHaveLength(501);
    expect(questions.map(({ subjects }) => subjects.length)).toEqual([500, 1]);
  });
});

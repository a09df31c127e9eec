import { describe, expect, it } from '@jest/globals';
import { subgraphs, source, supergraph } from '../../../test/three-agencies.js';
import { PontioSupergraph } from '../supergraph.js';
import { diffSupergraphs } from './diff-supergraphs.js';
import { changeInWords, needsDecision } from './supergraph-change.js';

const PERSON = 'person(identifier: { system: NHS, value: "9990000018" })';
const operations = [
  { name: 'attendance', document: `{ ${PERSON} { education { attendancePercent } } }` },
  {
    name: 'exclusions',
    document: `query ($d: String) { ${PERSON} { education { exclusions(since: $d) { reason } } } }`,
  },
  { name: 'health', document: `{ ${PERSON} { health { allergies clinic } } }` },
  { name: 'of yesterday', document: `{ ${PERSON} { shoeSize } }` },
];

/** The supergraph after one agency has changed its schema. */
function after(agency: string, change: (sdl: string) => string): PontioSupergraph {
  return PontioSupergraph.compose(
    subgraphs.map((subgraph) =>
      subgraph.name === agency ? { ...subgraph, sdl: change(subgraph.sdl) } : subgraph,
    ),
  );
}

async function changed(agency: string, from: string, to: string): Promise<readonly string[]> {
  const next = after(agency, (sdl) => sdl.replace(from, to));
  const changes = await diffSupergraphs(supergraph, next, operations);
  return changes.map((change) => `${needsDecision(change) ? '!' : ''}${changeInWords(change)}`);
}

describe('the difference between two supergraphs', () => {
  it('is nothing between a supergraph and itself', async () => {
    expect(await diffSupergraphs(supergraph, supergraph, operations)).toEqual([]);
  });

  it.each([
    [
      'a field is removed',
      ['agency-education', 'attendancePercent: Float', ''],
      ['!EducationRecord.attendancePercent was removed. It would break attendance.'],
    ],
    [
      'the type of a field is another',
      ['agency-education', 'attendancePercent: Float', 'attendancePercent: String'],
      ['!EducationRecord.attendancePercent changed type from Float to String. It would break attendance.'],
    ],
    [
      'an argument is removed',
      ['agency-education', 'exclusions(since: String)', 'exclusions'],
      ['!EducationRecord.exclusions arg since was removed. It would break exclusions.'],
    ],
    [
      'an argument is required',
      ['agency-education', 'exclusions(since: String)', 'exclusions(since: String!)'],
      [
        '!EducationRecord.exclusions arg since has changed type from String to String!. It would break exclusions.',
      ],
    ],
    [
      'a label is less strict',
      ['agency-health', 'category: "SEXUAL_HEALTH", level: C4', 'category: "SEXUAL_HEALTH", level: C3'],
      [
        '!Less strict: HealthRecord.clinic was SEXUAL_HEALTH C4 FACT existence-sensitive and would be SEXUAL_HEALTH C3 FACT existence-sensitive.',
      ],
    ],
    [
      'a flag is dropped',
      ['agency-health', ', existenceSensitive: true', ''],
      [
        '!Less strict: HealthRecord.clinic was SEXUAL_HEALTH C4 FACT existence-sensitive and would be SEXUAL_HEALTH C4 FACT.',
      ],
    ],
    [
      'the category is another',
      ['agency-health', 'category: "SEXUAL_HEALTH"', 'category: "REPRODUCTIVE"'],
      [expect.stringMatching(/^!Less strict: HealthRecord.clinic/)],
    ],
    [
      'a label is stricter',
      ['agency-education', '"COUNSELLING", level: C4) {', '"COUNSELLING", level: C5) {'],
      ['Note.text was COUNSELLING C4 FACT and would be COUNSELLING C5 FACT.'],
    ],
    [
      'a field is added',
      ['agency-education', 'attendancePercent: Float', 'attendancePercent: Float yearGroup: String'],
      ['EducationRecord.yearGroup was added (EDUCATION C2 FACT).'],
    ],
  ] as const)('is told in words when %s', async (_what, [agency, from, to], words) => {
    expect(await changed(agency, from, to)).toEqual(words);
  });

  it('names every operation that a lost type would break, and each only once where it is lost', async () => {
    const without = PontioSupergraph.compose(subgraphs.filter(({ name }) => name !== 'agency-health'));
    const changes = await diffSupergraphs(supergraph, without, operations);
    expect(changes.map(changeInWords)).toEqual([
      'HealthRecord was removed. It would break health.',
      'Person.health was removed. It would break health.',
    ]);
  });

  it('does not name an operation that was wrong before', async () => {
    const next = after('agency-education', (sdl) => sdl.replace('attendancePercent: Float', ''));
    const changes = await diffSupergraphs(supergraph, next, operations);
    expect(changes.flatMap(({ breaks }) => breaks)).not.toContain('of yesterday');
  });

  it('tells a new agency as what it adds', async () => {
    const types = `type Person @key(fields: "id") { id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
      home: String @ig(category: "HOUSING", level: C2) }`;
    const next = PontioSupergraph.compose([...subgraphs, source('agency-housing', types)]);
    expect((await diffSupergraphs(supergraph, next, operations)).map(changeInWords)).toEqual([
      'Person.home was added (HOUSING C2 FACT).',
    ]);
  });
});

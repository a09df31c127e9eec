import { describe, expect, it } from '@jest/globals';
import { source, subgraphs, supergraph } from '../../test/three-agencies.js';
import { register, supergraphWithRegister } from '../../test/with-register.js';
import { PontioSupergraph } from './supergraph.js';

const without = (name: string): typeof subgraphs => subgraphs.filter((subgraph) => subgraph.name !== name);
const education = (field: string): PontioSupergraph =>
  PontioSupergraph.compose([
    ...without('agency-education'),
    source(
      'agency-education',
      `type Person @key(fields: "id") { id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN) education: Education @ig(category: "EDUCATION", level: C2) }
       type Education { ${field} }`,
    ),
  ]);

describe('the supergraph', () => {
  it('keeps the label of every field through composition', () => {
    expect(supergraph.labels.get('HealthRecord.clinic')).toEqual({
      category: 'SEXUAL_HEALTH',
      level: 'C4',
      nature: 'FACT',
      locationRevealing: false,
      existenceSensitive: true,
    });
    expect(supergraph.labels.get('EducationRecord.attendancePercent')).toMatchObject({
      category: 'EDUCATION',
      level: 'C2',
    });
  });

  it('refuses a field without a label, and names it', () => {
    expect(() => education('shoeSize: Int')).toThrow('Education.shoeSize has no @ig label');
  });

  it('refuses a labelled field that is non-null, because a refusal must not blank its parent', () => {
    expect(() => education('shoeSize: Int! @ig(category: "EDUCATION", level: C2)')).toThrow(
      'Education.shoeSize is non-null',
    );
  });

  it('refuses subgraphs that do not fit together, with every problem', () => {
    const clash = source(
      'agency-clash',
      'type HealthRecord @ig(category: "HEALTH_CORE", level: C3) { allergies: Int }',
    );
    expect(() => PontioSupergraph.compose([...subgraphs, clash])).toThrow(
      /cannot be composed[\s\S]*allergies/,
    );
  });

  it('knows which values each subgraph serves about people, and takes the joining key for none of them', () => {
    expect([...(supergraph.served.get('agency-health') ?? [])].sort()).toEqual([
      'HealthRecord.allergies',
      'HealthRecord.clinic',
    ]);
    expect(supergraph.served.get('person-index')?.size).toBe(0);
  });
});

describe('changes in the supergraph', () => {
  const reading = { category: 'AUDIT', level: 'C2', nature: 'ADMIN' };

  it('are those of the register, labelled like everything else', () => {
    const { apiSchema, labels } = supergraphWithRegister;
    expect(labels.get('Mutation.declareBreakGlass')).toMatchObject(reading);
    expect(Object.keys(apiSchema.getMutationType()?.getFields() ?? {})).not.toContain('openNotices');
  });

  it.each([
    ['type Mutation', 'type Mutation { forget(id: ID): Int @ig(category: "AUDIT", level: C2) }'],
    ['an extension', 'extend type Mutation { forget(id: ID): Int @ig(category: "AUDIT", level: C2) }'],
    [
      'a type of another name',
      'schema { mutation: Doing } type Doing { forget(id: ID): Int @ig(category: "AUDIT", level: C2) }',
    ],
  ])('are refused from anywhere else, even as %s, with a sentence that says why', (_what, types) => {
    const agency = source('agency-oblivion', types);
    expect(() => PontioSupergraph.compose([...subgraphs, register, agency])).toThrow(
      'agency-oblivion offers the change forget: only governance may offer changes, because only it records them.',
    );
  });

  it('are refused without a label', () => {
    const unlabelled = source('governance', 'type Mutation { forget: Int }');
    expect(() => PontioSupergraph.compose([...subgraphs, unlabelled])).toThrow(
      'Mutation.forget has no @ig label',
    );
  });
});

import { ResolveField, ResolveReference, Resolver } from '@nestjs/graphql';
import type { CastName } from '@pontio/decision/cases';
import { type RunningService, createLogger, serveNest } from '@pontio/platform';
import { labelRow, loadGatewayKeys, subgraphModule } from '@pontio/subgraph';
import type { KeyFiles } from '../../src/system/keys.js';
import { subgraphOf } from '../golden/case-subgraphs.js';

/** An agency of the cast behind a real door: what it serves of a person, and what it holds by record. */
interface TwinAgency {
  readonly name: CastName;
  readonly part: string;
  readonly typeDefs: string;
  readonly records: Readonly<Record<string, object>>;
}

const person = (part: string, label: string): string => `type Person @key(fields: "id") {
  id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
  ${part} @ig(${label})
}`;

const allergies = ['Peanut'];
const contacts = [{ kind: 'Sexual health: first visit' }];
const inhaler = { name: 'Salbutamol', _label: null };
const emergencyPill = labelRow({ name: 'Emergency pill' }, { category: 'SEXUAL_HEALTH' });
const ofAnother = labelRow({ name: 'Methadone' }, { category: 'SUBSTANCE_MISUSE', mentions: ['H-uncle'] });

const hospital: TwinAgency = {
  name: 'hospital',
  part: 'health',
  typeDefs: `${person('health: HealthRecord', 'category: "WHO_INVOLVED", level: C1, nature: ADMIN')}
type HealthRecord @ig(category: "HEALTH_CORE", level: C3) {
  allergies: [String!]
  registeredPractice: String @ig(category: "LOCATION", level: C2, nature: ADMIN, locationRevealing: true)
  medicines: [Medicine!]
  contacts: [Contact!] @ig(category: "SEXUAL_HEALTH", level: C4, existenceSensitive: true)
}
type Medicine @ig(category: "HEALTH_CORE", level: C3) { name: String _label: RowLabel @inaccessible }
type Contact @ig(category: "SEXUAL_HEALTH", level: C4, existenceSensitive: true) { kind: String }`,
  records: {
    'with-clinic': { allergies, medicines: [inhaler], contacts },
    'without-clinic': { allergies, medicines: [inhaler], contacts: null },
    'kept-clinic': { allergies, medicines: [inhaler], contacts },
    'kept-nothing': { allergies, medicines: [inhaler], contacts: null },
    'opened-clinic': { allergies, medicines: [inhaler], contacts: null },
    'with-address': { allergies, medicines: [], registeredPractice: 'Tannery Lane' },
    'without-address': { allergies, medicines: [], registeredPractice: null },
    'with-rows': { allergies, medicines: [emergencyPill, inhaler, emergencyPill] },
    'without-rows': { allergies, medicines: [inhaler] },
    'with-mention': { allergies, medicines: [ofAnother, inhaler] },
    'without-mention': { allergies, medicines: [inhaler] },
    uncle: { allergies, medicines: [] },
    brother: { allergies, medicines: [] },
    protected: { allergies, medicines: [inhaler], contacts },
  },
};

const at = (name: string): object => ({ __typename: 'Person', id: `P-${name}` });
const seen = (day: string, ...people: string[]): object => ({ on: day, people: people.map(at) });

const police: TwinAgency = {
  name: 'police',
  part: 'police',
  typeDefs: `${person('police: PoliceRecord', 'category: "WHO_INVOLVED", level: C1, nature: ADMIN')}
type PoliceRecord @ig(category: "SOCIAL_CARE_NARRATIVE", level: C3) { incidents: [Incident!] reporter: Person }
type Incident @ig(category: "SOCIAL_CARE_NARRATIVE", level: C3) { on: String people: [Person!] }`,
  records: {
    'with-uncle': {
      incidents: [seen('1 May', 'brother', 'uncle'), seen('2 May', 'uncle')],
      reporter: at('uncle'),
    },
    'without-uncle': { incidents: [seen('1 May', 'brother'), seen('2 May')], reporter: null },
    'with-stranger': { incidents: [seen('1 May', 'nobody')], reporter: at('nobody') },
    'without-stranger': { incidents: [seen('1 May')], reporter: null },
    'with-protected': { incidents: [seen('1 May', 'protected', 'brother')], reporter: null },
    'without-protected': { incidents: [seen('1 May', 'brother')], reporter: null },
    'with-herself': { incidents: [seen('1 May', 'with-herself', 'uncle')], reporter: null },
    'without-herself': { incidents: [seen('1 May', 'without-herself')], reporter: null },
    brother: { incidents: [], reporter: null },
    uncle: { incidents: [seen('9 May', 'brother')], reporter: null },
    protected: { incidents: [seen('9 May', 'brother')], reporter: null },
  },
};

const clinic: TwinAgency = {
  name: 'sexual-health clinic',
  part: 'clinic',
  typeDefs: `${person('clinic: ClinicRecord', 'category: "SEXUAL_HEALTH", level: C4, existenceSensitive: true')}
type ClinicRecord @ig(category: "SEXUAL_HEALTH", level: C4, existenceSensitive: true) { visits: [String!] }`,
  records: {
    'with-clinic': { visits: ['1 May'] },
    'kept-clinic': { visits: ['1 May'] },
    protected: { visits: ['2 May'] },
  },
};

export const twinAgencies: readonly TwinAgency[] = [hospital, police, clinic];

/** By which letter an agency's own record ids begin. */
export const recordRef = (agency: CastName, name: string): string =>
  `${(agency[0] ?? '').toUpperCase()}-${name}`;

/** Starts the agencies, each behind its door. */
export async function startTwinAgencies(keys: KeyFiles): Promise<readonly RunningService[]> {
  const gatewayKeys = loadGatewayKeys(keys.gatewayPublicKeys);
  return Promise.all(
    twinAgencies.map((agency) => {
      const name = subgraphOf(agency.name);
      const { typeDefs } = agency;
      const recordRefusal = (): Promise<void> => Promise.resolve();
      const module = subgraphModule({
        ...{ name, typeDefs, gatewayKeys, recordRefusal },
        providers: [personResolver(agency)],
      });
      return serveNest(module, { name, port: 0, logger: createLogger('test') });
    }),
  );
}

/** A Nest resolver with one field: what decorators do for a class written by hand. */
function personResolver({ name, part, records }: TwinAgency): new () => object {
  const held = new Map(Object.entries(records).map(([who, record]) => [recordRef(name, who), record]));
  class TwinPersonResolver {
    resolveReference({ id }: { id: string }): { id: string } {
      return { id };
    }
  }
  const prototype = TwinPersonResolver.prototype as unknown as Record<
    string,
    (one: { id: string }) => unknown
  >;
  prototype[part] = ({ id }) => held.get(id) ?? null;
  const decorate = (decorator: MethodDecorator, method: string): void => {
    decorator(prototype, method, Object.getOwnPropertyDescriptor(prototype, method) ?? {});
  };
  decorate(ResolveReference(), 'resolveReference');
  decorate(ResolveField(part), part);
  Resolver('Person')(TwinPersonResolver);
  return TwinPersonResolver;
}

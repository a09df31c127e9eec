import { type World, governanceAnswers, personIndexAnswers } from '../registers/register-answers.js';
import type { Holders } from '../registers/world-facts.js';
import { MOODS, hiddenIn } from '../workload/moods.js';
import {
  caseloadAgencies,
  caseloadCategories,
  caseloadPerson,
  caseloadRoot,
  caseloadSchemas,
  subgraphOf,
} from '../workload/caseload.js';
import { AGENCY_SERVICES, idOfNumber, labelledSchemas, personIdOf } from '../workload/labelled.js';
import { type ServiceSchema, serviceSchemas } from '../workload/schemas.js';
import { entityOf, rootValue } from '../workload/values.js';
import type { Answerer } from './memo-server.js';
import { type Values, serviceAnswers } from './service.js';

/** Services that a gateway can be started over: their names and addresses, by the name of the whole. */
export interface ServedWorld {
  readonly name: string;
  readonly services: readonly ServiceSchema[];
  /** Answers that may be kept by body. */
  readonly kept: ReadonlyMap<string, Answerer>;
  /** Answers that depend on more than their body. */
  readonly live: ReadonlyMap<string, Answerer>;
}

const heavyValues: Values = { rootValue, entityOf };
const caseloadValues: Values = {
  rootValue: caseloadRoot,
  entityOf: ({ id }) => caseloadPerson(String(id)),
};
const heavyHolders: Holders = AGENCY_SERVICES.map((subgraph, index) => ({
  subgraph,
  name: (['school', 'GP', 'hospital', 'police'] as const)[index] ?? 'school',
}));
const caseloadHolders: Holders = caseloadAgencies.map((name) => ({ subgraph: subgraphOf(name), name }));

const personOf = (number: string) => ({
  personId: personIdOf(idOfNumber(number)),
  recordRef: idOfNumber(number),
});

function plainWorld(name: string, services: readonly ServiceSchema[], values: Values): ServedWorld {
  return { name, services, kept: answersOf(services, values), live: new Map() };
}

function pontioWorld(name: string, all: readonly ServiceSchema[], values: Values, world: World): ServedWorld {
  const governance = all.find((service) => service.name === 'governance') ?? governanceSchema;
  const services = [...all.filter((service) => service !== governance), governance];
  const index = services.find((service) => service.name === 'person-index');
  return {
    ...{ name, services },
    kept: answersOf(services, values),
    live: new Map([
      ['governance', governanceAnswers(world, governance.sdl)],
      ['person-index', personIndexAnswers(world, index?.sdl ?? '')],
    ]),
  };
}

function answersOf(services: readonly ServiceSchema[], values: Values): ReadonlyMap<string, Answerer> {
  return new Map(services.map(({ name, sdl }) => [name, serviceAnswers(sdl, values)]));
}

const governanceSchema = labelledSchemas.find(({ name }) => name === 'governance') as ServiceSchema;

/** Every world there is. */
export const worlds: readonly ServedWorld[] = [
  plainWorld('plain', serviceSchemas, heavyValues),
  plainWorld('caseload', caseloadSchemas, caseloadValues),
  ...MOODS.flatMap((mood) => [
    pontioWorld(`benchmark-${mood}`, labelledSchemas, heavyValues, {
      ...{ holders: heavyHolders, categories: ['DEMOGRAPHIC', 'DIRECTORY'], personOf },
      hiddenOf: hiddenIn(mood),
    }),
    pontioWorld(`caseload-${mood}`, caseloadSchemas, caseloadValues, {
      ...{ holders: caseloadHolders, categories: caseloadCategories, personOf },
      hiddenOf: hiddenIn(mood),
    }),
  ]),
];

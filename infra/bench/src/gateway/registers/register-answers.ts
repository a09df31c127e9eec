import { agencyId } from '@pontio/decision/cases';
import type { CategoryCode } from '@pontio/vocabulary';
import type { Answerer } from '../subgraphs/memo-server.js';
import { type Holders, childFacts, partyFacts } from './world-facts.js';

/** A world of people and agencies, as the registers know it. */
export interface World {
  readonly holders: Holders;
  readonly categories: readonly CategoryCode[];
  /** The categories that are hidden of somebody, by our own id. */
  readonly hiddenOf: (personId: string) => readonly CategoryCode[];
  /** Our own id, and the id at every holder, of whoever a number stands for. */
  readonly personOf: (number: string) => { readonly personId: string; readonly recordRef: string };
}

interface FactsInput {
  readonly subjectIds: readonly string[];
  readonly askers: readonly { readonly known?: string }[];
  readonly known: readonly { readonly scope: string }[];
}

const VERSION = '1';

/**
 * Governance as the gateway meets it over HTTP: it gives the facts, or says that the version which the gateway
 * has still holds. What the real one does beside (its database, the check of the order) is not the gateway's cost.
 */
export function governanceAnswers(world: World, sdl: string): Answerer {
  const parties = partyFacts(world.holders, world.categories);
  const directory = world.holders.map(({ name, subgraph }) => ({
    ...{ id: agencyId(name), name, subgraph },
    dutyContact: { phone: '0300 000 0000', hours: 'every day', outOfHours: 'the same' },
  }));
  return answering((query, variables) => {
    if (query.includes('_service')) return { _service: { sdl } };
    if (query.includes('agencies')) return { agencies: directory };
    if (!query.includes('decisionFacts')) return { openNotices: 0 };
    const { subjectIds, askers, known } = variables['input'] as FactsInput;
    const has = new Set(known.map(({ scope }) => scope));
    return {
      decisionFacts: {
        askers: askers.map((asker) => ({
          parties: { version: VERSION, ...(asker.known === undefined && { facts: parties }) },
          breakGlass: null,
        })),
        subjects: subjectIds.map((id) => ({
          ...{ id, version: VERSION },
          ...(!has.has(id) && { facts: childFacts(id, world.hiddenOf(id)) }),
        })),
      },
    };
  });
}

/** The person index: every number stands for somebody whom every holder knows. */
export function personIndexAnswers({ holders, personOf }: World, sdl: string): Answerer {
  return answering((query, variables) => {
    if (query.includes('_service')) return { _service: { sdl } };
    // Nobody is met whom the question does not name: what is asked about records is for the sake of being asked.
    if (query.includes('resolveRecords')) return { resolveRecords: strangers(variables) };
    const identifiers = variables['identifiers'] as readonly { readonly value: string }[];
    const matches = identifiers.map(({ value }) => {
      const { personId, recordRef } = personOf(value);
      const links = holders.map(({ name }) => ({ agencyId: agencyId(name), recordRef }));
      return { personId, status: 'Match', links };
    });
    return { resolveSubjects: matches };
  });
}

function strangers({ recordRefs }: Record<string, unknown>): object[] {
  return (recordRefs as readonly string[]).map(() => ({ status: 'NoMatch', links: [] }));
}

function answering(answer: (query: string, variables: Record<string, unknown>) => object): Answerer {
  return (body) => {
    const { query, variables = {} } = JSON.parse(body) as {
      query: string;
      variables?: Record<string, unknown>;
    };
    return Promise.resolve(Buffer.from(JSON.stringify({ data: answer(query, variables) })));
  };
}

import type { Ask, DecisionCell } from '@pontio/decision';
import type { PreparedOperation } from '@pontio/federation';
import type { ReleaseOrder, ReleaseOrderSigner } from '@pontio/request-context';
import type { HolderOf, Subject } from '../src/exchange.js';
import { EnforcingSource } from '../src/executor/enforcing-source.js';
import { type JudgingParts, judgeRows } from '../src/executor/judge-rows.js';
import { MeetPeople } from '../src/executor/meet-people.js';
import { cellsOfPlan } from '../src/executor/plan-cells.js';
import { RoundOrders } from '../src/executor/round-orders.js';
import { SourceReports } from '../src/executor/source-report.js';
import type { SubgraphAnswer, SubgraphCall, SubgraphClient } from '../src/executor/subgraph-client.js';
import type { SubjectMatch } from '../src/registers/person-index.client.js';
import { PontioSupergraph } from '../src/supergraph/supergraph.js';
import { releaseOf } from './decided.js';
import { policeTypes } from './police-types.js';
import { source, subgraphs } from './three-agencies.js';

/** The three agencies, a list of people at the index, and a police force whose incidents lead to other people. */
export const withPolice = PontioSupergraph.compose([
  ...subgraphs.map((subgraph) => ({
    ...subgraph,
    sdl: subgraph.sdl.replace(
      'type Query { ',
      'type Query { people(identifiers: [PersonIdentifierInput!]!): [Person] @ig(category: "DEMOGRAPHIC", level: C1) ',
    ),
  })),
  source('agency-police', policeTypes),
]);

/** The one operation of a text, ready to run. */
export function preparedOf(text: string, supergraph = withPolice): PreparedOperation {
  const prepared = supergraph.engine.prepare(text);
  if ('errors' in prepared) throw new Error(prepared.errors[0]?.message);
  return prepared;
}

/** Somebody as the index knows them: `person('ellie')` is `per_ellie`, and `agency-police:ellie` to the police. */
export function person(name: string, at: Partial<Subject> = {}): Subject {
  const agencies = ['agency-education', 'agency-health', 'agency-police'];
  return {
    ...{ place: 'person', id: `per_${name}`, kind: 'PERSON', match: 'Match' },
    orderSubject: `identifier:NHS:${name}`,
    recordIds: Object.fromEntries(agencies.map((agency) => [`agy_${agency}`, `${agency}:${name}`])),
    severalRecordsAt: [],
    ...at,
  };
}

/** What a decision says about a coordinate of somebody, by `per_… Type.field`; what is not named is withheld. */
export type Rules = Readonly<Record<string, DecisionCell['result']>>;

/** A call as a subgraph got it. */
export interface SeenCall {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly order: Pick<ReleaseOrder, 'audience' | 'grants'>;
}

/** One question, asked of pretend agencies through the gatekeeper. */
export interface Enforced {
  readonly data: unknown;
  readonly calls: readonly SeenCall[];
  readonly sources: SourceReports;
  /** How many orders were signed. */
  readonly orders: number;
  /** Who was decided about on the way, by place. */
  readonly met: readonly string[];
}

/** What a case is made of. */
export interface EnforcedCase {
  readonly text: string;
  readonly subjects: readonly Subject[];
  readonly rules: Rules;
  readonly answer?: (call: SeenCall) => Partial<SubgraphAnswer>;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Who in the index nobody is. */
  readonly strangers?: readonly string[];
  /** {@link withPolice} unless another is given. */
  readonly supergraph?: PontioSupergraph;
  /** Sends calls to subgraphs that run, in place of `answer`. */
  readonly over?: RunningSubgraphs;
}

/** Subgraphs that run, and what they believe. */
export interface RunningSubgraphs {
  readonly urlOf: (subgraph: string) => string;
  readonly client: Pick<SubgraphClient, 'call'>;
  readonly signer: ReleaseOrderSigner;
}

/** What every order of a test has. */
const ORDER = {
  ...{ id: 'ord_1', decisionId: 'dec_1', purpose: 'SAFEGUARD_CHILD', recipient: 'agy_leafshire' },
  digest: 'd'.repeat(43),
};

const NOTHING: SubgraphAnswer = { data: null, errors: [], extensions: {}, isClean: false };

const holderOf: HolderOf = (subgraph) => `agy_${subgraph}`;
const agencyBehind = (subgraph: string): string | undefined =>
  subgraph.startsWith('agency-') ? `agy_${subgraph}` : undefined;

/** Runs a question over {@link withPolice}, or over another supergraph. */
export async function enforced(asked: EnforcedCase): Promise<Enforced> {
  const { text, subjects, rules, variables = {}, over, supergraph = withPolice } = asked;
  const prepared = preparedOf(text, supergraph);
  const planned = cellsOfPlan(prepared, supergraph.subjects, variables);
  const cellsFor = (people: readonly Subject[]): DecisionCell[] =>
    people.flatMap((subject) =>
      (planned.byPlace.get(subject.place) ?? []).map(({ subgraph, coordinate: field }) => ({
        ...{ subjectId: subject.id, holderId: holderOf(subgraph, subject), field, requestable: false },
        result: rules[`${subject.id} ${field}`] ?? 'WITHHOLD',
        reason: 'SHARED',
      })),
    );
  const release = releaseOf({ cells: cellsFor(subjects) }, subjects, holderOf);
  const sources = new SourceReports();
  const calls: SeenCall[] = [];
  const met: string[] = [];
  const orders = new Map<string, Pick<ReleaseOrder, 'audience' | 'grants'>>();
  const sign = async (order: Pick<ReleaseOrder, 'audience' | 'grants'>): Promise<string> => {
    const jws = (await over?.signer.sign({ ...ORDER, ...order })) ?? `order-${String(orders.size)}`;
    orders.set(jws, order);
    return jws;
  };
  const parts = { subjects: supergraph.subjects, variants: supergraph.variants, release };
  const people = new MeetPeople({
    ...{ release, planned },
    agencyOf: agencyBehind,
    resolve: (_agencyId, refs) => Promise.resolve(refs.map((ref) => matchOf(ref, asked))),
    decide: (fresh) => {
      met.push(...fresh.map(({ place, id }) => `${place} ${id}`));
      if (fresh.length > 0) admitAll(release, cellsFor(fresh), fresh);
      return Promise.resolve();
    },
  });
  const gatekeeper = new EnforcingSource({
    ...parts,
    orders: new RoundOrders({ ...parts, fetches: planned.fetches, variables, sign }),
    sources,
    addressOf: (name) => name,
    call: (call) => {
      const seen = seenOf(call, orders);
      calls.push(seen);
      if (over !== undefined) return over.client.call({ ...call, url: over.urlOf(call.url) });
      return Promise.resolve({ ...NOTHING, ...asked.answer?.(seen) });
    },
    meet: (fetch, found) => people.meet(fetch, found),
    judge: (subgraph, rows) => judgeRows(subgraph, rows, judging(people, asked)),
  });
  const { data } = await prepared.execute({ variables, source: gatekeeper });
  return { data: JSON.parse(data) as unknown, calls, sources, orders: orders.size, met };
}

function judging(people: MeetPeople, { rules, supergraph = withPolice }: EnforcedCase): JudgingParts {
  return {
    ...{ labels: supergraph.labels, holderOf },
    mentioned: (from, recordIds) => people.mentioned(from, recordIds),
    decide: ({ asks }) => Promise.resolve(asks.flatMap((ask) => rowCells(ask, rules))),
    foresee: ({ asks }) => asks.flatMap((ask) => rowCells(ask, rules)),
  };
}

/** Rows are decided by category: `per_… CATEGORY`. */
function rowCells({ subjectId, holderId, fields }: Ask, rules: Rules): DecisionCell[] {
  return fields.map(({ field, label }) => ({
    ...{ subjectId, holderId, field, requestable: false, reason: 'SHARED' },
    result: rules[`${subjectId} ${label.category}`] ?? 'HIDE',
  }));
}

function admitAll(
  release: ReturnType<typeof releaseOf>,
  cells: readonly DecisionCell[],
  subjects: readonly Subject[],
): void {
  const asks = cells.map(({ subjectId, holderId, field }) => ({
    ...{ subjectId, holderId },
    fields: [{ field }] as never,
  }));
  release.admit({ subjects, asks, decision: { cells } });
}

function matchOf(ref: string, { strangers = [] }: EnforcedCase): SubjectMatch {
  const name = ref.split(':')[1] ?? '';
  if (strangers.includes(name)) return { status: 'NoMatch', links: [] };
  const links = Object.entries(person(name).recordIds).map(([agency, recordRef]) => ({
    agencyId: agency,
    recordRef,
  }));
  return { status: 'Match', personId: `per_${name}`, links };
}

function seenOf(
  { url, document = '""', variablesText = '{}', releaseOrder }: SubgraphCall,
  orders: ReadonlyMap<string, Pick<ReleaseOrder, 'audience' | 'grants'>>,
): SeenCall {
  const order = orders.get(releaseOrder);
  if (order === undefined) throw new Error('a call without an order');
  const variables = JSON.parse(variablesText) as SeenCall['variables'];
  return { subgraph: url, query: JSON.parse(document) as string, variables, order };
}

/** Representations of a call, as the subgraph got them. */
export function askedFor({ variables }: Pick<SeenCall, 'variables'>): readonly { id: string }[] {
  return (variables['representations'] ?? []) as { id: string }[];
}

/** Answers about each person who was asked for, under their key. */
export function aboutEach(answer: (name: string) => object | null): NonNullable<EnforcedCase['answer']> {
  return (call) => ({
    data: {
      _entities: askedFor(call).map(({ id }) => {
        const said = answer(id.split(':')[1] ?? '');
        return said === null ? null : { ...said, pontioKey: id };
      }),
    },
  });
}

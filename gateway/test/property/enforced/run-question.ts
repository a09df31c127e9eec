import type { AuditEvent } from '@pontio/audit-contract';
import type { ReleaseOrder } from '@pontio/request-context';
import { Exchange } from '../../../src/exchange.js';
import type { SubgraphAnswer, SubgraphCall } from '../../../src/executor/subgraph-client.js';
import { requestPath } from '../../../src/request-path.js';
import type { PontioSupergraph } from '../../../src/supergraph/supergraph.js';
import { operationOf } from '../../three-agencies.js';
import type { Mask } from '../oracle/mask.js';
import type { RandomQuestion } from '../random-question.js';
import { askBehindDoor, readOrder, signOpenly } from './agency-door.js';
import { partsOver } from './parts.js';

/** One call as an agency got it, and what it answered. */
export interface SeenCall {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly order: ReleaseOrder;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly unknown[];
}

/** What came of a question. */
export interface Outcome {
  /** JSON text of the answer's data. */
  readonly data: string;
  readonly calls: readonly SeenCall[];
  readonly events: readonly AuditEvent[];
}

/** What has been settled about a caller by the time a question is planned. */
const context = {
  ...{ requestId: 'req_1', at: '2026-11-24T10:00:00.000Z', client: { id: 'c', tokenId: 't' } },
  ...{ agencyId: 'agy_leafshire', practitionerId: 'prc_sana', role: 'SOCIAL_WORKER' },
  ...{ purpose: 'SAFEGUARD_CHILD', caseRef: 'S47-1', legalGateways: [] },
} as const;

const REFUSALS = new Set(['OPERATION_REFUSED', 'OPERATION_INVALID']);
const done = new Set(['verifyToken', 'openRequestContext', 'guardOperation']);

/**
 * Takes a question along the gateway's own path, from where it is planned to where it is recorded.
 *
 * @returns `undefined` where it is refused: it asks for no value, or for different things under one key
 */
export async function runQuestion(
  { text, document, variables, world }: RandomQuestion,
  mask: Mask,
  supergraph: PontioSupergraph,
): Promise<Outcome | undefined> {
  const [calls, events]: [SeenCall[], AuditEvent[]] = [[], []];
  const call = async (made: SubgraphCall): Promise<SubgraphAnswer> => {
    const { subgraph, query, ...rest } = readCall(made);
    const arrived = arrivedOf(await askBehindDoor(subgraph, { query, ...rest }, world));
    calls.push({
      subgraph,
      query,
      variables: rest.variables,
      order: readOrder(rest.releaseOrder),
      ...structuredClone(arrived),
    });
    return { ...arrived, extensions: {}, isClean: !JSON.stringify(arrived).includes('\\') };
  };
  const parts = partsOver({ world, mask, sign: signOpenly, call, events });
  const exchange = new Exchange('req_1', new Date(context.at), {
    authorization: undefined,
    sharing: undefined,
  });
  exchange.put('context', context);
  exchange.put('guarded', { variables });
  const operation = operationOf(document);
  exchange.put('incoming', {
    ...{ source: text, document, operation, variables, supergraph },
    operationName: undefined,
  });
  for (const { at, stage } of requestPath) {
    if (at !== 'inside' || done.has(stage.name)) continue;
    try {
      await stage(exchange, parts);
    } catch (error) {
      if (REFUSALS.has((error as { code?: string }).code ?? '')) return undefined;
      throw error;
    }
  }
  return { data: exchange.get('fetched').data.toString(), calls, events };
}

/** As it would arrive: objects of their own, and nothing that JSON cannot carry. */
function arrivedOf(answer: object): { data: Record<string, unknown> | null; errors: never[] } {
  const { data, errors } = JSON.parse(JSON.stringify(answer)) as {
    data?: Record<string, unknown>;
    errors?: never[];
  };
  return { data: data ?? null, errors: errors ?? [] };
}

function readCall(call: SubgraphCall) {
  const { url, query, document, variables = {}, variablesText, releaseOrder } = call;
  const text = document === undefined ? (query ?? '') : (JSON.parse(document) as string);
  const carried = JSON.parse(variablesText ?? JSON.stringify(variables)) as Record<string, unknown>;
  return { subgraph: new URL(url).pathname.slice(1), query: text, variables: carried, releaseOrder };
}

import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isPontioError } from '@pontio/errors';
import { Exchange } from '../exchange.js';
import type { Ask, Reply } from '../front/asked-operation.js';
import { readBody } from '../front/http/read-body.js';
import { goneSignal, sendReply } from '../front/http/send-reply.js';
import { unaskedReply } from '../front/http/unasked-reply.js';
import { stoppedReply } from '../front/reply.js';
import type { GatewayParts } from '../gateway-parts.js';
import type { PersistedOperations } from '../persisted/persisted-operations.js';
import { stop } from '../run-request-path.js';
import type { PontioSupergraph } from '../supergraph/supergraph.js';
import { REST_BASE } from './openapi/openapi-document.js';
import type { OperationCatalogue } from './operation-catalogue.js';
import { readRestBody } from './rest-body.js';

/** What the route works with. */
export interface RestRouteOptions {
  readonly ask: Ask;
  readonly operations: PersistedOperations;
  readonly catalogue: OperationCatalogue;
  /** The supergraph in force. */
  readonly supergraph: () => PontioSupergraph;
  readonly parts: GatewayParts;
  /** Largest body that is read, in bytes. */
  readonly maxBodyBytes: number;
}

const CONTENT_TYPE = 'application/json; charset=utf-8';
const OPERATIONS = `${REST_BASE}/operations`;

/**
 * The same operations without GraphQL: a name becomes an id, and everything else is done where every operation
 * comes in. Beside them, for clients with a token, what there is to ask.
 *
 * @see ADR 0026
 */
export function restRoute(options: RestRouteOptions): RequestListener {
  return (request, response) => {
    sendReply(response, answer(request, response, options).catch(faultReply), CONTENT_TYPE);
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: RestRouteOptions,
): Promise<Reply> {
  const { pathname } = new URL(request.url ?? '', 'http://gateway');
  const name = pathname.startsWith(`${OPERATIONS}/`) ? pathname.slice(OPERATIONS.length + 1) : undefined;
  const allowed = name === undefined ? 'GET' : 'POST';
  const describe = LISTS[pathname];
  if (name === undefined && describe === undefined)
    return unaskedReply('OPERATION_REFUSED', { status: 404, hint: `Post to ${OPERATIONS}/<name>.` });
  if (request.method !== allowed)
    return unaskedReply('OPERATION_REFUSED', {
      ...{ status: 405, hint: `Use ${allowed}.`, headers: { allow: allowed } },
    });
  return describe === undefined
    ? askByName(name ?? '', request, response, options)
    : forClients(request, options, describe);
}

type Describe = (catalogue: OperationCatalogue, clientId: string) => string;

const LISTS: Readonly<Record<string, Describe | undefined>> = {
  [OPERATIONS]: (catalogue, clientId) => JSON.stringify({ operations: catalogue.list(clientId) }),
  [`${REST_BASE}/openapi.json`]: (catalogue, clientId) => catalogue.describe(clientId),
};

async function askByName(
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  { ask, operations, supergraph, maxBodyBytes }: RestRouteOptions,
): Promise<Reply> {
  const held = operations.named(name);
  const text = await readBody(request, maxBodyBytes);
  const { variables, sharing, problems } = readRestBody(text, held, supergraph().apiSchema);
  const { headers, socket } = request;
  return ask({
    ...{ variables, sharing },
    authorization: headers.authorization,
    // Nothing is held under a name, so what there is not is answered like an id that there is not.
    operationId: held?.id ?? name,
    problems: isJson(headers['content-type']) ? problems : [NOT_JSON],
    address: socket.remoteAddress,
    signal: goneSignal(response),
    transport: 'REST',
  });
}

const NOT_JSON = 'The header content-type: expects application/json.';

const isJson = (contentType = ''): boolean =>
  contentType.split(';')[0]?.trim().toLowerCase() === 'application/json';

/** What there is to ask, for a client whose token holds; a token that does not is recorded like any other. */
async function forClients(
  { headers: { authorization }, socket: { remoteAddress: address } }: IncomingMessage,
  { parts, catalogue }: RestRouteOptions,
  describe: Describe,
): Promise<Reply> {
  const exchange = new Exchange(parts.newId('req'), parts.now(), {
    ...{ authorization, address, sharing: undefined },
  });
  try {
    const { clientId } = await parts.tokens.verify(authorization);
    const headers = { 'cache-control': 'no-store', 'x-request-id': exchange.requestId };
    return { status: 200, headers, body: describe(catalogue, clientId) };
  } catch (error) {
    return stoppedReply(await stop(error, 'describeOperations', exchange, parts), exchange, parts);
  }
}

function faultReply(error: unknown): Reply {
  if (!isPontioError(error)) throw error;
  // What is left of the body is not read: nothing else can come over this connection.
  return unaskedReply(error.code, { headers: { connection: 'close' } });
}

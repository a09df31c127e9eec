import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { PontioError } from '@pontio/errors';
import type { Ask, Reply } from '../asked-operation.js';
import { type AcceptedType, acceptedType } from './accepted-type.js';
import { batchReply, checkBatch } from './batch.js';
import { NoParameters, type Parameters, readParameters } from './parameters.js';
import { readBody } from './read-body.js';
import { goneSignal, sendReply } from './send-reply.js';
import { unaskedReply } from './unasked-reply.js';
import { mayStandInUrl } from './url-question.js';

/** What the route works with. */
export interface GraphqlRouteOptions {
  readonly ask: Ask;
  /** Whether callers may explore the schema, and ask about it in a URL. */
  readonly isOpen: boolean;
  /** Operations in one request at most; 0 takes no batch. */
  readonly maxBatch: number;
  /** Largest body that is read, in bytes. */
  readonly maxBodyBytes: number;
}

/** For callers who accept nothing that there is. */
const FALLBACK: AcceptedType = { contentType: 'application/json; charset=utf-8', isLegacy: false };

/**
 * GraphQL over HTTP, straight on the server. A question about a person must not stand in a URL, so there is no
 * GET but for questions about the schema, where those are open.
 *
 * @see https://graphql.github.io/graphql-over-http/draft/
 */
export function graphqlRoute(options: GraphqlRouteOptions): RequestListener {
  return (request, response) => {
    const type = acceptedType(request.headers.accept);
    const made =
      type === undefined
        ? Promise.resolve(notAcceptable())
        : answer(request, response, options).then((reply) => inWordsOf(type, reply));
    sendReply(response, made.catch(faultReply), (type ?? FALLBACK).contentType);
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { ask, isOpen, maxBatch, maxBodyBytes }: GraphqlRouteOptions,
): Promise<Reply> {
  const { method = '', url = '', headers, socket } = request;
  const isGet = method === 'GET';
  if (method !== 'POST' && !(isGet && isOpen && mayStandInUrl(url))) return postOnly();
  const body = isGet ? undefined : parseJson(await readBody(request, maxBodyBytes));
  const signal = goneSignal(response);
  const { authorization } = headers;
  const caller = { authorization, address: socket.remoteAddress, signal, transport: 'GRAPHQL' } as const;
  const read = (one: unknown): Promise<Parameters> => readParameters({ method, url, headers }, one);
  if (!Array.isArray(body)) return ask({ ...(await read(body)), ...caller });
  checkBatch(body, maxBatch);
  // All of them are read before one is asked: nothing is given that is then not answered.
  const operations = await Promise.all(body.map(read));
  return batchReply(await Promise.all(operations.map((operation) => ask({ ...operation, ...caller }))));
}

/** Of a document that does not fit, whoever asked for plain JSON is told in the body alone. */
function inWordsOf({ isLegacy }: AcceptedType, reply: Reply): Reply {
  return isLegacy && reply.code === 'OPERATION_INVALID' ? { ...reply, status: 200 } : reply;
}

/** A body that is no JSON is left as it is, for the parser of requests to refuse. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function faultReply(error: unknown): Reply {
  if (error instanceof NoParameters) {
    const code = error.status === 400 ? 'OPERATION_INVALID' : 'OPERATION_REFUSED';
    return unaskedReply(code, { status: error.status, hint: error.message });
  }
  if (error instanceof PontioError) {
    // What is left of the body is not read: nothing else can come over this connection.
    return unaskedReply(error.code, { headers: { connection: 'close' } });
  }
  throw error;
}

const notAcceptable = (): Reply =>
  unaskedReply('OPERATION_REFUSED', { status: 406, hint: 'Accept application/graphql-response+json.' });

const postOnly = (): Reply =>
  unaskedReply('OPERATION_REFUSED', { status: 405, hint: 'Use POST.', headers: { allow: 'POST' } });

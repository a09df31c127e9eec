import type { PontioError } from '@pontio/errors';
import type { ExecutionResult } from 'graphql';
import type { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import type { Reply } from './asked-operation.js';
import { type PublicError, stoppedError } from './public-errors.js';

/** Nothing that leaves may be kept on the way: an answer is about somebody, or says that nothing is. */
const headersFor = (requestId: string): Record<string, string> => ({
  'cache-control': 'no-store',
  'x-request-id': requestId,
});

/** The answer to a question, with the receipt of its disclosure. */
export function questionReply(exchange: Exchange): Reply {
  const { data, errors, sharing } = exchange.get('answer');
  const [receipt] = exchange.get('disclosure').eventIds;
  const beside = {
    ...(errors.length > 0 && { errors }),
    extensions: { sharing: { ...sharing, receipt } },
  };
  return answered(withData(data, beside), exchange);
}

/** Governance has recorded the change; what the register holds now is the proof that it was made. */
export function changeReply(exchange: Exchange): Reply {
  const { data, sharing } = exchange.get('answer');
  return answered(withData(data, { extensions: { sharing } }), exchange);
}

/** What the schema says of itself. */
export function schemaReply({ data }: ExecutionResult, exchange: Exchange): Reply {
  return answered(JSON.stringify({ data }), exchange);
}

/** A document that is none of this schema. */
export function unfitReply(errors: readonly PublicError[], exchange: Exchange): Reply {
  return {
    status: 400,
    headers: headersFor(exchange.requestId),
    body: JSON.stringify({ errors }),
    code: 'OPERATION_INVALID',
  };
}

/** A request that was stopped on its way. */
export async function stoppedReply(
  error: PontioError,
  exchange: Exchange,
  parts: GatewayParts,
): Promise<Reply> {
  return {
    status: error.httpStatus,
    headers: {
      ...headersFor(exchange.requestId),
      ...(error.retryAfterSeconds !== undefined && { 'retry-after': String(error.retryAfterSeconds) }),
      ...(error.httpStatus === 401 && { 'www-authenticate': 'Bearer' }),
    },
    body: JSON.stringify({ errors: [await stoppedError(error, exchange, parts)] }),
    code: error.code,
  };
}

/** The data is bytes already. */
const withData = (data: Buffer, beside: object): Buffer =>
  Buffer.concat([OPENING, data, Buffer.from(`,${JSON.stringify(beside).slice(1)}`)]);

const OPENING = Buffer.from('{"data":');

const answered = (body: string | Buffer, { requestId }: Exchange): Reply => ({
  status: 200,
  headers: headersFor(requestId),
  body,
});

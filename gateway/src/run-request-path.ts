import { type ErrorCode, PontioError, isPontioError } from '@pontio/errors';
import { createLogger } from '@pontio/platform';
import { stoppedEvent } from './answer/audit-events.js';
import type { Exchange } from './exchange.js';
import type { GatewayParts } from './gateway-parts.js';
import { RateLimited } from './rates/rate-limited.js';
import type { PathStep } from './request-path.js';

const logger = createLogger('gateway');

/** A request went no further; the audit trail says so already. */
export class RequestStopped extends Error {
  constructor(readonly reason: PontioError) {
    super(reason.message, { cause: reason });
  }
}

/**
 * Takes a request along the part of the path that runs at `place`.
 *
 * @throws {@link RequestStopped} with the public code, after the stop has been written to the audit trail.
 * When even that cannot be written the code is `AUDIT_UNAVAILABLE`.
 */
export async function runRequestPath(
  path: readonly PathStep[],
  place: PathStep['at'],
  exchange: Exchange,
  parts: GatewayParts,
): Promise<void> {
  for (const { at, stage } of path) {
    if (at !== place) continue;
    try {
      checkCallerWaits(exchange);
      await stage(exchange, parts);
    } catch (error) {
      throw new RequestStopped(await stop(error, stage.name, exchange, parts));
    }
  }
}

/**
 * A caller who is gone gets nothing, and nothing is said to have been given to them. A change that has been made
 * goes on to its end all the same.
 */
function checkCallerWaits(exchange: Exchange): void {
  const { signal } = exchange.incoming;
  if (signal?.aborted !== true || exchange.peek('changed') !== undefined) return;
  if (isPontioError(signal.reason)) throw signal.reason;
}

/** Counts who has no token that holds by their address, so that they cannot fill the audit trail. */
async function countStranger(
  error: PontioError,
  { incoming: { address } }: Exchange,
  { rates }: GatewayParts,
): Promise<PontioError> {
  const isStranger = isCode(error, 'TOKEN_MISSING') || isCode(error, 'TOKEN_INVALID');
  if (!isStranger || address === undefined) return error;
  const over = await rates.strangers.take(address);
  return over ? new RateLimited(over, 'too many requests without a token that holds') : error;
}

/** Records why a request goes no further. Shared with what stops a request before the path sees it. */
export async function stop(
  error: unknown,
  stage: string,
  exchange: Exchange,
  parts: GatewayParts,
): Promise<PontioError> {
  const known = await countStranger(
    isPontioError(error) ? error : new PontioError('INTERNAL', { cause: error }),
    exchange,
    parts,
  );
  const line = { err: error, stage, requestId: exchange.requestId, code: known.code };
  if (known.code === 'INTERNAL') logger.error(line, 'request stopped by a fault');
  else logger.info(line, 'request stopped');
  if (known instanceof RateLimited && known.isRepeated) return known;
  try {
    await parts.journal.append([stoppedEvent(exchange, known, parts)]);
    return known;
  } catch (cause) {
    if (isCode(known, 'AUDIT_UNAVAILABLE')) return known;
    const retryAfterSeconds = isPontioError(cause) ? cause.retryAfterSeconds : undefined;
    return new PontioError('AUDIT_UNAVAILABLE', {
      cause,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
  }
}

function isCode(error: PontioError, code: ErrorCode): boolean {
  return error.code === code;
}

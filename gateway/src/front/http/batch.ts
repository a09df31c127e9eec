import type { Reply } from '../asked-operation.js';
import { NoParameters } from './parameters.js';

/** @throws {@link NoParameters} when a request carries more operations than are taken in one, or none */
export function checkBatch(operations: readonly unknown[], most: number): void {
  if (most === 0) throw new NoParameters(400, 'Send one operation in a request.');
  if (operations.length === 0 || operations.length > most)
    throw new NoParameters(400, `Send from 1 to ${most} operations in a request.`);
}

/** One reply of several, in order. Each operation was decided, recorded and counted by itself. */
export function batchReply(replies: readonly Reply[]): Reply {
  const body = `[${replies.map((reply) => reply.body.toString()).join(',')}]`;
  return { status: 200, headers: { 'cache-control': 'no-store' }, body };
}

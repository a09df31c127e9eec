import type { EntityManager, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { RegisterChange } from '../changes/register-change.js';

/** Does what is due of one kind, a batch at a time, and answers how many it did. */
export type Clock = (change: RegisterChange) => Promise<number>;

/** Records a clock takes in one transaction. */
const BATCH = 100;

/** Records that are due and that no other replica is dealing with. */
export function dueRecords<R extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<R>,
  due: string,
  parameters: ObjectLiteral,
): SelectQueryBuilder<R> {
  return manager
    .createQueryBuilder(entity, 'record')
    .where(due, parameters)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .limit(BATCH);
}

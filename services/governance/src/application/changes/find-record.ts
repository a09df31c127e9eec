import { PontioError } from '@pontio/errors';
import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';

/**
 * One record, locked until the change is done. What belongs to another agency is not found: whether it exists
 * is theirs to know.
 *
 * @throws PontioError `RECORD_NOT_FOUND`
 */
export async function findRecord<R extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<R>,
  where: FindOptionsWhere<R>,
): Promise<R> {
  const record = await manager.findOne(entity, { where, lock: { mode: 'for_no_key_update' } });
  if (record === null) throw new PontioError('RECORD_NOT_FOUND');
  return record;
}

/** @throws PontioError `RECORD_STATE` with a detail for the log, unless the record stands where it must */
export function checkState(stands: boolean, detail: string): void {
  if (!stands) throw new PontioError('RECORD_STATE', { detail });
}

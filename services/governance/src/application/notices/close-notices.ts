import { type FindOptionsWhere, IsNull } from 'typeorm';
import { Notice } from '../../persistence/notice.entity.js';
import type { RegisterChange } from '../changes/register-change.js';

/** Closes the notices that a change has dealt with; the change has its own event. */
export async function closeNotices(
  { manager, now }: RegisterChange,
  closedBy: string,
  which: FindOptionsWhere<Notice>,
): Promise<void> {
  await manager.update(Notice, { ...which, closedAt: IsNull() }, { closedAt: now, closedBy });
}

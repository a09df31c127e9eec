import type { DataSource } from 'typeorm';
import { IdentityLink } from '../persistence/identity-link.entity.js';
import { LinkStore } from './link-store.js';
import type { RecordKey } from './record-key.js';

/** A decision that a record is not of the person it is linked to. */
export interface Unlinking extends RecordKey {
  /** `prc_…`, who decided it. */
  readonly unlinkedBy: string;
  /** In their words, without anything about the person. */
  readonly reason: string;
}

/** Whom the record was of until now; absent when it was linked to nobody. */
export interface UnlinkOutcome {
  readonly personId?: string;
}

/**
 * Ends a wrong link at once. The row stays, with who ended it and why, and the rule will not make the link
 * again. Doing it twice changes nothing.
 */
export class UnlinkRecord {
  constructor(
    private readonly database: DataSource,
    private readonly now: () => Date,
  ) {}

  /** @throws TypeError without a reason */
  async execute({ unlinkedBy, reason, ...record }: Unlinking): Promise<UnlinkOutcome> {
    if (reason.trim() === '') throw new TypeError('Say why the record is not of this person.');
    return this.database.transaction(async (manager) => {
      const store = new LinkStore(manager);
      await store.lock(record, []);
      const current = await store.current(record);
      if (!current?.personId) return {};
      await manager.update(IdentityLink, current.id, {
        status: 'ENDED',
        unlinkedBy,
        unlinkedAt: this.now(),
        reason,
      });
      return { personId: current.personId };
    });
  }
}

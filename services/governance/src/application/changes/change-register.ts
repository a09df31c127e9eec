import type { AuditEvent } from '@pontio/audit-contract';
import { isPontioError } from '@pontio/errors';
import type { ReleaseOrder } from '@pontio/request-context';
import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import { type Changer, checkMayChange } from './check-may-change.js';
import { parseChange } from './parse-change.js';
import { refusedChange } from './refused-change.js';
import { type EventParts, RegisterChange } from './register-change.js';
import type { ChangeName } from './who-may.js';

/** A change by a practitioner, while its transaction is open. */
export interface ChangeBy extends Changer {
  readonly change: RegisterChange;
  readonly order: ReleaseOrder;
}

/** One kind of change: its name in the table of who may, what has to be said, and what it does. */
export interface ChangeKind<I, A> {
  readonly name: ChangeName;
  readonly input: z.ZodType<I>;
  apply(input: I, by: ChangeBy): Promise<A>;
}

/** What the register is changed with. */
export interface ChangeParts extends EventParts {
  readonly database: DataSource;
  /** Must have made the events durable when it resolves. */
  readonly journal: { append(events: readonly AuditEvent[]): Promise<void> };
  readonly now: () => Date;
}

/**
 * Changes the register: in one transaction the change is made, then its events are made durable, and only
 * then is it committed. A commit that fails leaves an event without a change; the reverse cannot be.
 *
 * @see docs/adr/0013-a-change-and-its-event.md
 */
export class ChangeRegister {
  constructor(private readonly parts: ChangeParts) {}

  /**
   * @throws PontioError `CHANGE_REFUSED`, `CHANGE_INVALID`, `RECORD_NOT_FOUND`, `RECORD_STATE`, or
   * `AUDIT_UNAVAILABLE`; nothing is changed then
   */
  async by<I, A>(kind: ChangeKind<I, A>, order: ReleaseOrder, args: unknown): Promise<A> {
    try {
      return await this.apply(order, async (change) => {
        const changer = await checkMayChange(change.manager, kind.name, order.actor);
        return kind.apply(parseChange(kind.input, args), { ...changer, change, order });
      });
    } catch (error) {
      if (isPontioError(error) && error.code === 'CHANGE_REFUSED') await this.recordRefusal(kind.name, order);
      throw error;
    }
  }

  /** Somebody tried what is not theirs to do: recorded like any other refusal, before they are told. */
  private async recordRefusal(name: ChangeName, order: ReleaseOrder): Promise<void> {
    const { journal, now, refs, newId } = this.parts;
    await journal.append([refusedChange(name, order, { at: now(), refs, newId })]);
  }

  /** A change that no practitioner makes: the gateway's, under its own order, or a clock's. */
  async apply<A>(
    order: ReleaseOrder | undefined,
    work: (change: RegisterChange) => Promise<A>,
    at?: Date,
  ): Promise<A> {
    const { database, journal, now, refs, newId } = this.parts;
    return database.transaction(async (manager) => {
      const change = new RegisterChange(manager, at ?? now(), { refs, newId }, order);
      const answer = await work(change);
      if (change.events.length > 0) await journal.append(change.events);
      return answer;
    });
  }
}

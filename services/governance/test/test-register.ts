import { type AuditEvent, type AuditEventKind, createReferencer, kindOf } from '@pontio/audit-contract';
import { createDataSource, runMigrations } from '@pontio/persistence';
import { newId } from '@pontio/platform';
import type { ReleaseOrder } from '@pontio/request-context';
import type { DataSource } from 'typeorm';
import { type ChangeKind, ChangeRegister } from '../src/application/changes/change-register.js';
import { RunDueClocks } from '../src/application/clocks/run-due-clocks.js';
import { LoadDecisionFacts } from '../src/application/load-decision-facts.js';
import type { RegisterDocument } from '../src/application/register-document.js';
import { seedGovernance } from '../src/application/seed-governance.js';
import { governancePersistence } from '../src/persistence/governance.persistence.js';
import { type FactsForOne, factsForOne } from './facts-for-one.js';

const MINUTE = 60_000;

/** Whoever makes a change in a test. */
export interface Somebody {
  readonly id: string;
  readonly agencyId: string;
  readonly role: string;
}

/** A database made for one test, as `createTestDatabase` gives it. */
interface OwnDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A register on a database of its own, with a clock that tests move and a journal that they read. */
export class TestRegister {
  readonly events: AuditEvent[] = [];
  readonly refs = createReferencer(new Uint8Array(32).fill(7));
  /** Set to make the journal refuse. */
  journalFault: Error | undefined;
  /** How often the journal refused. */
  refusals = 0;
  private time = Date.parse('2026-11-24T10:00:00.000Z');
  readonly changes: ChangeRegister;
  readonly clocks: RunDueClocks;

  private constructor(
    readonly database: DataSource,
    private readonly own: OwnDatabase,
  ) {
    const journal = { append: (events: readonly AuditEvent[]) => this.append(events) };
    const parts = { database, journal, refs: this.refs, now: this.now, newId };
    this.changes = new ChangeRegister(parts);
    this.clocks = new RunDueClocks(this.changes);
  }

  /** Opens a register on a database that goes when it is closed. */
  static async open(own: OwnDatabase, register: RegisterDocument): Promise<TestRegister> {
    const database = createDataSource(governancePersistence(own.url));
    await runMigrations(database);
    await seedGovernance(database, register);
    return new TestRegister(database, own);
  }

  readonly now = (): Date => new Date(this.time);

  /** Moves the clock. */
  pass({ minutes = 0, hours = 0, days = 0 }: { minutes?: number; hours?: number; days?: number }): void {
    this.time += (minutes + 60 * hours + 24 * 60 * days) * MINUTE;
  }

  /** Makes a change as somebody; arguments are as the gateway passes them on. */
  async change<I, A>(kind: ChangeKind<I, A>, who: Somebody, args: object): Promise<A> {
    return this.changes.by(kind, this.orderOf(who), args);
  }

  orderOf({ id, agencyId, role }: Somebody): ReleaseOrder {
    return {
      ...{ id: newId('ord'), purpose: 'SAFEGUARD_CHILD', recipient: agencyId, audience: 'governance' },
      grants: [],
      actor: { practitionerId: id, agencyId, role, client: { id: 'case-system', tokenId: 'tok_1' } },
    };
  }

  /** What the register knows of somebody now, asked for by a practitioner of an agency. */
  async factsOf(personId: string, asker: Somebody, breakGlassId?: string): Promise<FactsForOne> {
    return factsForOne(new LoadDecisionFacts(this.database, this.now), {
      recipientAgencyId: asker.agencyId,
      practitionerId: asker.id,
      subjectIds: [personId],
      holderIds: [],
      breakGlassId,
    });
  }

  /** Kinds of the events since the last call, in order. */
  takeKinds(): AuditEventKind[] {
    return this.events.splice(0).map(kindOf);
  }

  /** Rows of a table that fit a condition. */
  async count(table: string, where = 'true'): Promise<number> {
    const [row] = await this.database.query<{ count: number }[]>(
      `select count(*)::int as count from ${table} where ${where}`,
    );
    return row?.count ?? 0;
  }

  async close(): Promise<void> {
    await this.database.destroy();
    await this.own.drop();
  }

  private append(events: readonly AuditEvent[]): Promise<void> {
    if (this.journalFault !== undefined) {
      this.refusals += 1;
      return Promise.reject(this.journalFault);
    }
    this.events.push(...events);
    return Promise.resolve();
  }
}

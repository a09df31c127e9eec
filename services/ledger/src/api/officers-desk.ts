import type { AuditFacts, Referencer } from '@pontio/audit-contract';
import { PontioError } from '@pontio/errors';
import type { SubgraphContext } from '@pontio/subgraph';
import type { DataSource } from 'typeorm';
import type { AuditRead, ReadReason, RecordRead } from '../application/record-read.js';

/** Arguments that every question of an officer has. */
export interface OfficersArgs {
  /** The officer's own agency; the door has checked that the release order names it. */
  readonly agencyId: string;
  readonly reason?: ReadReason | null;
}

/** One question of an officer. */
export interface OfficersQuestion {
  readonly args: OfficersArgs;
  readonly context: SubgraphContext;
  /** `TRAIL`, `SEARCH` or the number of a report. */
  readonly what: string;
  readonly about?: Pick<AuditFacts, 'subjectRef' | 'caseRef'>;
}

/** What the desk works with. */
export interface DeskParts {
  /** Reads the log, and cannot write. */
  readonly reader: DataSource;
  readonly recordRead: RecordRead;
  /** Turns ids into the references of entries; without, officers search by these alone. */
  readonly refs?: Referencer;
}

/** Where officers' questions are answered: each is recorded, with its reason, before it is. */
export class OfficersDesk {
  readonly reader: DataSource;

  constructor(private readonly parts: DeskParts) {
    this.reader = parts.reader;
  }

  /** Answers once it is durable that it does. */
  answer<T>({ args, context, what, about }: OfficersQuestion, work: () => Promise<T>): Promise<T> {
    const { agencyId, reason } = args;
    const { order } = context.release;
    return this.answerOrder(
      { order, agencyId, what, reason: reason ?? 'ROUTINE_REVIEW', ...(about && { about }) },
      work,
    );
  }

  /** As {@link answer}, for who comes by another door. */
  async answerOrder<T>(read: AuditRead, work: () => Promise<T>): Promise<T> {
    const answer = await work();
    await this.parts.recordRead(read);
    return answer;
  }

  /**
   * The reference that entries have for somebody or something: given as it is, or made of an id.
   *
   * @throws PontioError `OPERATION_INVALID` when it is an id and this ledger has no key to make references with
   */
  refOf(kind: Parameters<Referencer>[0], given: string): string {
    if (/^(sub|usr|cse)_[A-Za-z0-9_-]{43}$/.test(given)) return given;
    if (this.parts.refs) return this.parts.refs(kind, given);
    throw new PontioError('OPERATION_INVALID', {
      detail: 'this ledger finds nobody by an id: no key is set',
    });
  }
}

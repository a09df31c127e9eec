import {
  type AuditEvent,
  type AuditInput,
  type AuditLinks,
  type Referencer,
  type RegisterKind,
  createAuditEvent,
} from '@pontio/audit-contract';
import type { ReleaseOrder } from '@pontio/request-context';
import type { EntityManager } from 'typeorm';
import { circumstancesOf } from './circumstances-of.js';

/** Makes ids: a prefix, an underscore and something unique. */
export type NewId = <P extends string>(prefix: P) => `${P}_${string}`;

/** What the events of a change are made with. */
export interface EventParts {
  readonly refs: Referencer;
  readonly newId: NewId;
}

/** What one event says beside who did it. Holds no words of anybody: those stay in the register. */
export interface RegisterEvent {
  /** Id of the record that was changed. */
  readonly record: string;
  /** `per_…`; it leaves as a keyed reference. */
  readonly personId?: string;
  /** Agencies it concerns: each gets an event of its own. */
  readonly owners: readonly string[];
  /** A code. */
  readonly reason?: string;
  readonly decisionId?: string;
  readonly breakGlass?: string;
  readonly links?: AuditLinks;
}

/** One change of the register while its transaction is open: what it is made with, and the events it leaves. */
export class RegisterChange {
  readonly events: AuditEvent[] = [];

  constructor(
    readonly manager: EntityManager,
    readonly now: Date,
    private readonly parts: EventParts,
    /** Absent when a clock makes the change. */
    readonly order?: ReleaseOrder,
  ) {}

  newId<P extends string>(prefix: P): `${P}_${string}` {
    return this.parts.newId(prefix);
  }

  /** The keyed reference by which the audit trail names somebody. */
  refOf(kind: 'subject' | 'practitioner', value: string): string {
    return this.parts.refs(kind, value);
  }

  /** Keeps an event until the change is complete. */
  record(kind: RegisterKind, event: RegisterEvent): void {
    const { record, personId, owners, reason, decisionId, breakGlass, links } = event;
    const { refs, newId } = this.parts;
    for (const owner of new Set(owners)) {
      const data = {
        ...circumstancesOf(this.order, this.parts),
        ...{ owner, record, outcome: 'permit', cells: [] },
        ...(personId !== undefined && { subjectRef: refs('subject', personId) }),
        ...(reason !== undefined && { reason }),
        ...(decisionId !== undefined && { decisionId }),
        ...(breakGlass !== undefined && { breakGlass }),
        ...(links !== undefined && { links }),
      };
      const identity = {
        id: newId('evt'),
        time: this.now.toISOString(),
        source: 'urn:pontio:governance',
      };
      this.events.push(createAuditEvent(kind, data as unknown as AuditInput<RegisterKind>, identity));
    }
  }
}

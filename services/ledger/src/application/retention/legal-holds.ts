import type { DataSource } from 'typeorm';
import type { RecordEvents } from '../../writer/ledger-writer.js';
import { oversightEvent } from './oversight-event.js';

/** A time whose events must be kept, whatever their age. */
export interface LegalHold {
  /** `hold_…` */
  readonly id: string;
  /** The agency that asks for it. */
  readonly agencyId: string;
  /** ISO 8601; whatever happened from `from` up to `to` is kept. */
  readonly from: string;
  readonly to: string;
  /** Why, as a code: `INQUIRY`, `COURT_ORDER`, `COMPLAINT`. */
  readonly reason: string;
}

/** What holds are kept in. */
export interface HoldsIn {
  readonly owner: DataSource;
  readonly record: RecordEvents;
  readonly now: () => number;
}

/** Holds events from now on. The hold comes first and its event after, so a crash in between keeps too much. */
export async function setLegalHold({ owner, record, now }: HoldsIn, hold: LegalHold): Promise<void> {
  const { id, agencyId, from, to, reason } = hold;
  await owner.query(
    'insert into legal_hold (id, from_at, to_at) values ($1, $2, $3) on conflict (id) do nothing',
    [id, from, to],
  );
  await record([oversightEvent('LEGAL_HOLD_SET', { record: id, reason, agencyId }, now())]);
}

/** Lets events go again. Its event comes first, so a crash in between keeps too much. */
export async function liftLegalHold(
  { owner, record, now }: HoldsIn,
  { id, agencyId }: Pick<LegalHold, 'id' | 'agencyId'>,
): Promise<void> {
  await record([oversightEvent('LEGAL_HOLD_LIFTED', { record: id, agencyId }, now())]);
  await owner.query('update legal_hold set lifted_at = $2 where id = $1', [id, new Date(now())]);
}

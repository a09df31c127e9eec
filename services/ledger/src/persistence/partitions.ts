import type { DataSource } from 'typeorm';

/** How many months there is room for before they begin. */
const MONTHS_AHEAD = 3;

/** A month as its partition is named, for example `2026_11`. */
export type Month = `${number}_${string}`;

/** @param at - milliseconds since 1970 */
export function monthOf(at: number): Month {
  const date = new Date(at);
  return `${date.getUTCFullYear()}_${String(date.getUTCMonth() + 1).padStart(2, '0')}`;
}

/**
 * Makes the partitions of the log, one a month, as the owner of the tables: the writer's role cannot. Those to come
 * are made ahead; another is made when the first event of its month arrives.
 */
export class Partitions {
  private readonly known = new Set<Month>();

  constructor(private readonly owner: DataSource) {}

  /** Makes what is missing of this month and those after it. @param now - milliseconds since 1970 */
  async makeAhead(now: number): Promise<void> {
    const today = new Date(now);
    const starts = Array.from({ length: MONTHS_AHEAD + 1 }, (_, n) =>
      Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + n),
    );
    await this.ensure(starts.map(monthOf));
  }

  /** Makes what is missing of some months. */
  async ensure(months: Iterable<Month>): Promise<void> {
    for (const month of new Set(months)) {
      if (this.known.has(month)) continue;
      await this.make(month);
      this.known.add(month);
    }
  }

  /** Forgets a month whose partition was dropped. */
  forget(month: Month): void {
    this.known.delete(month);
  }

  private async make(month: Month): Promise<void> {
    const [from, to] = boundsOf(month);
    await this.owner.query(`
      do $$ begin
        if to_regclass('event_${month}') is null then
          create table event_${month} partition of event for values from ('${from}') to ('${to}');
          create trigger event_is_never_emptied before truncate on event_${month}
            for each statement execute function refuse_change();
        end if;
      end $$`);
  }
}

/** First instants of a month and of the next. */
export function boundsOf(month: Month): readonly [from: string, to: string] {
  const [year = Number.NaN, number = Number.NaN] = month.split('_').map(Number);
  return [Date.UTC(year, number - 1), Date.UTC(year, number)].map((at) => new Date(at).toISOString()) as [
    string,
    string,
  ];
}

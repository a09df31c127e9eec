import type { AuditJournal, Evidence } from '@pontio/audit-journal';
import { medianOf } from '../measure.js';
import { nextEvent } from './event-stream.js';

/** What came of appending for a while. */
export interface Appended {
  readonly count: number;
  readonly seconds: number;
  readonly p50Ms: number;
  /** Appends that were refused. */
  readonly refused: number;
}

/** Appends one event after another from so many places at once, each as soon as its last is kept. */
export async function appendFor(
  journal: AuditJournal,
  { seconds, concurrent, evidence }: { seconds: number; concurrent: number; evidence: Evidence },
): Promise<Appended> {
  const times: number[] = [];
  let refused = 0;
  const started = performance.now();
  const until = started + seconds * 1000;
  const append = async (): Promise<void> => {
    while (performance.now() < until) {
      const event = nextEvent();
      const begun = performance.now();
      try {
        await journal.append([event], evidence);
        times.push(performance.now() - begun);
      } catch {
        refused += 1;
        // Whoever is refused asks again later, as they are told.
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }
  };
  await Promise.all(Array.from({ length: concurrent }, append));
  const total = (performance.now() - started) / 1000;
  return { count: times.length, seconds: total, p50Ms: medianOf(times), refused };
}

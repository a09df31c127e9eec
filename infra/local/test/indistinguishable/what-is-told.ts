import { alike } from '../rest/rest-client.js';
import type { WireAnswer } from './twin-world.js';

/** Headers that are of the moment or of the connection. */
const OF_THE_MOMENT: ReadonlySet<string> = new Set(['date', 'x-request-id']);

/** All that an answer tells, without what differs between any two answers: ids of ours, times, sealed tickets. */
export function toldBy({ status, headers, text }: WireAnswer): object {
  const kept = Object.entries(headers).filter(([name]) => !OF_THE_MOMENT.has(name));
  return {
    status,
    headers: Object.fromEntries(kept),
    // Order counts: two texts are compared, not two objects.
    body: withoutPersonIds(alike(JSON.parse(text))),
    bytes: Buffer.byteLength(text),
  };
}

/** Our ids of people who are shown, by the order in which they are first told of. */
function withoutPersonIds(body: string): string {
  const known = new Map<string, string>();
  return body.replaceAll(/per_[A-Za-z0-9-]+/g, (id) => {
    const name = known.get(id) ?? `person ${String(known.size + 1)}`;
    known.set(id, name);
    return name;
  });
}

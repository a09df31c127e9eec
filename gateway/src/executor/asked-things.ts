import type { JsonObject } from '@pontio/federation';
import type { Asked } from './entity-groups.js';

/** What an agency gave for one call, as long as what it was asked and in its order; `null` where it gave nothing. */
export interface Given {
  readonly entities: readonly unknown[] | null;
  /** Whether nothing in it needs escaping. */
  readonly isClean: boolean;
}

interface Place {
  readonly given: Promise<Given>;
  readonly position: number;
}

/** What became of one that was asked for: `undefined` where its agency gave nothing. */
export interface Gotten {
  readonly entities: readonly unknown[];
  readonly isClean: boolean;
}

/**
 * Things that a request has asked for, so that none is asked for twice. A thing under somebody is decided about as
 * theirs, and under somebody else as theirs; where the same of it is released, one answer serves both.
 */
export class AskedThings {
  private readonly byCall = new Map<string, Map<string, Place>>();

  /**
   * @param call - tells calls apart that ask for something else
   * @param ask - asks for those that have not been asked for
   */
  async get(
    call: string,
    asked: readonly Asked[],
    ask: (fresh: readonly Asked[]) => Promise<Given>,
  ): Promise<Gotten> {
    const places = this.placesOf(call);
    const fresh = new Map(asked.flatMap((one) => (places.has(one.text) ? [] : [[one.text, one] as const])));
    if (fresh.size > 0) {
      const given = ask([...fresh.values()]);
      let position = 0;
      for (const text of fresh.keys()) places.set(text, { given, position: position++ });
    }
    const entities: unknown[] = [];
    let isClean = true;
    for (const { text } of asked) {
      const { given, position } = places.get(text) as Place;
      const got = await given;
      entities.push(got.entities === null ? undefined : copyOf(got.entities[position]));
      isClean &&= got.isClean;
    }
    return { entities, isClean };
  }

  private placesOf(call: string): Map<string, Place> {
    const known = this.byCall.get(call) ?? new Map<string, Place>();
    this.byCall.set(call, known);
    return known;
  }
}

/** Each place in the answer gets an object of its own: what is written into one does not stand in another. */
function copyOf(entity: unknown): unknown {
  if (typeof entity !== 'object' || entity === null || Array.isArray(entity)) return entity;
  return { ...(entity as JsonObject) };
}

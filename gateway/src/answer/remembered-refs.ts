import type { Referencer } from '@pontio/audit-contract';
import { LRUCache } from 'lru-cache';

const REFS_MAX = 50_000;

/** A referencer that works out each reference once: the same people are asked about again and again. */
export function rememberedRefs(refs: Referencer): Referencer {
  const known = new LRUCache<string, string>({ max: REFS_MAX });
  const refOf = (kind: Parameters<Referencer>[0], value: string): string => {
    const key = `${kind} ${value}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = refs(kind, value);
    known.set(key, made);
    return made;
  };
  return refOf as Referencer;
}

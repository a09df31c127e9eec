import type { Referencer } from '@pontio/audit-contract';
import { LRUCache } from 'lru-cache';

const REFS_MAX = 50_000;

/** A referencer that works out each reference once: the same people are asked about again and again. */
export function rememberedRefs(refs: Referencer): Referencer {
  const known = { subject: remembered(), practitioner: remembered(), case: remembered() };
  const refOf = (kind: Parameters<Referencer>[0], value: string): string => {
    const before = known[kind].get(value);
    if (before !== undefined) return before;
    const made = refs(kind, value);
    known[kind].set(value, made);
    return made;
  };
  return refOf as Referencer;
}

const remembered = (): LRUCache<string, string> => new LRUCache({ max: REFS_MAX });

import { type LabelMap, isWider, labelWords } from '@pontio/field-labels';
import type { SupergraphChange } from './supergraph-change.js';

/** Every field that is in both and has another label now. */
export function labelChanges(before: LabelMap, after: LabelMap): readonly SupergraphChange[] {
  return [...before].flatMap(([coordinate, old]): SupergraphChange[] => {
    const label = after.get(coordinate);
    if (label === undefined || labelWords(label) === labelWords(old)) return [];
    const kind = isWider(old, label) ? 'WIDENING' : 'OTHER';
    const sentence = `${coordinate} was ${labelWords(old)} and would be ${labelWords(label)}.`;
    return [{ kind, sentence, breaks: [] }];
  });
}

import type { LawCatalogue, LawRow } from '@pontio/vocabulary';

/** What became of one row of the catalogue. */
export interface LawChange {
  readonly code: string;
  readonly name: string;
  readonly change: 'ADDED' | 'REMOVED' | 'CHANGED';
  /** With CHANGED: one line for each part. */
  readonly parts: readonly string[];
}

/** Which rows were added, removed or changed, in the order of their codes. */
export function lawChanges(before: LawCatalogue, after: LawCatalogue): readonly LawChange[] {
  return [
    ...changesOf(before.gateways, after.gateways),
    ...changesOf(before.prohibitions, after.prohibitions),
  ];
}

type Rows = ReadonlyMap<string, LawRow>;

function changesOf(before: Rows, after: Rows): readonly LawChange[] {
  const codes = [...new Set([...before.keys(), ...after.keys()])].sort();
  return codes.flatMap((code): readonly LawChange[] => {
    const [old, now] = [before.get(code), after.get(code)];
    const name = (now ?? old)?.name.en ?? code;
    if (old === undefined) return [{ code, name, change: 'ADDED', parts: [] }];
    if (now === undefined) return [{ code, name, change: 'REMOVED', parts: [] }];
    const parts = partsOf(old, now);
    return parts.length === 0 ? [] : [{ code, name, change: 'CHANGED', parts }];
  });
}

function partsOf(old: LawRow, now: LawRow): readonly string[] {
  const [was, is] = [new Map(Object.entries(old)), new Map(Object.entries(now))];
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  return names.flatMap((name) => partOf(name, was.get(name), is.get(name)));
}

function partOf(name: string, was: unknown, is: unknown): readonly string[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  if (isWords(was) && isWords(is)) {
    const added = is.filter((word) => !was.includes(word));
    const gone = was.filter((word) => !is.includes(word));
    const both = [
      ...(added.length > 0 ? [`gains ${added.join(', ')}`] : []),
      ...(gone.length > 0 ? [`loses ${gone.join(', ')}`] : []),
    ];
    return [`${name} ${both.length === 0 ? 'in another order' : both.join(', ')}`];
  }
  return [`${name}: ${inShort(was)} becomes ${inShort(is)}`];
}

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

function inShort(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

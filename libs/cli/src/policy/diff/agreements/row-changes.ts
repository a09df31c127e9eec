import { listed } from '../../../terminal/terminal.js';
import type { AgreementFile } from '../../source/agreement-file.js';
import type { PartyName } from './party-words.js';

type Row = AgreementFile['referenceTable'][number];

/** Rows of the reference table that were added, removed or changed, in words. */
export function rowChanges(
  before: AgreementFile | undefined,
  after: AgreementFile | undefined,
  id: string,
  name: PartyName,
): readonly string[] {
  const [old, now] = [before?.referenceTable ?? [], after?.referenceTable ?? []];
  const gone = without(old, now);
  const fresh = without(now, old);
  const changed: string[] = [];
  const removed = gone.filter((row) => {
    const at = fresh.findIndex((one) => one.from === row.from && one.category === row.category);
    const [successor] = at < 0 ? [] : fresh.splice(at, 1);
    if (successor !== undefined) changed.push(changeInWords(row, successor, id, name));
    return successor === undefined;
  });
  return [
    ...removed.map((row) => `Row removed: ${rowInWords(row, 'no longer shares', id, name)}`),
    ...changed,
    ...fresh.map((row) => `Row added: ${rowInWords(row, 'now shares', id, name)}`),
  ];
}

/** Rows of one table that the other does not have. Equal rows cancel each other one by one. */
function without(rows: readonly Row[], others: readonly Row[]): Row[] {
  const left = others.map((row) => JSON.stringify(row));
  return rows.filter((row) => {
    const at = left.indexOf(JSON.stringify(row));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function rowInWords(
  { category, level, fields, from, to }: Row,
  verb: string,
  id: string,
  name: PartyName,
): string {
  const which = fields.length === 0 ? '' : `, ${listed(fields)}`;
  return `${name(from)} ${verb} ${category} (${level}${which}) with ${listed(to.map(name))} under ${id}`;
}

const PARTS = ['fields', 'level', 'to', 'depth', 'about', 'includesOthers', 'standingJudgement'] as const;

function changeInWords(was: Row, is: Row, id: string, name: PartyName): string {
  const parts = PARTS.flatMap((part) => {
    const [old, now] = [JSON.stringify(was[part]), JSON.stringify(is[part])];
    return old === now ? [] : [`${part}: ${inWords(was[part])} becomes ${inWords(is[part])}`];
  });
  const other = parts.length === 0 ? ['a part that no rule reads'] : parts;
  return `Row changed: what ${name(was.from)} shares of ${was.category} under ${id}: ${other.join('; ')}`;
}

function inWords(value: Row[(typeof PARTS)[number]]): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? 'every field' : value.join(', ');
  return JSON.stringify(value);
}

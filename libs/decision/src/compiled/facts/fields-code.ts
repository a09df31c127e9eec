import type { FieldQuestion } from '../../facts/decision-input.js';
import type { Route, RowCode } from './agreement-code.js';
import { type FieldMark, compileMark, markKey } from './field-mark.js';

/** Fields that every decision treats alike: one mark, and the same rows of the agreement. */
export interface FieldSort {
  readonly mark: FieldMark;
  readonly rows: readonly RowCode[];
}

/** The sorts of a list of fields, in the order in which they first come up, and the sort of each field. */
export interface SortTable {
  readonly sorts: readonly FieldSort[];
  readonly sortOf: readonly number[];
}

/** A list of fields, ready to be compared. */
export interface FieldsCode {
  readonly names: readonly string[];
  readonly marks: readonly FieldMark[];
  /** Which mark each field has. */
  readonly markOf: readonly number[];
  /** The sorts where no agreement says anything of the fields. */
  readonly plain: SortTable;
}

/** Compiles a list of fields. */
export function compileFields(
  fields: readonly FieldQuestion[],
  isProhibition: (code: string) => boolean,
): FieldsCode {
  const marks: FieldMark[] = [];
  const number = numbering();
  const markOf = fields.map((field) =>
    number(markKey(field), () => marks.push(compileMark(field, isProhibition))),
  );
  return {
    names: fields.map(({ field }) => field),
    marks,
    markOf,
    plain: { sorts: marks.map((mark) => ({ mark, rows: [] })), sortOf: markOf },
  };
}

/** The sorts of a list of fields on a route of an agreement. Worked out once for both. */
export function sortTable(fields: FieldsCode, route: Route | undefined): SortTable {
  if (route === undefined) return fields.plain;
  let table = route.tables.get(fields);
  if (table === undefined) {
    table = makeTable(fields, route);
    route.tables.set(fields, table);
  }
  return table;
}

function makeTable({ names, marks, markOf }: FieldsCode, route: Route): SortTable {
  const sorts: FieldSort[] = [];
  const number = numbering();
  const sortOf = markOf.flatMap((which, index) => {
    const mark = marks[which];
    if (mark === undefined) return [];
    const rows = route.rows.filter((row) => covers(row, mark, names[index] ?? ''));
    const key = [which, ...rows.map((row) => route.rows.indexOf(row))].join(' ');
    return number(key, () => sorts.push({ mark, rows }));
  });
  return { sorts, sortOf };
}

function covers({ category, level, fields }: RowCode, mark: FieldMark, name: string): boolean {
  return category === mark.category && level >= mark.level && (fields === undefined || fields.has(name));
}

/** Numbers keys in the order in which they first come up; `onNew` is called for each new one. */
function numbering(): (key: string, onNew: () => void) => number {
  const numbers = new Map<string, number>();
  return (key, onNew) => {
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(key, number);
      onNew();
    }
    return number;
  };
}

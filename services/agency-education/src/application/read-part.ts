import type { SourceAnswer } from '@pontio/adapter-sdk';
import type { RecordPart, Value } from '../source/record-parts.js';
import type { SchoolsApi } from '../source/schools-api.js';

/** Released fields of one row, and no others. */
export type Facts = Readonly<Record<string, Value>>;

/** Reads one part of the record of several pupils at once, asking for the attributes of the released fields only. */
export async function readPart(
  api: SchoolsApi,
  part: RecordPart,
  pupilIds: readonly string[],
  fields: readonly string[],
): Promise<SourceAnswer<Facts[]>> {
  const known = fields.filter((field) => Object.hasOwn(part.fields, field));
  const attributes = new Set(known.flatMap((field) => part.fields[field]?.attributes ?? []));
  const { rows, asOf } = await api.query(part.resource, pupilIds, [...attributes]);
  const wanted = new Set(pupilIds);
  const found = Map.groupBy(
    rows.filter((row) => wanted.has(row.student_id)),
    (row) => row.student_id,
  );
  const factsOf = (row: (typeof rows)[number]): Facts =>
    Object.fromEntries(known.map((field) => [field, part.fields[field]?.value(row) ?? null]));
  return { found: new Map([...found].map(([id, theirs]) => [id, theirs.map(factsOf)])), asOf };
}

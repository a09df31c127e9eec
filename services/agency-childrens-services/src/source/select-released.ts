/** One table of the reporting schema, as far as this service reads it. */
export interface TableRead {
  readonly table: string;
  /** Column with the person's id. */
  readonly person: string;
  /** By the name a value is wanted under: the SQL expression it comes from. */
  readonly columns: Readonly<Record<string, string>>;
  /** Names to sort by, latest first; used as far as they are read anyway. */
  readonly latestBy?: readonly string[];
}

/**
 * The statement that reads `names` of a table for the people in `$1`, and touches no other column than the
 * person's id. Nothing in it comes from a request: names are looked up, never pasted.
 *
 * @throws an Error when a name is not one of the table's
 */
export function selectReleased(read: TableRead, names: readonly string[]): string {
  const columns = names.map((name) => {
    const expression = Object.hasOwn(read.columns, name) ? read.columns[name] : undefined;
    if (expression === undefined) throw new Error(`${read.table} has no column for a field of that name`);
    return `${expression} as "${name}"`;
  });
  const order = (read.latestBy ?? [])
    .filter((name) => names.includes(name))
    .map((name) => `"${name}" desc nulls last`);
  return [
    `select ${[`${read.person} as "personId"`, ...columns].join(', ')}`,
    `from ${read.table} where ${read.person} = any($1)`,
    ...(order.length > 0 ? [`order by ${order.join(', ')}`] : []),
  ].join(' ');
}

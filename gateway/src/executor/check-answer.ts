import type { JsonObject } from '@pontio/federation';

/** Where somebody may be met in an answer. */
export interface MeetingPlace {
  readonly place: string;
  /** Response keys of their key. */
  readonly keys: readonly string[];
  /** Which value of the variant led to them. */
  readonly bit: number;
}

/** Somebody who stands in an answer and was not asked about. */
export interface Met {
  readonly meeting: MeetingPlace;
  readonly person: JsonObject;
  /** The object or the list they stand in, and where in it. */
  readonly parent: JsonObject | unknown[];
  readonly at: string | number;
  /** Values held about whoever led to them. */
  readonly held: Uint8Array;
}

/** One reading of an answer: what was found while it was checked. */
export class CheckRun {
  /** Which values of the variant the answer held about the one it is about. */
  held: Uint8Array;
  readonly met: Met[] = [];
  /** Objects that held more than was asked. */
  extras = 0;
  /** Values that were not of the type the schema gives them. */
  misfits = 0;
  /** Something was dropped after what stood in it had been noted. */
  isStale = false;

  constructor(values: number) {
    this.held = new Uint8Array(values);
  }

  /** Takes items out of a list; whoever was met behind them stands that much further to the front. */
  close(list: unknown[], absent: readonly number[]): void {
    const gone = new Set(absent);
    const before = (at: number): number => absent.filter((index) => index < at).length;
    for (const [index, one] of this.met.entries()) {
      if (one.parent === list) this.met[index] = { ...one, at: Number(one.at) - before(Number(one.at)) };
    }
    list.splice(0, list.length, ...list.filter((_item, index) => !gone.has(index)));
  }

  misfit(): null {
    this.misfits += 1;
    return null;
  }
}

/**
 * Checks a value, which is there, and drops in place whatever was not asked for or is not of its type.
 *
 * @returns what is left of the value, `null` where nothing is, `undefined` where it is to have no place either
 */
export type Check = (
  value: unknown,
  run: CheckRun,
  parent: JsonObject | unknown[],
  at: string | number,
) => unknown;

/** A field of an object as it was asked for. */
export interface CheckedField {
  readonly key: string;
  readonly check: Check;
}

/** An object of one type as it was asked for. */
export class CheckedShape {
  private readonly keys: ReadonlySet<string>;
  private readonly first: string | undefined;

  constructor(
    private readonly fields: readonly CheckedField[],
    /** The keys under which its type name stands, and what it may be. */
    private readonly typeNames: { readonly keys: readonly string[]; readonly allowed: ReadonlySet<string> },
    private readonly meeting: MeetingPlace | undefined,
  ) {
    this.keys = new Set([...fields.map(({ key }) => key), ...typeNames.keys]);
    this.first = meeting?.keys[0];
  }

  check(
    object: JsonObject,
    run: CheckRun,
    parent: JsonObject | unknown[],
    at: string | number,
  ): JsonObject | null {
    let present = this.presentTypeNames(object);
    if (present === undefined) return run.misfit();
    for (const { key, check } of this.fields) {
      const value = object[key];
      // A name that every object has, such as "constructor", is not there before it is its own.
      if (value === undefined || !Object.hasOwn(object, key)) continue;
      present += 1;
      if (value === null) continue;
      const kept = check(value, run, object, key);
      if (kept !== value) object[key] = kept ?? null;
    }
    if (sizeOf(object) !== present) this.dropExtras(object, run);
    return this.meeting === undefined ? object : this.meet(object, run, parent, at);
  }

  /** How many type names are there; `undefined` where one is that of something else. */
  private presentTypeNames(object: JsonObject): number | undefined {
    let present = 0;
    for (const key of this.typeNames.keys) {
      if (object[key] === undefined) continue;
      present += 1;
      if (!this.typeNames.allowed.has(object[key] as string)) return undefined;
    }
    return present;
  }

  private meet(
    person: JsonObject,
    run: CheckRun,
    parent: JsonObject | unknown[],
    at: string | number,
  ): JsonObject | null {
    const { meeting, first } = this;
    if (meeting === undefined || first === undefined || typeof person[first] !== 'string')
      return run.misfit();
    run.met.push({ meeting, person, parent, at, held: run.held });
    return person;
  }

  private dropExtras(object: JsonObject, run: CheckRun): void {
    run.extras += 1;
    for (const key of Object.keys(object)) {
      if (!this.keys.has(key)) Reflect.deleteProperty(object, key);
    }
  }
}

function sizeOf(object: JsonObject): number {
  let size = 0;
  for (const key in object) if (Object.hasOwn(object, key)) size += 1;
  return size;
}

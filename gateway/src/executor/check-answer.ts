import type { JsonObject } from '@pontio/federation';
import { type RowLabel, type UNREADABLE, readRowLabel } from '@pontio/field-labels';
import type { Subject } from '../exchange.js';

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
  /** The row with a label of its own in which they stand. */
  readonly row: LabelledRow | undefined;
}

/** Where rows may say what they are. */
export interface RowPlace {
  readonly key: string;
  /** Coordinates of the values in such a row, each with its number in the variant and where it stands. */
  readonly values: readonly string[];
  readonly bits: ReadonlyMap<string, number>;
}

/** A row that says it is more sensitive than its fields are. */
export interface LabelledRow {
  readonly place: RowPlace;
  readonly label: RowLabel | typeof UNREADABLE;
  readonly about: Subject | undefined;
  readonly row: JsonObject;
  readonly shape: CheckedShape;
  readonly parent: JsonObject | unknown[];
  readonly at: string | number;
  /** The values it holds, and where they count if it stays. */
  readonly held: Uint8Array;
  readonly into: Uint8Array;
  readonly outer: LabelledRow | undefined;
  /** Which of its values may leave; nothing until it has been decided about. */
  released: ReadonlySet<string>;
}

/** One reading of an answer: what was found while it was checked. */
export class CheckRun {
  /** Which values of the variant the answer held about the one it is about. */
  held: Uint8Array;
  readonly met: Met[] = [];
  /** Rows with labels of their own, what stands in a row before the row. */
  readonly rows: LabelledRow[] = [];
  /** Whom what is read is about. */
  about: Subject | undefined;
  /** The row in which what is read stands. */
  row: LabelledRow | undefined;
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
  readonly coordinate: string;
  readonly check: Check;
  /** Of a field that holds objects, what each looks like. */
  readonly shapeOf?: ShapeOf;
}

/** What an object looks like, by its type name where several types can stand there. */
export type ShapeOf = (object: JsonObject) => CheckedShape | undefined;

/** What is special about objects of one shape. */
export interface ShapeTraits {
  /** The keys under which its type name stands, and what it may be. */
  readonly typeNames: { readonly keys: readonly string[]; readonly allowed: ReadonlySet<string> };
  /** Somebody who is met there. */
  readonly meeting?: MeetingPlace | undefined;
  /** Rows that may have labels of their own. */
  readonly rows?: RowPlace | undefined;
}

/** An object of one type as it was asked for. */
export class CheckedShape {
  private readonly keys: ReadonlySet<string>;
  private readonly first: string | undefined;

  constructor(
    readonly fields: readonly CheckedField[],
    private readonly traits: ShapeTraits,
  ) {
    const { typeNames, meeting, rows } = traits;
    const own = rows === undefined ? [] : [rows.key];
    this.keys = new Set([...fields.map(({ key }) => key), ...typeNames.keys, ...own]);
    this.first = meeting?.keys[0];
  }

  check(
    object: JsonObject,
    run: CheckRun,
    parent: JsonObject | unknown[],
    at: string | number,
  ): JsonObject | null {
    const { rows } = this.traits;
    if (rows === undefined) return this.read(object, run, parent, at, 0);
    const label = readRowLabel(object[rows.key]);
    const isSaid = Object.hasOwn(object, rows.key) ? 1 : 0;
    if (label === undefined) return this.read(object, run, parent, at, isSaid);
    const { held: into, row: outer, about } = run;
    const held = new Uint8Array(into.length);
    const own: LabelledRow = {
      ...{ place: rows, label, about, row: object, shape: this, parent, at },
      ...{ held, into, outer, released: NOTHING },
    };
    run.held = held;
    run.row = own;
    const kept = this.read(object, run, parent, at, isSaid);
    run.held = into;
    run.row = outer;
    if (kept !== null) run.rows.push(own);
    return kept;
  }

  private read(
    object: JsonObject,
    run: CheckRun,
    parent: JsonObject | unknown[],
    at: string | number,
    labels: number,
  ): JsonObject | null {
    let present = this.presentTypeNames(object);
    if (present === undefined) return run.misfit();
    present += labels;
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
    return this.traits.meeting === undefined ? object : this.meet(object, run, parent, at);
  }

  /** How many type names are there; `undefined` where one is that of something else. */
  private presentTypeNames(object: JsonObject): number | undefined {
    let present = 0;
    const { keys, allowed } = this.traits.typeNames;
    for (const key of keys) {
      if (object[key] === undefined) continue;
      present += 1;
      if (!allowed.has(object[key] as string)) return undefined;
    }
    return present;
  }

  private meet(
    person: JsonObject,
    run: CheckRun,
    parent: JsonObject | unknown[],
    at: string | number,
  ): JsonObject | null {
    const { first } = this;
    const { meeting } = this.traits;
    if (meeting === undefined || first === undefined || typeof person[first] !== 'string')
      return run.misfit();
    run.met.push({ meeting, person, parent, at, held: run.held, row: run.row });
    return person;
  }

  /** Takes out of a row the values that may not leave with it, however deep they stand in it. */
  mask(row: JsonObject, { place, released }: Pick<LabelledRow, 'place' | 'released'>): void {
    for (const { key, coordinate, shapeOf } of this.fields) {
      if (place.bits.has(coordinate)) {
        if (!released.has(coordinate)) row[key] = null;
      } else if (shapeOf !== undefined) {
        for (const object of objectsIn(row[key])) shapeOf(object)?.mask(object, { place, released });
      }
    }
  }

  private dropExtras(object: JsonObject, run: CheckRun): void {
    run.extras += 1;
    for (const key of Object.keys(object)) {
      if (!this.keys.has(key)) Reflect.deleteProperty(object, key);
    }
  }
}

const NOTHING: ReadonlySet<string> = new Set<string>();

function objectsIn(value: unknown): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  return typeof value === 'object' && value !== null ? [value as JsonObject] : [];
}

function sizeOf(object: JsonObject): number {
  let size = 0;
  for (const key in object) if (Object.hasOwn(object, key)) size += 1;
  return size;
}

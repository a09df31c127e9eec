import {
  type CategoryCode,
  type Level,
  type Nature,
  isCategory,
  isLevel,
  isNature,
} from '@pontio/vocabulary';

/** What a row says of itself beside what its fields are; each part only where it differs. */
export interface RowMarks {
  readonly category?: CategoryCode;
  readonly level?: Level;
  readonly nature?: Nature;
  readonly locationRevealing?: boolean;
  readonly existenceSensitive?: boolean;
  /** The person contests what the row says. */
  readonly disputed?: boolean;
}

/** The label of a row. */
export interface RowLabel extends RowMarks {
  /** Other people of whom the row speaks, by the agency's own record ids. */
  readonly mentions?: readonly string[];
}

/** A label that cannot be read: nobody knows how sensitive its row is, so the row stays where it is. */
export const UNREADABLE = 'UNREADABLE';

/**
 * Reads what a row says of itself.
 *
 * @param value - of the field {@link ROW_LABEL_FIELD}, as the agency answered it
 * @returns undefined where the row is no more than its fields; {@link UNREADABLE} where it holds a part or a word
 * that nobody knows, because either may mean that the row must not leave
 */
export function readRowLabel(value: unknown): RowLabel | typeof UNREADABLE | undefined {
  if (value === null) return undefined;
  // A row that was asked for its label and holds none is not a row whose label is known to say nothing.
  if (typeof value !== 'object' || Array.isArray(value)) return UNREADABLE;
  return Object.entries(value).every(isReadable) ? value : UNREADABLE;
}

const isFlag = (part: unknown): boolean => typeof part === 'boolean';
const isWordOf = (known: (word: string) => boolean) => (part: unknown) =>
  typeof part === 'string' && known(part);

const PARTS: ReadonlyMap<string, (part: unknown) => boolean> = new Map([
  ['category', isWordOf(isCategory)],
  ['level', isWordOf(isLevel)],
  ['nature', isWordOf(isNature)],
  ['locationRevealing', isFlag],
  ['existenceSensitive', isFlag],
  ['disputed', isFlag],
  ['mentions', (part) => Array.isArray(part) && part.every((id) => typeof id === 'string' && id !== '')],
]);

function isReadable([name, part]: [string, unknown]): boolean {
  return PARTS.get(name)?.(part) ?? false;
}

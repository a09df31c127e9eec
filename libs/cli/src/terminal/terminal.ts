import { styleText } from 'node:util';

/** Where a command writes. The answer goes to `stdout`; progress and problems go to `stderr`. */
export interface Terminal {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Whether colour may be used; a word or sign always says the same. */
  readonly colour: boolean;
}

/** What colour stands for, never decoration. */
export type Meaning = 'good' | 'warning' | 'bad' | 'quiet';

const FORMATS = { good: 'green', warning: 'yellow', bad: 'red', quiet: 'dim' } as const;

/** A text in the colour of its meaning, where colour is wanted. */
export function paint({ colour }: Pick<Terminal, 'colour'>, meaning: Meaning, text: string): string {
  return colour ? styleText(FORMATS[meaning], text, { validateStream: false }) : text;
}

/** A number as people read it, for example `1,250`. */
export const inFigures = (number: number): string => number.toLocaleString('en-GB');

/** A number and its noun, for example `1 case` or `1,250 cases`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${inFigures(number)} ${number === 1 ? one : many}`;
}

/** Words as a list in a sentence, for example `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

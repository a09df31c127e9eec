/** One thing that was measured. Without a bar it is printed for comparison and decides nothing. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar?: { readonly is: 'AT_LEAST' | 'BELOW'; readonly value: number };
  readonly ok?: boolean;
  /** What the figure does not say by itself. */
  readonly note?: string;
}

/** A figure that must reach a bar. */
export function atLeast(bar: number, name: string, value: number, unit: string): Figure {
  return { name, value, unit, bar: { is: 'AT_LEAST', value: bar }, ok: value >= bar };
}

/** A figure that must stay below a bar. */
export function below(bar: number, name: string, value: number, unit: string): Figure {
  return { name, value, unit, bar: { is: 'BELOW', value: bar }, ok: value < bar };
}

/** A figure printed beside the others. */
export function beside(name: string, value: number, unit: string, note?: string): Figure {
  return { name, value, unit, ...(note !== undefined && { note }) };
}

/** Whether every bar was met. */
export const allMet = (figures: readonly Figure[]): boolean => figures.every(({ ok }) => ok !== false);

/** The figures as a table for people. */
export function tableOf(figures: readonly Figure[]): string {
  const names = figures.map(({ name }) => name.length);
  const width = Math.max(...names);
  return figures
    .flatMap((figure) => [
      `${markOf(figure)}  ${figure.name.padEnd(width)}  ${numberOf(figure.value).padStart(12)} ${figure.unit}${barOf(figure)}`,
      ...(figure.note === undefined ? [] : [`      ${figure.note}`]),
    ])
    .join('\n');
}

const markOf = ({ ok }: Figure): string => (ok === undefined ? '    ' : ok ? 'ok  ' : 'MISS');

function barOf({ bar, unit }: Figure): string {
  if (bar === undefined) return '';
  return `  (bar: ${bar.is === 'BELOW' ? 'below' : 'at least'} ${numberOf(bar.value)} ${unit})`;
}

function numberOf(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: digitsOf(value) });
}

function digitsOf(value: number): number {
  if (value >= 1000) return 0;
  if (value >= 10) return 1;
  return value >= 1 ? 2 : 3;
}

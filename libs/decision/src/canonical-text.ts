/**
 * Canonical JSON (RFC 8785) of plain data: keys in order, nothing that can be left out. A number that JSON cannot
 * write, or half of a character, has no canonical form.
 *
 * @throws RangeError for such a number or string
 */
export function canonicalText(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (value !== null && typeof value === 'object') return `{${partsOf(value)}}`;
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('Not a number of JSON.');
  return value === undefined ? 'null' : JSON.stringify(value);
}

function partsOf(value: object): string {
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const part = (value as Readonly<Record<string, unknown>>)[key];
    if (part !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalText(part)}`;
  }
  return text;
}

/** Letters, digits and marks that stand for themselves between quotation marks: most text is nothing else. */
const PLAIN = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new RangeError('Half of a character.');
  return JSON.stringify(text);
}

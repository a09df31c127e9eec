// Also a lone surrogate, which JSON.stringify escapes so that the text stays well-formed.
// eslint-disable-next-line no-control-regex -- those are what JSON has to escape
const NEEDS_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A string as JSON. Most need no escape, and asking is cheaper than escaping. */
export function quote(value: string): string {
  return NEEDS_ESCAPE.test(value) ? JSON.stringify(value) : `"${value}"`;
}

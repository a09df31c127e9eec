/** Up to this length looking at each character is cheaper than a call of `JSON.stringify`. */
const SHORT = 32;

/** A string as it stands between the quotation marks of JSON. */
export function escape(value: string): string {
  return needsNoEscape(value) ? value : JSON.stringify(value).slice(1, -1);
}

/** A string as JSON. */
export function quote(value: string): string {
  return needsNoEscape(value) ? `"${value}"` : JSON.stringify(value);
}

function needsNoEscape(value: string): boolean {
  const { length } = value;
  if (length > SHORT) return false;
  for (let index = 0; index < length; index++) {
    const code = value.charCodeAt(index);
    // A quotation mark, a backslash, a control character, or what may be a lone surrogate.
    if (code < 32 || code === 34 || code === 92 || code >= 0xd800) return false;
  }
  return true;
}

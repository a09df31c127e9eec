import { MalformedLog } from '../malformed-log.js';

/** The same bytes, not copied, with what a Buffer can do. */
export const bufferOver = ({ buffer, byteOffset, length }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, length);

/** Bytes as standard base64. */
export const toBase64 = (bytes: Uint8Array): string => bufferOver(bytes).toString('base64');

/**
 * Bytes of standard base64, written in the one right way.
 *
 * @param what - named when it is not, for example "The root hash"
 * @throws MalformedLog
 */
export function fromBase64(text: string, what: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (text === '' || bytes.toString('base64') !== text) throw new MalformedLog(`${what} is not base64.`);
  return bytes;
}

/** A whole number that is written without anything to spare. @throws MalformedLog */
export function wholeNumber(text: string, what: string): number {
  const number = Number(text);
  if (!/^(0|[1-9]\d*)$/.test(text) || !Number.isSafeInteger(number))
    throw new MalformedLog(`${what} is not a whole number.`);
  return number;
}

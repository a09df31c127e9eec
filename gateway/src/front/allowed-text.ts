import { PontioError } from '@pontio/errors';
import type { Exchange } from '../exchange.js';
import type { AskedOperation } from './asked-operation.js';

/**
 * Turns what was asked into the text of an operation that this caller may ask. Runs once it is known who asks
 * and why, and before anything is parsed.
 *
 * @throws PontioError when there is no such operation, or not for this caller
 */
export type AllowedText = (asked: AskedOperation, exchange: Exchange) => string | Promise<string>;

/** Any document, in its own words. */
export const anyText: AllowedText = ({ source }) => {
  if (source !== undefined) return source;
  const problem = 'Send the operation itself: none is known here by an id.';
  throw new PontioError('OPERATION_REFUSED', { detail: 'no document', problems: [problem] });
};

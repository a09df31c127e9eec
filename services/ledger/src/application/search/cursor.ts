import { PontioError } from '@pontio/errors';

/** The last entry of a page. */
export interface PageEnd {
  readonly eventId: string;
  /** Milliseconds since 1970. */
  readonly occurredAt: number;
}

/** A page's end as text. It names an entry that its reader has seen, and no number of anybody else's. */
export const cursorOf = ({ eventId, occurredAt }: PageEnd): string =>
  Buffer.from(`${String(occurredAt)} ${eventId}`).toString('base64url');

/** @throws PontioError `OPERATION_INVALID` when the text is no cursor */
export function readCursor(text: string): PageEnd {
  const [, time, eventId] = /^(\d{1,15}) (\w+)$/.exec(Buffer.from(text, 'base64url').toString()) ?? [];
  if (time === undefined || eventId === undefined)
    throw new PontioError('OPERATION_INVALID', { detail: 'not a cursor of the audit trail' });
  return { eventId, occurredAt: Number(time) };
}

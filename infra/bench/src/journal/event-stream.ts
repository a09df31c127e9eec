import { type WrittenEvent, createAuditEvent, exampleEvents, writeEvent } from '@pontio/audit-contract';
import { newId } from '@pontio/platform';

/** As long as an event of an ordinary request is. */
export const EVENT_BYTES = 900;

const { data, time, source } = exampleEvents.DISCLOSURE;

/** Another disclosure of its own request, padded with fields to {@link EVENT_BYTES}. */
export function nextEvent(): WrittenEvent {
  const [id, correlation] = [newId('evt'), newId('req')];
  return { id, text: template.replace('evt_x', id).replace('req_x', correlation) };
}

const template = padded();

function padded(): string {
  const withField = (field: string): string => {
    const cells = data.cells.map((cell) => ({ ...cell, fields: [...cell.fields, field] }));
    const event = { ...data, cells, correlation: 'req_x' };
    return writeEvent(createAuditEvent('DISCLOSURE', event, { id: 'evt_x', time, source })).text;
  };
  // Ids are 31 characters longer than their places, each; a field stands once for each cell.
  const missing = EVENT_BYTES - withField('A.b').length - 2 * 31;
  return withField(`A.${'b'.repeat(Math.max(1, 1 + Math.ceil(missing / data.cells.length)))}`);
}

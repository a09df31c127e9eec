import { errorRegistry } from '@pontio/errors';
import type { JsonSchema } from './json-schema.js';

const CODES = Object.keys(errorRegistry);

/** `errors` of an answer: faults only, each with a code of the registry. */
export const errorSchema: JsonSchema = {
  type: 'object',
  properties: {
    message: { type: 'string', description: 'What to do next, in plain words.' },
    path: { type: 'array', items: { type: ['string', 'integer'] } },
    extensions: {
      type: 'object',
      properties: {
        code: { type: 'string', enum: CODES },
        requestId: { type: 'string' },
        problems: {
          type: 'array',
          items: { type: 'string' },
          description: 'What is wrong with what was sent: where, and what is expected.',
        },
        source: { type: 'string' },
        contact: { $ref: '#/components/schemas/DutyContact' },
        contacts: { type: 'array', items: { $ref: '#/components/schemas/DutyContact' } },
      },
      required: ['code'],
    },
  },
  required: ['message', 'extensions'],
};

/** Statuses that the registry does not know: the door's own. */
const OWN: Readonly<Record<string, string>> = {
  '413': 'The body is too long.',
};

/** A response for each status that an error can have, with its codes and what each says. */
export function errorResponses(): Readonly<Record<string, JsonSchema>> {
  const byStatus = Map.groupBy(Object.entries(errorRegistry), ([, { httpStatus }]) => httpStatus);
  const known = [...byStatus].map(([status, entries]) => [
    String(status),
    response(entries.map(([code, { message }]) => `- \`${code}\`: ${message}`).join('\n')),
  ]);
  const own = Object.entries(OWN).map(([status, description]) => [status, response(description)]);
  return Object.fromEntries([...own, ...known]) as Record<string, JsonSchema>;
}

function response(description: string): JsonSchema {
  const schema = { $ref: '#/components/schemas/Refused' };
  return { description, content: { 'application/json': { schema } } };
}

/** The body of an answer that is none. */
export const refusedSchema: JsonSchema = {
  type: 'object',
  properties: { errors: { type: 'array', items: { $ref: '#/components/schemas/Error' } } },
  required: ['errors'],
};

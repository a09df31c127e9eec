import { z } from 'zod';
import { sharingClaims } from '../../stages/open-request-context.js';
import type { JsonSchema } from './json-schema.js';

const text: JsonSchema = { type: 'string' };
const texts: JsonSchema = { type: 'array', items: text };
const contact: JsonSchema = { $ref: '#/components/schemas/DutyContact' };

function object(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required };
}

const listOf = (items: JsonSchema, description: string): JsonSchema => ({
  type: 'array',
  description,
  items,
});

/** `sharing` of a request: what the stage that opens the request accepts. */
export function claimsSchema(): JsonSchema {
  const { $schema, default: none, ...schema } = z.toJSONSchema(sharingClaims, { io: 'input' });
  // The form says it all; the pattern that zod makes of it is for machines alone.
  const { at } = schema.properties ?? {};
  return {
    ...schema,
    description: 'Narrows what the token carries, and can never widen it.',
    properties: {
      ...schema.properties,
      ...(typeof at === 'object' && { at: { ...at, pattern: undefined } }),
    },
  };
}

/** Whom to telephone. */
export const dutyContactSchema = object({
  ...{ agency: text, name: text, phone: text, hours: text, outOfHours: text },
});

/** `extensions.sharing` of an answer. A change answers with its `requestId` alone. */
export const sharingSchema: JsonSchema = {
  type: 'object',
  description: 'What was decided, what was withheld and why, and what every source could say.',
  properties: {
    requestId: text,
    decision: text,
    outcome: { type: 'string', description: 'PERMIT, PARTIAL, DENY or DENY_REQUESTABLE.' },
    legalOutcome: {
      type: 'string',
      description: 'MUST, MAY or MUST_NOT: what the law says of what is shared.',
    },
    subjects: listOf(object({ path: texts, match: text }), 'How certainly each person was found.'),
    breakGlass: object({ id: text, until: text }, ['until']),
    withheld: listOf(
      object(
        {
          ...{ path: texts, categories: texts, reason: text, text },
          requestable: { type: 'boolean', description: 'Whether asking the holder can change the answer.' },
          contact,
          request: { type: 'string', description: 'A ticket with which the holder can be asked.' },
        },
        ['contact', 'request'],
      ),
      'What was asked for and is not shared, why, and whom to telephone.',
    ),
    changed: listOf(
      object({ path: texts, categories: texts, obligation: text, text, contact }, ['contact']),
      'What is told in another form than it is held, and why.',
    ),
    manifest: listOf(
      object({ path: texts, source: text, category: text, status: text, asOf: text }, ['asOf']),
      'What every source could say of every kind of information: silence never reads as nothing known.',
    ),
    obligations: listOf(object({ type: text, text }), 'What is yours to do because of the answer.'),
    drafts: { ...texts, description: 'Law it rests on that nobody has verified yet.' },
    explanation: object({
      title: text,
      sections: { type: 'array', items: object({ heading: text, sentences: texts }) },
    }),
    receipt: { type: 'string', description: 'The audit event that this answer was recorded by.' },
  },
  required: ['requestId'],
};

import { LEVELS } from '@pontio/vocabulary';
import { z } from 'zod';
import { categories, id, optional } from '../changes/fields.js';

const code = z.string().regex(/^[A-Z][A-Z0-9_]{0,79}$/, 'must be a code');

/** What the gateway unseals: what was withheld from whom, and why. */
export const ticket = z.object({
  decisionId: id('dec'),
  requestId: id('req'),
  personId: id('per'),
  holderId: id('agy'),
  recipientId: id('agy'),
  practitionerId: id('prc'),
  purpose: code,
  caseRef: optional(z.string().max(200)),
  reason: code,
  fields: z.array(z.string().max(200)).min(1).max(500),
  categories: categories.min(1),
  level: z.enum(LEVELS),
});

/** What was withheld. */
export type Ticket = z.infer<typeof ticket>;

import { PontioError } from '@pontio/errors';
import { z } from 'zod';

const MANY = 200;
const version = z.string().max(100);
const ids = z.array(z.string().min(1).max(100)).max(MANY);

const asker = z.strictObject({
  recipientAgencyId: z.string().min(1),
  practitionerId: z.string().min(1),
  holderIds: ids,
  breakGlassId: z.string().max(100).nullish(),
  known: version.nullish(),
});

const question = z.strictObject({
  subjectIds: ids,
  askers: z.array(asker).min(1).max(MANY),
  known: z
    .array(z.strictObject({ scope: z.string().min(1).max(100), version }))
    .max(MANY)
    .nullish(),
});

/** Whose facts decisions need: who asks and of whom, about whom, and which versions the gateway has already. */
export type DecisionFactsQuestion = z.infer<typeof question>;

/** Somebody who asks, and the agencies they ask. */
export type FactsAsker = z.infer<typeof asker>;

/** @throws PontioError `OPERATION_INVALID` when a part is missing, malformed, or too long */
export function parseQuestion(value: unknown): DecisionFactsQuestion {
  const result = question.safeParse(value);
  if (result.success) return result.data;
  const parts = result.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new PontioError('OPERATION_INVALID', { detail: `decisionFacts: ${parts}`, cause: result.error });
}

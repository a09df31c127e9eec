import { PontioError } from '@pontio/errors';
import { z } from 'zod';

const MANY = 200;
const ids = z.array(z.string().min(1).max(100)).max(MANY);

const question = z.strictObject({
  recipientAgencyId: z.string().min(1),
  practitionerId: z.string().min(1),
  purpose: z.string().min(1),
  at: z.iso.datetime({ offset: true }),
  subjectIds: ids,
  holderIds: ids,
  breakGlassId: z.string().max(100).nullish(),
  known: z
    .array(z.strictObject({ scope: z.string().min(1).max(100), version: z.string().max(100) }))
    .max(MANY + 1)
    .nullish(),
});

/** Whose facts a decision needs: who asks, about whom, of whom, and which versions the asker has already. */
export type DecisionFactsQuestion = z.infer<typeof question>;

/** @throws PontioError `OPERATION_INVALID` when a part is missing, malformed, or too long */
export function parseQuestion(value: unknown): DecisionFactsQuestion {
  const result = question.safeParse(value);
  if (result.success) return result.data;
  const parts = result.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new PontioError('OPERATION_INVALID', { detail: `decisionFacts: ${parts}`, cause: result.error });
}

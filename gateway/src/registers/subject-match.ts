import { PontioError } from '@pontio/errors';
import { z } from 'zod';

/** An identifier the caller knows a person by. */
export interface PersonIdentifier {
  readonly system: string;
  readonly value: string;
}

const subjectMatch = z.object({
  personId: z.string().optional(),
  status: z.string(),
  links: z.array(z.object({ agencyId: z.string(), recordRef: z.string() })),
});

const subjectMatches = z.array(subjectMatch);

/** Whom an identifier stands for, and under which record each agency holds them. */
export type SubjectMatch = z.infer<typeof subjectMatch>;

/** @throws PontioError `DECISION_UNAVAILABLE` when the answer has another shape, or is not of so many people */
export function parseMatches(value: unknown, people: number): readonly SubjectMatch[] {
  const parsed = subjectMatches.safeParse(value);
  if (parsed.success && parsed.data.length === people) return parsed.data;
  throw new PontioError('DECISION_UNAVAILABLE', { detail: 'person-index: unexpected shape' });
}

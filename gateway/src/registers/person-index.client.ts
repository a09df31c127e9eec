import { PontioError } from '@pontio/errors';
import type { RequestContext } from '@pontio/request-context';
import { z } from 'zod';
import type { RegisterClient } from './register-client.js';

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

/** Whom an identifier stands for, and under which record each agency holds them. */
export type SubjectMatch = z.infer<typeof subjectMatch>;

/** The person index, as the gateway asks it. */
export class PersonIndexClient {
  constructor(private readonly register: RegisterClient) {}

  /** One match for each identifier, in order. No identifiers, no call. */
  async resolve(
    identifiers: readonly PersonIdentifier[],
    context: RequestContext,
    signal?: AbortSignal,
  ): Promise<readonly SubjectMatch[]> {
    if (identifiers.length === 0) return [];
    const data = await this.register.ask({
      query: 'query ($identifiers: [PersonIdentifierInput!]!) { resolveSubjects(identifiers: $identifiers) }',
      variables: { identifiers },
      subjects: identifiers.map(({ system, value }) => `identifier:${system}:${value}`),
      fields: ['Query.resolveSubjects'],
      purpose: 'RECORD_MATCH',
      recipient: context.agencyId,
      signal,
    });
    const parsed = z.array(subjectMatch).length(identifiers.length).safeParse(data['resolveSubjects']);
    if (!parsed.success)
      throw new PontioError('DECISION_UNAVAILABLE', { detail: 'person-index: unexpected shape' });
    return parsed.data;
  }
}

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
    return parseMatches(data['resolveSubjects'], identifiers.length);
  }

  /** Whose records an agency's own ids name, one match for each, in order. No ids, no call. */
  async resolveRecords(
    agencyId: string,
    recordRefs: readonly string[],
    context: RequestContext,
    signal?: AbortSignal,
  ): Promise<readonly SubjectMatch[]> {
    const batches = [];
    for (let from = 0; from < recordRefs.length; from += RECORDS_MAX) {
      batches.push(this.resolveBatch(agencyId, recordRefs.slice(from, from + RECORDS_MAX), context, signal));
    }
    return (await Promise.all(batches)).flat();
  }

  private async resolveBatch(
    agencyId: string,
    recordRefs: readonly string[],
    context: RequestContext,
    signal: AbortSignal | undefined,
  ): Promise<readonly SubjectMatch[]> {
    const data = await this.register.ask({
      query:
        'query ($agencyId: ID!, $recordRefs: [String!]!) { resolveRecords(agencyId: $agencyId, recordRefs: $recordRefs) }',
      variables: { agencyId, recordRefs },
      subjects: recordRefs.map((ref) => `record:${agencyId}:${ref}`),
      fields: ['Query.resolveRecords'],
      purpose: 'RECORD_MATCH',
      recipient: context.agencyId,
      signal,
    });
    return parseMatches(data['resolveRecords'], recordRefs.length);
  }
}

/** Records that the index resolves in one call. */
const RECORDS_MAX = 500;

function parseMatches(value: unknown, length: number): readonly SubjectMatch[] {
  const parsed = z.array(subjectMatch).length(length).safeParse(value);
  if (parsed.success) return parsed.data;
  throw new PontioError('DECISION_UNAVAILABLE', { detail: 'person-index: unexpected shape' });
}

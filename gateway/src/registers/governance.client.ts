import { NOBODY, type DecisionInput, type SubjectFacts } from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import type { RequestContext } from '@pontio/request-context';
import type { MatchStatus } from '@pontio/vocabulary';
import type { Subject } from '../exchange.js';
import type { RegisterClient } from './register-client.js';

/** The part of a decision's input that the registers know. */
export type RegisterFacts = Pick<
  DecisionInput,
  'recipient' | 'actor' | 'holders' | 'agreements' | 'subjects' | 'jurisdiction'
>;

interface LoadedFacts {
  readonly parties: { readonly facts: Omit<RegisterFacts, 'subjects'> };
  readonly subjects: readonly { readonly id: string; readonly facts: Omit<SubjectFacts, 'match' | 'kind'> }[];
}

/** Governance, as the gateway asks it. */
export class GovernanceClient {
  constructor(private readonly register: RegisterClient) {}

  /**
   * Everything the registers know that bears on a request, in one call.
   *
   * @throws PontioError `DECISION_UNAVAILABLE` when it cannot be read
   */
  async decisionFacts(
    context: RequestContext,
    asked: { readonly subjects: readonly Subject[]; readonly holderIds: readonly string[] },
  ): Promise<RegisterFacts> {
    const subjects = [...new Map(asked.subjects.map((subject) => [subject.id, subject])).values()];
    const personIds = subjects.filter(({ kind }) => kind === 'PERSON').map(({ id }) => id);
    const data = await this.register.ask({
      query: 'query ($input: DecisionFactsInput!) { decisionFacts(input: $input) }',
      variables: {
        input: {
          recipientAgencyId: context.agencyId,
          practitionerId: context.practitionerId,
          purpose: context.purpose,
          at: context.at,
          subjectIds: personIds,
          holderIds: asked.holderIds,
        },
      },
      subjects: personIds.length > 0 ? personIds : [context.agencyId],
      fields: ['Query.decisionFacts'],
      purpose: context.purpose,
      recipient: context.agencyId,
    });
    const facts = data['decisionFacts'] as LoadedFacts | null;
    if (facts === null) throw new PontioError('DECISION_UNAVAILABLE', { detail: 'governance: no facts' });
    const known = new Map(facts.subjects.map(({ id, facts: own }) => [id, own]));
    return {
      ...facts.parties.facts,
      subjects: subjects.map((subject) => ({
        ...NOBODY,
        ...known.get(subject.id),
        ...matched(subject),
      })),
    };
  }
}

function matched({ id, kind, match }: Subject): Pick<SubjectFacts, 'id' | 'kind' | 'match'> {
  return { id, kind, match: match as MatchStatus };
}

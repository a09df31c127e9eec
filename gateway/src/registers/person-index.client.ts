import type { RequestContext } from '@pontio/request-context';
import { GatheredCalls } from './gathered-calls.js';
import {
  type MatchCall,
  type MatchQuestion,
  type RecordName,
  askTogether,
  identifiersCall,
  recordsCall,
} from './match-call.js';
import type { RegisterClient } from './register-client.js';
import type { PersonIdentifier, SubjectMatch } from './subject-match.js';

export type { PersonIdentifier, SubjectMatch };

type MatchCalls<N> = GatheredCalls<MatchQuestion<N>, readonly SubjectMatch[]>;

/** People whom the index resolves in one call. */
const PEOPLE_MAX = 500;

/** The person index, as the gateway asks it: requests under way share calls. */
export class PersonIndexClient {
  private readonly byIdentifier: MatchCalls<PersonIdentifier>;
  private readonly byRecord: MatchCalls<RecordName>;

  constructor(register: Pick<RegisterClient, 'ask'>) {
    this.byIdentifier = matchCalls(register, identifiersCall, () => '');
    this.byRecord = matchCalls(register, recordsCall, ({ agencyId }) => agencyId);
  }

  /** One match for each identifier, in order. No identifiers, no call. */
  async resolve(
    identifiers: readonly PersonIdentifier[],
    { agencyId: recipient }: RequestContext,
    signal?: AbortSignal,
  ): Promise<readonly SubjectMatch[]> {
    if (identifiers.length === 0) return [];
    return this.byIdentifier.ask({ recipient, names: identifiers }, signal);
  }

  /** Whose records an agency's own ids name, one match for each, in order. No ids, no call. */
  async resolveRecords(
    agencyId: string,
    recordRefs: readonly string[],
    { agencyId: recipient }: RequestContext,
    signal?: AbortSignal,
  ): Promise<readonly SubjectMatch[]> {
    const all = recordRefs.map((recordRef) => ({ agencyId, recordRef }));
    const batches = [];
    for (let from = 0; from < all.length; from += PEOPLE_MAX) {
      batches.push(this.byRecord.ask({ recipient, names: all.slice(from, from + PEOPLE_MAX) }, signal));
    }
    return (await Promise.all(batches)).flat();
  }
}

function matchCalls<N>(
  register: Pick<RegisterClient, 'ask'>,
  how: MatchCall<N>,
  holderOf: (name: N) => string,
): MatchCalls<N> {
  return new GatheredCalls({
    keyOf: ({ recipient, names: [first] }) => `${recipient} ${first === undefined ? '' : holderOf(first)}`,
    sizeOf: ({ names }) => names.length,
    maxSize: PEOPLE_MAX,
    call: (questions, signal) => askTogether(register, how, questions, signal),
  });
}

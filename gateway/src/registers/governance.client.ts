import { type DecisionInput, NOBODY, type SubjectFacts, unconfirmed } from '@pontio/decision';
import type { RequestContext } from '@pontio/request-context';
import type { MatchStatus } from '@pontio/vocabulary';
import type { Subject } from '../exchange.js';
import { type ConfirmedFacts, FactsCall, type FactsQuestion, factsQuestion } from './facts-call.js';
import { GatheredCalls } from './gathered-calls.js';
import { type Known, KnownFacts, type PersonFacts } from './known-facts.js';
import type { RegisterClient } from './register-client.js';

/** The part of a decision's input that the registers know. */
export type RegisterFacts = Pick<
  DecisionInput,
  'recipient' | 'actor' | 'holders' | 'agreements' | 'subjects' | 'jurisdiction' | 'freshness'
> & { readonly breakGlass?: NonNullable<ConfirmedFacts['breakGlass']> };

/** Whom and what the facts are for. */
export interface FactsAsked {
  readonly subjects: readonly Subject[];
  readonly holderIds: readonly string[];
  /** Who receives, where that is not the agency that asks. */
  readonly recipientId?: string;
  /** Ends the question when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

/** What the client is made with. */
export interface GovernanceClientOptions {
  readonly register: Pick<RegisterClient, 'ask'>;
  /** How long facts that governance cannot confirm may still be decided on, as {@link unconfirmed} facts. */
  readonly unconfirmedForMs: number;
  readonly now: () => Date;
}

/** People in one call, and those who ask about them: governance takes 200. */
const CALL_MAX = 200;

/** Governance, as the gateway asks it: once a request, for what has changed; requests under way share calls. */
export class GovernanceClient {
  private readonly known = new KnownFacts();
  private readonly calls: GatheredCalls<FactsQuestion, ConfirmedFacts>;

  constructor(private readonly options: GovernanceClientOptions) {
    const { register, now } = options;
    this.calls = new GatheredCalls({
      keyOf: ({ agencyId, purpose }) => `${agencyId} ${purpose}`,
      sizeOf: ({ personIds }) => Math.max(1, personIds.length),
      maxSize: CALL_MAX,
      call: (questions, signal) => new FactsCall(questions, this.known).make(register, signal, now),
    });
  }

  /**
   * Everything the registers know that bears on a request. When governance cannot be reached, facts that it
   * confirmed not long ago serve on, so that consent counts as not given and restrictions as present.
   *
   * @throws PontioError `DECISION_UNAVAILABLE` when there are no facts to decide on
   */
  async decisionFacts(context: RequestContext, asked: FactsAsked): Promise<RegisterFacts> {
    const { subjects, holderIds, recipientId = context.agencyId } = asked;
    const people = subjects.filter(({ kind }) => kind === 'PERSON').map(({ id }) => id);
    const { practitionerId, breakGlassId, purpose, agencyId } = context;
    const question = factsQuestion({
      ...{ recipientId, practitionerId, holderIds, breakGlassId, purpose, agencyId },
      personIds: [...new Set(people)],
    });
    try {
      const { parties, people: facts, breakGlass } = await this.calls.ask(question, asked.signal);
      const own = this.subjectsOf(subjects, facts);
      return { ...parties, subjects: own, ...(breakGlass !== undefined && { breakGlass }) };
    } catch (error) {
      const last = this.lastKnown(question, subjects);
      if (last === undefined) throw error;
      return last;
    }
  }

  /** What was last known, if all of it was confirmed not long ago. */
  private lastKnown(question: FactsQuestion, subjects: readonly Subject[]): RegisterFacts | undefined {
    const oldest = this.options.now().getTime() - this.options.unconfirmedForMs;
    const isFresh = <F>(known: Known<F> | undefined): known is Known<F> =>
      known !== undefined && known.confirmedAt >= oldest;
    const parties = this.known.partiesFor(question.partiesKey);
    if (!isFresh(parties)) return undefined;
    const facts = new Map<string, PersonFacts>();
    for (const id of question.personIds) {
      const person = this.known.person(id);
      if (!isFresh(person)) return undefined;
      facts.set(id, person.facts);
    }
    return {
      ...parties.facts,
      subjects: this.subjectsOf(subjects, facts).map(unconfirmed),
      freshness: 'NOT_GUARANTEED',
    };
  }

  /** Each subject once, in the order asked; of an agency's own affairs nothing has to be known. */
  private subjectsOf(
    subjects: readonly Subject[],
    people: ReadonlyMap<string, PersonFacts>,
  ): readonly SubjectFacts[] {
    const once = new Map(subjects.map((subject) => [subject.id, subject]));
    return [...once.values()].map(({ id, kind, match: status }) => {
      const match = status as MatchStatus;
      const facts = people.get(id);
      return kind === 'AGENCY' || facts === undefined
        ? { ...NOBODY, id, kind, match }
        : this.known.asSubject(facts, match);
    });
  }
}

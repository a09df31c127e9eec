import { type DecisionInput, NOBODY, type SubjectFacts, unconfirmed } from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import type { RequestContext } from '@pontio/request-context';
import type { MatchStatus } from '@pontio/vocabulary';
import type { Subject } from '../exchange.js';
import { type FactsAnswer, parseFactsAnswer } from './facts-answer.js';
import { type Known, KnownFacts, type PartyFacts, type PersonFacts } from './known-facts.js';
import type { RegisterClient } from './register-client.js';

/** The part of a decision's input that the registers know. */
export type RegisterFacts = Pick<
  DecisionInput,
  'recipient' | 'actor' | 'holders' | 'agreements' | 'subjects' | 'jurisdiction' | 'freshness'
> & { readonly breakGlass?: NonNullable<FactsAnswer['breakGlass']> };

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

/** Governance, as the gateway asks it: one call a request, for what has changed. */
export class GovernanceClient {
  private readonly known = new KnownFacts();

  constructor(private readonly options: GovernanceClientOptions) {}

  /**
   * Everything the registers know that bears on a request. When governance cannot be reached, facts that it
   * confirmed not long ago serve on, so that consent counts as not given and restrictions as present.
   *
   * @throws PontioError `DECISION_UNAVAILABLE` when there are no facts to decide on
   */
  async decisionFacts(context: RequestContext, asked: FactsAsked): Promise<RegisterFacts> {
    const { subjects, holderIds, recipientId = context.agencyId } = asked;
    const people = subjects.filter(({ kind }) => kind === 'PERSON').map(({ id }) => id);
    const personIds = [...new Set(people)];
    const key = [recipientId, context.practitionerId, ...[...holderIds].sort()].join(' ');
    const before = this.remember(personIds, key);
    try {
      const answer = await this.ask(
        context,
        { personIds, holderIds, recipientId, signal: asked.signal },
        before,
      );
      return this.confirmed(answer, before, subjects, key);
    } catch (error) {
      const last = this.lastKnown(before, subjects);
      if (last === undefined) throw error;
      return last;
    }
  }

  private remember(personIds: readonly string[], key: string): Remembered {
    const people = personIds.flatMap((id) => {
      const known = this.known.person(id);
      return known === undefined ? [] : [[id, known] as const];
    });
    return { parties: this.known.partiesFor(key), people: new Map(people), wanted: personIds.length };
  }

  private async ask(
    context: RequestContext,
    asked: Omit<FactsAsked, 'subjects'> & {
      readonly personIds: readonly string[];
      readonly recipientId: string;
    },
    { parties, people }: Remembered,
  ): Promise<FactsAnswer> {
    const { personIds, holderIds, recipientId, signal } = asked;
    const data = await this.options.register.ask({
      query: 'query ($input: DecisionFactsInput!) { decisionFacts(input: $input) }',
      variables: {
        input: {
          recipientAgencyId: recipientId,
          practitionerId: context.practitionerId,
          purpose: context.purpose,
          at: context.at,
          subjectIds: personIds,
          holderIds,
          known: [
            ...(parties ? [{ scope: 'parties', version: parties.version }] : []),
            ...[...people].map(([scope, { version }]) => ({ scope, version })),
          ],
          ...(context.breakGlassId !== undefined && { breakGlassId: context.breakGlassId }),
        },
      },
      subjects: personIds.length > 0 ? personIds : [recipientId],
      fields: ['Query.decisionFacts'],
      purpose: context.purpose,
      recipient: context.agencyId,
      signal,
    });
    return parseFactsAnswer(data['decisionFacts']);
  }

  private confirmed(
    answer: FactsAnswer,
    before: Remembered,
    subjects: readonly Subject[],
    key: string,
  ): RegisterFacts {
    const confirmedAt = this.options.now().getTime();
    const parties = current(answer.parties, before.parties, confirmedAt);
    this.known.keepParties(key, parties);
    const people = new Map<string, PersonFacts>();
    for (const entry of answer.subjects) {
      const person = current(entry, before.people.get(entry.id), confirmedAt);
      this.known.keepPerson(entry.id, person);
      people.set(entry.id, person.facts);
    }
    // Somebody left out would pass for somebody of whom no restriction is known.
    if (people.size < before.wanted) {
      throw new PontioError('DECISION_UNAVAILABLE', { detail: 'governance left somebody out' });
    }
    return {
      ...parties.facts,
      subjects: this.subjectsOf(subjects, people),
      ...(answer.breakGlass && { breakGlass: answer.breakGlass }),
    };
  }

  /** What was last known, if all of it was confirmed not long ago. */
  private lastKnown(
    { parties, people, wanted }: Remembered,
    subjects: readonly Subject[],
  ): RegisterFacts | undefined {
    const oldest = this.options.now().getTime() - this.options.unconfirmedForMs;
    const all = parties === undefined ? [] : [parties, ...people.values()];
    if (parties === undefined || people.size < wanted) return undefined;
    if (all.some(({ confirmedAt }) => confirmedAt < oldest)) return undefined;
    const facts = new Map([...people].map(([id, known]) => [id, known.facts] as const));
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

/** What the gateway had before it asked, held fast so that nothing is lost on the way. */
interface Remembered {
  readonly parties: Known<PartyFacts> | undefined;
  readonly people: ReadonlyMap<string, Known<PersonFacts>>;
  readonly wanted: number;
}

/** The facts of the version that governance names: those it sent, or those we had of that very version. */
function current<F>(
  { version, facts }: { readonly version: string; readonly facts?: F | undefined },
  before: Known<F> | undefined,
  confirmedAt: number,
): Known<F> {
  if (facts !== undefined) return { version, facts, confirmedAt };
  if (before?.version === version) return { ...before, confirmedAt };
  throw new PontioError('DECISION_UNAVAILABLE', { detail: 'governance named a version nobody has' });
}

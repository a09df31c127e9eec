import { type DecisionInput, NOBODY, type SubjectFacts } from '@pontio/decision';
import type { MatchStatus } from '@pontio/vocabulary';
import { LRUCache } from 'lru-cache';

/** Facts about who asks, who holds and what they have agreed. */
export type PartyFacts = Pick<
  DecisionInput,
  'recipient' | 'actor' | 'holders' | 'agreements' | 'jurisdiction'
>;

/** What the register knows of one person; how certain the match is, the person index says. */
export type PersonFacts = Omit<SubjectFacts, 'match' | 'kind'>;

/** Facts as governance last gave them, and the version by which it can say that they still hold. */
export interface Known<F> {
  readonly version: string;
  readonly facts: F;
  /** When governance last said that this version holds, ms since 1970. */
  readonly confirmedAt: number;
}

const PEOPLE_MAX = 20_000;
const PARTIES_MAX = 2_000;

/**
 * Facts the gateway has read before. They are never used on their own word: each request asks governance
 * whether the version still holds, and gets what has changed. The same facts stay the same objects, so that
 * what the decision engine has worked out about them is worked out once.
 */
export class KnownFacts {
  private readonly people = new LRUCache<string, Known<PersonFacts>>({ max: PEOPLE_MAX });
  private readonly parties = new LRUCache<string, Known<PartyFacts>>({ max: PARTIES_MAX });
  private readonly asSubjects = new WeakMap<PersonFacts, Map<string, SubjectFacts>>();

  person(id: string): Known<PersonFacts> | undefined {
    return this.people.get(id);
  }

  partiesFor(key: string): Known<PartyFacts> | undefined {
    return this.parties.get(key);
  }

  keepPerson(id: string, known: Known<PersonFacts>): void {
    this.people.set(id, known);
  }

  keepParties(key: string, known: Known<PartyFacts>): void {
    this.parties.set(key, known);
  }

  /** The person as a subject matched with some certainty: the same object each time. */
  asSubject(facts: PersonFacts, match: MatchStatus): SubjectFacts {
    const made = this.asSubjects.get(facts) ?? new Map<string, SubjectFacts>();
    this.asSubjects.set(facts, made);
    const subject = made.get(match) ?? { ...NOBODY, ...facts, kind: 'PERSON', match };
    made.set(match, subject);
    return subject;
  }
}

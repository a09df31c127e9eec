import type { BreakGlassFacts } from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import { type FactsAnswer, parseFactsAnswer } from './facts-answer.js';
import type { Known, KnownFacts, PartyFacts, PersonFacts } from './known-facts.js';
import type { RegisterClient } from './register-client.js';

/** What one request has to know of the registers. */
export interface FactsQuestion {
  /** Who receives, `agy_…`. */
  readonly recipientId: string;
  readonly practitionerId: string;
  readonly holderIds: readonly string[];
  /** Each once. */
  readonly personIds: readonly string[];
  readonly breakGlassId: string | undefined;
  /** One text for the same recipient, practitioner and holders: the name under which the parties are known. */
  readonly partiesKey: string;
  /** Purpose and agency that the order for the call names. */
  readonly purpose: string;
  readonly agencyId: string;
}

/** What governance has confirmed in answer to it. */
export interface ConfirmedFacts {
  readonly parties: PartyFacts;
  /** Everybody in the call, those of other questions too. */
  readonly people: ReadonlyMap<string, PersonFacts>;
  readonly breakGlass: BreakGlassFacts | undefined;
}

/** The question of one request. */
export function factsQuestion(parts: Omit<FactsQuestion, 'partiesKey'>): FactsQuestion {
  const { recipientId, practitionerId, holderIds } = parts;
  const partiesKey = JSON.stringify([recipientId, practitionerId, ...[...holderIds].sort()]);
  return { ...parts, partiesKey };
}

/** One call to governance for several requests: what is asked alike is asked once. */
export class FactsCall {
  private readonly askers = new Map<string, FactsQuestion>();
  private readonly personIds: readonly string[];
  /** What the gateway had before it asked, held fast so that nothing is lost on the way. */
  private readonly before: {
    readonly parties: ReadonlyMap<string, Known<PartyFacts>>;
    readonly people: ReadonlyMap<string, Known<PersonFacts>>;
  };

  /** @param questions - of one agency for one purpose, at least one */
  constructor(
    private readonly questions: readonly FactsQuestion[],
    private readonly known: KnownFacts,
  ) {
    for (const question of questions) this.askers.set(entryOf(question), question);
    this.personIds = [...new Set(questions.flatMap(({ personIds }) => personIds))];
    const keys = [...this.askers.values()].map(({ partiesKey }) => partiesKey);
    this.before = {
      parties: found(keys, (key) => known.partiesFor(key)),
      people: found(this.personIds, (id) => known.person(id)),
    };
  }

  /**
   * @returns what was confirmed, for each question in order
   * @throws PontioError `DECISION_UNAVAILABLE` when it was not
   */
  async make(
    register: Pick<RegisterClient, 'ask'>,
    signal: AbortSignal,
    now: () => Date,
  ): Promise<readonly ConfirmedFacts[]> {
    const [first] = this.questions;
    const recipients = this.questions.map(({ recipientId }) => recipientId);
    const data = await register.ask({
      query: 'query ($input: DecisionFactsInput!) { decisionFacts(input: $input) }',
      variables: { input: this.input() },
      subjects: this.personIds.length > 0 ? this.personIds : [...new Set(recipients)],
      fields: ['Query.decisionFacts'],
      purpose: first?.purpose ?? '',
      recipient: first?.agencyId ?? '',
      signal,
    });
    return this.confirmed(parseFactsAnswer(data['decisionFacts'], this.askers.size), now().getTime());
  }

  private input(): object {
    const { parties, people } = this.before;
    return {
      subjectIds: this.personIds,
      askers: [...this.askers.values()].map((asker) => ({
        recipientAgencyId: asker.recipientId,
        practitionerId: asker.practitionerId,
        holderIds: asker.holderIds,
        breakGlassId: asker.breakGlassId,
        known: parties.get(asker.partiesKey)?.version,
      })),
      known: [...people].map(([scope, { version }]) => ({ scope, version })),
    };
  }

  private confirmed({ askers, subjects }: FactsAnswer, confirmedAt: number): readonly ConfirmedFacts[] {
    const people = new Map<string, PersonFacts>();
    for (const entry of subjects) {
      const person = current(entry, this.before.people.get(entry.id), confirmedAt);
      this.known.keepPerson(entry.id, person);
      people.set(entry.id, person.facts);
    }
    const byEntry = new Map<string, Omit<ConfirmedFacts, 'people'>>();
    for (const [index, [entry, { partiesKey: key }]] of [...this.askers].entries()) {
      const asker = askers[index];
      if (asker === undefined) continue;
      const parties = current(asker.parties, this.before.parties.get(key), confirmedAt);
      this.known.keepParties(key, parties);
      byEntry.set(entry, { parties: parties.facts, breakGlass: asker.breakGlass ?? undefined });
    }
    return this.questions.map((question) => {
      const own = byEntry.get(entryOf(question));
      // Somebody left out would pass for somebody of whom no restriction is known.
      if (own === undefined || !question.personIds.every((id) => people.has(id))) {
        throw new PontioError('DECISION_UNAVAILABLE', { detail: 'governance left somebody out' });
      }
      return { ...own, people };
    });
  }
}

const entryOf = ({ partiesKey, breakGlassId = '' }: FactsQuestion): string => partiesKey + breakGlassId;

function found<T>(keys: readonly string[], find: (key: string) => T | undefined): ReadonlyMap<string, T> {
  return new Map(
    keys.flatMap((key) => {
      const value = find(key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
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

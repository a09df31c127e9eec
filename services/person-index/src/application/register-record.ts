import { isDeepStrictEqual } from 'node:util';
import type { DataSource } from 'typeorm';
import type { IdentifierTokens } from '../identifiers/identifier-tokens.js';
import { type GivenIdentifier, checkIdentifier } from '../identifiers/identifier.js';
import { IdentityLink, type LinkEvidence } from '../persistence/identity-link.entity.js';
import type { LinkIdentifier } from '../persistence/link-identifier.entity.js';
import { Person } from '../persistence/person.entity.js';
import { BY_RULE, type LinkDecision, decideLink } from './decide-link.js';
import { LinkStore } from './link-store.js';
import type { RecordKey } from './record-key.js';

/** A record that an agency holds of somebody, with the identifiers it has verified. */
export interface RecordToRegister extends RecordKey {
  readonly identifiers: readonly GivenIdentifier[];
}

/** What became of a record. Undecided ones are kept with their candidates until somebody looks. */
export type RegisterOutcome =
  | { readonly status: 'Match'; readonly personId: string }
  | { readonly status: 'ManyMatch' | 'PotentialMatch'; readonly candidates: readonly string[] };

/** What registering needs: times and ids come from outside. */
export interface RegisterParts {
  readonly database: DataSource;
  readonly tokens: IdentifierTokens;
  readonly now: () => Date;
  readonly newId: (prefix: 'per' | 'lnk') => string;
}

type Token = Pick<LinkIdentifier, 'system' | 'token'>;

/** Links an agency's record to a person. Doing it again changes nothing; a changed record is decided afresh. */
export class RegisterRecord {
  constructor(private readonly parts: RegisterParts) {}

  async execute(record: RecordToRegister): Promise<RegisterOutcome> {
    const { tokens, problems } = this.readIdentifiers(record.identifiers);
    return this.parts.database.transaction(async (manager) => {
      const store = new LinkStore(manager);
      const words = tokens.map(({ token }) => token);
      await store.lock(record, words);
      const current = await store.current(record);
      const decision = await decideLink(store, record, words, current);
      const evidence: LinkEvidence = {
        basis: decision.basis,
        problems,
        ...(decision.to === 'NOBODY_YET' && { candidates: decision.candidates }),
      };
      if (current && saysTheSame(current, decision, evidence, words))
        return outcomeOf(current.personId, evidence);
      const personId = await this.personOf(decision, store);
      await this.replace(store, current, { record, personId, evidence, tokens });
      return outcomeOf(personId, evidence);
    });
  }

  private readIdentifiers(
    given: readonly GivenIdentifier[],
  ): Pick<LinkEvidence, 'problems'> & { tokens: Token[] } {
    const checked = given.map(checkIdentifier);
    const tokens = checked.flatMap((identifier) =>
      identifier.ok ? [{ system: identifier.system, token: this.parts.tokens.tokenOf(identifier) }] : [],
    );
    const problems = checked.flatMap((identifier) =>
      identifier.ok ? [] : [{ system: identifier.system, fault: identifier.fault }],
    );
    return { tokens: [...new Map(tokens.map((token) => [token.token, token])).values()], problems };
  }

  private async personOf(decision: LinkDecision, { manager }: LinkStore): Promise<string | null> {
    if (decision.to === 'NOBODY_YET') return null;
    if (decision.to === 'KNOWN') return decision.personId;
    const id = this.parts.newId('per');
    await manager.insert(Person, { id, createdAt: this.parts.now() });
    return id;
  }

  private async replace(
    { manager }: LinkStore,
    current: IdentityLink | null,
    { record, personId, evidence, tokens }: NewLink,
  ): Promise<void> {
    const at = this.parts.now();
    if (current) {
      const end = {
        status: 'ENDED',
        unlinkedBy: BY_RULE,
        unlinkedAt: at,
        reason: 'The record changed.',
      } as const;
      await manager.update(IdentityLink, current.id, end);
    }
    const link = manager.create(IdentityLink, {
      id: this.parts.newId('lnk'),
      personId,
      agencyId: record.agencyId,
      recordSystem: record.recordSystem,
      recordRef: record.recordRef,
      status: personId === null ? 'UNDECIDED' : 'LINKED',
      evidence,
      linkedBy: BY_RULE,
      linkedAt: at,
      identifiers: tokens.map((token) => ({ ...token })),
    });
    await manager.save(link);
  }
}

interface NewLink {
  readonly record: RecordKey;
  readonly personId: string | null;
  readonly evidence: LinkEvidence;
  readonly tokens: readonly Token[];
}

function saysTheSame(
  current: IdentityLink,
  decision: LinkDecision,
  evidence: LinkEvidence,
  tokens: readonly string[],
): boolean {
  const personId = decision.to === 'KNOWN' ? decision.personId : null;
  const known = current.identifiers.map(({ token }) => token);
  return (
    decision.to !== 'NEW' &&
    current.personId === personId &&
    isDeepStrictEqual(current.evidence, evidence) &&
    isDeepStrictEqual(known.sort(), [...tokens].sort())
  );
}

function outcomeOf(personId: string | null, { basis, candidates = [] }: LinkEvidence): RegisterOutcome {
  if (personId !== null) return { status: 'Match', personId };
  return { status: basis === 'MANY_MATCH' ? 'ManyMatch' : 'PotentialMatch', candidates };
}

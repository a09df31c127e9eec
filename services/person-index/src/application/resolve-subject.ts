import type { DataSource } from 'typeorm';
import type { IdentifierTokens } from '../identifiers/identifier-tokens.js';
import { type GivenIdentifier, checkIdentifier } from '../identifiers/identifier.js';
import { IdentityLink } from '../persistence/identity-link.entity.js';
import { LinkStore } from './link-store.js';
import type { RecordKey } from './record-key.js';

/** Whom somebody asks about: by an identifier, or by our own id. */
export type SubjectQuestion = GivenIdentifier | { readonly personId: string };

/** Whom an identifier stands for and which records are of them. Words of the vocabulary's match statuses. */
export interface SubjectMatch {
  readonly status: 'Match' | 'NoMatch' | 'ManyMatch';
  readonly personId?: string;
  readonly links: readonly RecordKey[];
}

/** Answers whom an identifier stands for. One that cannot be valid matches nobody, like one nobody has. */
export class ResolveSubject {
  constructor(
    private readonly database: DataSource,
    private readonly tokens: IdentifierTokens,
  ) {}

  async execute(question: SubjectQuestion): Promise<SubjectMatch> {
    const people = 'personId' in question ? [question.personId] : await this.peopleWith(question);
    const [personId] = people;
    if (people.length > 1) return { status: 'ManyMatch', links: [] };
    const links = personId === undefined ? [] : await this.linksOf(personId);
    return personId === undefined || links.length === 0
      ? { status: 'NoMatch', links: [] }
      : { status: 'Match', personId, links };
  }

  private async peopleWith(given: GivenIdentifier): Promise<string[]> {
    const checked = checkIdentifier(given);
    if (!checked.ok) return [];
    return new LinkStore(this.database.manager).peopleIdentifiedBy([this.tokens.tokenOf(checked)]);
  }

  private async linksOf(personId: string): Promise<RecordKey[]> {
    return this.database.manager.find(IdentityLink, {
      select: { agencyId: true, recordSystem: true, recordRef: true },
      where: { personId, status: 'LINKED' },
      order: { agencyId: 'ASC', recordSystem: 'ASC', recordRef: 'ASC' },
    });
  }
}

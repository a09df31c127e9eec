import { type DataSource, In } from 'typeorm';
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

/** An id that no person has. */
const NOBODY = 'per_nobody';

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
    // A number that nobody has takes as many queries as one that stands for somebody.
    const links = await this.linksOf(personId ?? NOBODY);
    return personId === undefined || links.length === 0
      ? { status: 'NoMatch', links: [] }
      : { status: 'Match', personId, links };
  }

  /** Whose record each of an agency's own ids names. An id that two of its systems use names nobody for certain. */
  async ofRecords(agencyId: string, recordRefs: readonly string[]): Promise<readonly SubjectMatch[]> {
    const found = await this.database.manager.find(IdentityLink, {
      select: { recordRef: true, personId: true },
      where: { agencyId, recordRef: In([...recordRefs]), status: 'LINKED' },
    });
    const owners = Map.groupBy(found, ({ recordRef }) => recordRef);
    const links = await this.linksOfAll(found.map(({ personId }) => personId ?? ''));
    return recordRefs.map((recordRef): SubjectMatch => {
      const [personId, ...others] = new Set(owners.get(recordRef)?.map((link) => link.personId ?? ''));
      if (personId === undefined) return { status: 'NoMatch', links: [] };
      if (others.length > 0) return { status: 'ManyMatch', links: [] };
      return { status: 'Match', personId, links: links.get(personId) ?? [] };
    });
  }

  private async linksOfAll(personIds: readonly string[]): Promise<ReadonlyMap<string, readonly RecordKey[]>> {
    const links = await this.database.manager.find(IdentityLink, {
      select: { personId: true, agencyId: true, recordSystem: true, recordRef: true },
      where: { personId: In([...new Set(personIds)]), status: 'LINKED' },
      order: { agencyId: 'ASC', recordSystem: 'ASC', recordRef: 'ASC' },
    });
    const byPerson = Map.groupBy(links, ({ personId }) => personId ?? '');
    const keys = ({ agencyId, recordSystem, recordRef }: IdentityLink): RecordKey => ({
      agencyId,
      recordSystem,
      recordRef,
    });
    return new Map([...byPerson].map(([personId, own]) => [personId, own.map(keys)]));
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

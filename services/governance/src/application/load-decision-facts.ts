import type { BreakGlassFacts, DecisionInput, SubjectFacts } from '@pontio/decision';
import { type DataSource, type EntityManager, In, IsNull, MoreThan } from 'typeorm';
import { BreakGlass } from '../persistence/break-glass.entity.js';
import { FactVersion } from '../persistence/fact-version.entity.js';
import type { DecisionFactsQuestion, FactsAsker } from './decision-facts-question.js';
import { loadParties } from './load-parties.js';
import { loadSubjects } from './load-subjects.js';
import { breakGlassFacts } from './to-facts.js';

/** What the register knows of a subject; how certain the match is, the person index knows. */
export type RegisteredSubject = Omit<SubjectFacts, 'match' | 'kind'>;

/** What the register knows of who asks and who holds. */
export type RegisteredParties = Pick<
  DecisionInput,
  'recipient' | 'actor' | 'holders' | 'agreements' | 'jurisdiction'
>;

/** What decisions need from the register. Facts of a version that the gateway has are left out. */
export interface DecisionFacts {
  /** In the order asked. */
  readonly askers: readonly AskerFacts[];
  /** Each once, in the order asked. */
  readonly subjects: readonly {
    readonly id: string;
    readonly version: string;
    readonly facts?: RegisteredSubject;
  }[];
}

/** What the register knows of one who asks. */
export interface AskerFacts {
  readonly parties: { readonly version: string; readonly facts?: RegisteredParties };
  /** The declaration named, while it is open and the asker's own. */
  readonly breakGlass: BreakGlassFacts | null;
}

/** The scope of the version of agencies, practitioners and agreements. */
const PARTIES = 'parties';

/** The version of somebody of whom nothing was ever recorded. */
const NOTHING = 'none';

/**
 * Loads everything the register knows that bears on some requests: the same few queries however many people and
 * holders are asked about and however many ask, over one snapshot, so that facts changed meanwhile cannot mix and
 * an unchanged version proves unchanged facts.
 *
 * An asking agency or practitioner that the register does not know comes back as one without standing: the
 * decision then refuses, and the refusal is recorded like any other. A holder that it does not know is left
 * out; its cells are refused.
 *
 * @see docs/adr/0014-register-versions-and-clocks.md
 */
export class LoadDecisionFacts {
  constructor(
    private readonly database: DataSource,
    private readonly now: () => Date,
  ) {}

  async execute(question: DecisionFactsQuestion): Promise<DecisionFacts> {
    return this.database.transaction('REPEATABLE READ', (manager) => load(manager, question, this.now()));
  }
}

async function load(
  manager: EntityManager,
  question: DecisionFactsQuestion,
  now: Date,
): Promise<DecisionFacts> {
  const ids = [...new Set(question.subjectIds)];
  const versions = await loadVersions(manager, [PARTIES, ...ids]);
  const known = new Map(question.known?.map(({ scope, version }) => [scope, version]));
  const changed = ids.filter((id) => known.get(id) !== versions.get(id));
  const subjects = changed.length > 0 ? await loadSubjects(manager, changed) : [];
  const facts = new Map(subjects.map((subject) => [subject.id, subject]));
  const askers: AskerFacts[] = [];
  // One after another: they share the connection that holds the snapshot.
  for (const asker of question.askers) {
    askers.push(await loadAsker(manager, asker, versions.get(PARTIES) ?? NOTHING, now));
  }
  return {
    askers,
    subjects: ids.map((id) => {
      const own = facts.get(id);
      return { id, version: versions.get(id) ?? NOTHING, ...(own !== undefined && { facts: own }) };
    }),
  };
}

async function loadAsker(
  manager: EntityManager,
  asker: FactsAsker,
  version: string,
  now: Date,
): Promise<AskerFacts> {
  return {
    parties: { version, ...(asker.known !== version && { facts: await loadParties(manager, asker) }) },
    breakGlass: await loadBreakGlass(manager, asker, now),
  };
}

async function loadVersions(
  manager: EntityManager,
  scopes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await manager.findBy(FactVersion, { scope: In([...scopes]) });
  return new Map([
    ...scopes.map((scope) => [scope, NOTHING] as const),
    ...rows.map(({ scope, version }) => [scope, version] as const),
  ]);
}

async function loadBreakGlass(
  manager: EntityManager,
  { breakGlassId, practitionerId, recipientAgencyId }: FactsAsker,
  now: Date,
): Promise<BreakGlassFacts | null> {
  if (typeof breakGlassId !== 'string') return null;
  const open = await manager.findOneBy(BreakGlass, {
    id: breakGlassId,
    practitionerId,
    agencyId: recipientAgencyId,
    closedAt: IsNull(),
    until: MoreThan(now),
  });
  return open === null ? null : breakGlassFacts(open);
}

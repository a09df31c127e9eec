import { type EntityManager, In, Not } from 'typeorm';
import { IdentityLink } from '../persistence/identity-link.entity.js';
import { LinkIdentifier } from '../persistence/link-identifier.entity.js';
import type { RecordKey } from './record-key.js';

/** Any number that only this service uses; the second part of the lock is what is locked. */
const LOCK_CLASS = 7_307;

/** Reads links inside one transaction. */
export class LinkStore {
  constructor(readonly manager: EntityManager) {}

  /** Makes whoever registers the same record, or the same identifiers, wait until this transaction ends. */
  async lock({ agencyId, recordSystem, recordRef }: RecordKey, tokens: readonly string[]): Promise<void> {
    const record = [agencyId, recordSystem, recordRef].join(' ');
    for (const name of [record, ...tokens].sort()) {
      await this.manager.query('select pg_advisory_xact_lock($1, hashtext($2))', [LOCK_CLASS, name]);
    }
  }

  /** The link of a record that is in force or undecided, with its identifiers. */
  current(record: RecordKey): Promise<IdentityLink | null> {
    return this.manager.findOne(IdentityLink, {
      where: { ...keyOf(record), status: Not('ENDED') },
      relations: { identifiers: true },
    });
  }

  /** People whose linked records carry any of the identifiers. */
  async peopleIdentifiedBy(tokens: readonly string[]): Promise<string[]> {
    if (tokens.length === 0) return [];
    const found = await this.manager.find(LinkIdentifier, {
      where: { token: In([...tokens]), link: { status: 'LINKED' } },
      relations: { link: true },
    });
    return [...new Set(found.map(({ link }) => link.personId ?? ''))].sort();
  }

  /** People from whom somebody other than `rule` has unlinked the record. */
  async peopleUnlinkedFrom(record: RecordKey, rule: string): Promise<string[]> {
    const ended = await this.manager.findBy(IdentityLink, {
      ...keyOf(record),
      status: 'ENDED',
      unlinkedBy: Not(rule),
    });
    return ended.flatMap(({ personId }) => personId ?? []);
  }
}

function keyOf({ agencyId, recordSystem, recordRef }: RecordKey): RecordKey {
  return { agencyId, recordSystem, recordRef };
}

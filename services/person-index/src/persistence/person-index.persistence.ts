import type { PersistenceOptions } from '@pontio/persistence';
import { CreatePersonIndex1790000000000 } from './create-person-index.migration.js';
import { IdentityLink } from './identity-link.entity.js';
import { LinkIdentifier } from './link-identifier.entity.js';
import { Person } from './person.entity.js';

/** The tables of the person index, in a schema of its own. */
export function personIndexPersistence(url: string): PersistenceOptions {
  return {
    url,
    schema: 'person_index',
    entities: [Person, IdentityLink, LinkIdentifier],
    migrations: [CreatePersonIndex1790000000000],
  };
}

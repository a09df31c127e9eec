import type { PersistenceOptions } from '@pontio/persistence';
import { Agency } from './agency.entity.js';
import { Agreement } from './agreement.entity.js';
import { Consent } from './consent.entity.js';
import { CreateGovernance1790000000000 } from './create-governance.migration.js';
import { Involvement } from './involvement.entity.js';
import { Judgement } from './judgement.entity.js';
import { Practitioner } from './practitioner.entity.js';
import { Restriction } from './restriction.entity.js';
import { Subject } from './subject.entity.js';

/** The register's tables, in a schema of their own. */
export function governancePersistence(url: string): PersistenceOptions {
  return {
    url,
    schema: 'governance',
    entities: [Agency, Practitioner, Agreement, Subject, Involvement, Consent, Restriction, Judgement],
    migrations: [CreateGovernance1790000000000],
  };
}

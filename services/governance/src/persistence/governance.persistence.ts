import type { PersistenceOptions } from '@pontio/persistence';
import { AgreementSignature } from './agreement-signature.entity.js';
import { AgreementStatusChange } from './agreement-status-change.entity.js';
import { Agency } from './agency.entity.js';
import { Agreement } from './agreement.entity.js';
import { BreakGlass } from './break-glass.entity.js';
import { CompetenceAssessment } from './competence-assessment.entity.js';
import { Consent } from './consent.entity.js';
import { CreateGovernance1790000000000 } from './create-governance.migration.js';
import { FactVersion } from './fact-version.entity.js';
import { GrowRegister1795500000000 } from './grow-register.migration.js';
import { Involvement } from './involvement.entity.js';
import { Judgement } from './judgement.entity.js';
import { NonDisclosure } from './non-disclosure.entity.js';
import { Notice } from './notice.entity.js';
import { Practitioner } from './practitioner.entity.js';
import { Representative } from './representative.entity.js';
import { Restriction } from './restriction.entity.js';
import { ShareRequest } from './share-request.entity.js';
import { StandingChange } from './standing-change.entity.js';
import { Subject } from './subject.entity.js';

const parties = [Agency, Practitioner, Agreement, AgreementSignature, AgreementStatusChange, StandingChange];
const people = [Subject, Involvement, Consent, Restriction, Judgement, Representative, CompetenceAssessment];
const casework = [BreakGlass, ShareRequest, NonDisclosure, Notice];

/** The register's tables, in a schema of their own. */
export function governancePersistence(url: string): PersistenceOptions {
  return {
    url,
    schema: 'governance',
    entities: [...parties, ...people, ...casework, FactVersion],
    migrations: [CreateGovernance1790000000000, GrowRegister1795500000000],
  };
}

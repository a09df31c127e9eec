import { readFileSync } from 'node:fs';
import { type DynamicModule, Module } from '@nestjs/common';
import { type Refusal, subgraphModule } from '@pontio/subgraph';
import type { JWTVerifyGetKey } from 'jose';
import { SocialCareRecordResolver } from './api/social-care-record.resolver.js';
import { PersonResolver } from './api/person.resolver.js';
import { SocialCareReads } from './application/social-care-reads.js';
import { CaseManagement, type CaseManagementDatabase } from './source/case-management.js';

/** What the service is made with. */
export interface AgencyChildrensServicesParts {
  /** The council's reporting database. */
  readonly database: CaseManagementDatabase;
  /** The gateway's public keys. */
  readonly gatewayKeys: JWTVerifyGetKey;
  /** Must be durable when it resolves. */
  readonly recordRefusal: (refusal: Refusal) => Promise<void>;
}

/** Name in the supergraph and audience of release orders. */
export const AGENCY_CHILDRENS_SERVICES = 'agency-childrens-services';

@Module({})
export class AgencyChildrensServicesModule {
  static with({ database, gatewayKeys, recordRefusal }: AgencyChildrensServicesParts): DynamicModule {
    const subgraph = subgraphModule({
      name: AGENCY_CHILDRENS_SERVICES,
      typeDefs: readFileSync(new URL('./api/schema.graphql', import.meta.url), 'utf8'),
      gatewayKeys,
      recordRefusal,
      providers: [
        PersonResolver,
        SocialCareRecordResolver,
        { provide: CaseManagement, useFactory: () => new CaseManagement(database) },
        {
          provide: SocialCareReads,
          inject: [CaseManagement],
          useFactory: (source: CaseManagement) => new SocialCareReads(source),
        },
      ],
    });
    return { module: AgencyChildrensServicesModule, imports: [subgraph] };
  }
}

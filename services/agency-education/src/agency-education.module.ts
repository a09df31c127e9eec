import { readFileSync } from 'node:fs';
import { type DynamicModule, Module } from '@nestjs/common';
import { type Refusal, subgraphModule } from '@pontio/subgraph';
import type { JWTVerifyGetKey } from 'jose';
import { EducationRecordResolver } from './api/education-record.resolver.js';
import { PersonResolver } from './api/person.resolver.js';
import { EducationReads } from './application/education-reads.js';
import { SchoolsApi, type SchoolsApiServer } from './source/schools-api.js';

/** What the service is made with. */
export interface AgencyEducationParts {
  /** The school's system. */
  readonly schoolsApi: SchoolsApiServer;
  /** The gateway's public keys. */
  readonly gatewayKeys: JWTVerifyGetKey;
  /** Must be durable when it resolves. */
  readonly recordRefusal: (refusal: Refusal) => Promise<void>;
}

/** Name in the supergraph and audience of release orders. */
export const AGENCY_EDUCATION = 'agency-education';

@Module({})
export class AgencyEducationModule {
  static with({ schoolsApi, gatewayKeys, recordRefusal }: AgencyEducationParts): DynamicModule {
    const subgraph = subgraphModule({
      name: AGENCY_EDUCATION,
      typeDefs: readFileSync(new URL('./api/schema.graphql', import.meta.url), 'utf8'),
      gatewayKeys,
      recordRefusal,
      providers: [
        PersonResolver,
        EducationRecordResolver,
        { provide: EducationReads, useFactory: () => new EducationReads(new SchoolsApi(schoolsApi)) },
      ],
    });
    return { module: AgencyEducationModule, imports: [subgraph] };
  }
}

import { readFileSync } from 'node:fs';
import { type DynamicModule, Module } from '@nestjs/common';
import { type Refusal, subgraphModule } from '@pontio/subgraph';
import type { JWTVerifyGetKey } from 'jose';
import { HealthRecordResolver } from './api/health-record.resolver.js';
import { PersonResolver } from './api/person.resolver.js';
import { HealthReads } from './application/health-reads.js';
import { FhirClient, type FhirServer } from './source/fhir-client.js';

/** What the service is made with. */
export interface AgencyHealthParts {
  /** The trust's FHIR R4 server. */
  readonly fhir: FhirServer;
  /** The gateway's public keys. */
  readonly gatewayKeys: JWTVerifyGetKey;
  /** Must be durable when it resolves. */
  readonly recordRefusal: (refusal: Refusal) => Promise<void>;
}

/** Name in the supergraph and audience of release orders. */
export const AGENCY_HEALTH = 'agency-health';

@Module({})
export class AgencyHealthModule {
  static with({ fhir, gatewayKeys, recordRefusal }: AgencyHealthParts): DynamicModule {
    const subgraph = subgraphModule({
      name: AGENCY_HEALTH,
      typeDefs: readFileSync(new URL('./api/schema.graphql', import.meta.url), 'utf8'),
      gatewayKeys,
      recordRefusal,
      providers: [
        PersonResolver,
        HealthRecordResolver,
        { provide: HealthReads, useFactory: () => new HealthReads(new FhirClient(fhir)) },
      ],
    });
    return { module: AgencyHealthModule, imports: [subgraph] };
  }
}

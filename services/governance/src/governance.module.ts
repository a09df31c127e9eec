import { readFileSync } from 'node:fs';
import { type DynamicModule, Module } from '@nestjs/common';
import { typeOrmModule } from '@pontio/persistence';
import { type Refusal, subgraphModule } from '@pontio/subgraph';
import type { JWTVerifyGetKey } from 'jose';
import { DataSource } from 'typeorm';
import { rootSubjects } from './api/order-subjects.js';
import { RegisterResolver } from './api/register.resolver.js';
import { ListAgencies } from './application/list-agencies.js';
import { LoadDecisionFacts } from './application/load-decision-facts.js';
import { governancePersistence } from './persistence/governance.persistence.js';

/** Name in the supergraph and audience of release orders. */
export const GOVERNANCE = 'governance';

/** What governance is made with. */
export interface GovernanceParts {
  /** `postgres://…`; the service owns the schema `governance` there. */
  readonly databaseUrl: string;
  /** The gateway's public keys. */
  readonly gatewayKeys: JWTVerifyGetKey;
  /** Must be durable when it resolves. */
  readonly recordRefusal: (refusal: Refusal) => Promise<void>;
}

@Module({})
export class GovernanceModule {
  static with(parts: GovernanceParts): DynamicModule {
    const subgraph = subgraphModule({
      name: GOVERNANCE,
      typeDefs: ['schema', 'changes'].map(sdlOf).join('\n'),
      gatewayKeys: parts.gatewayKeys,
      recordRefusal: parts.recordRefusal,
      rootSubjects,
      imports: [typeOrmModule(governancePersistence(parts.databaseUrl))],
      providers: [
        RegisterResolver,
        {
          provide: ListAgencies,
          inject: [DataSource],
          useFactory: (database: DataSource) => new ListAgencies(database),
        },
        {
          provide: LoadDecisionFacts,
          inject: [DataSource],
          useFactory: (database: DataSource) => new LoadDecisionFacts(database),
        },
      ],
    });
    return { module: GovernanceModule, imports: [subgraph] };
  }
}

function sdlOf(name: string): string {
  return readFileSync(new URL(`./api/${name}.graphql`, import.meta.url), 'utf8');
}

import { readFileSync } from 'node:fs';
import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import type { Referencer } from '@pontio/audit-contract';
import { typeOrmModule } from '@pontio/persistence';
import { newId } from '@pontio/platform';
import { type Refusal, subgraphModule } from '@pontio/subgraph';
import type { JWTVerifyGetKey } from 'jose';
import { DataSource } from 'typeorm';
import { BreakGlassResolver } from './api/break-glass.resolver.js';
import { ConsentsResolver } from './api/consents.resolver.js';
import { OfficersResolver } from './api/officers.resolver.js';
import { rootSubjects } from './api/order-subjects.js';
import { PartiesResolver } from './api/parties.resolver.js';
import { PeopleResolver } from './api/people.resolver.js';
import { Present } from './api/present.js';
import { RegisterResolver } from './api/register.resolver.js';
import { SharingResolver } from './api/sharing.resolver.js';
import { ChangeRegister, type ChangeParts } from './application/changes/change-register.js';
import { ListAgencies } from './application/list-agencies.js';
import { LoadDecisionFacts } from './application/load-decision-facts.js';
import { OfficersView } from './application/officers/officers-view.js';
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
  /** Must have made the events of a change durable when it resolves. */
  readonly journal: ChangeParts['journal'];
  /** Makes the references by which the audit trail names people: with the gateway's own key. */
  readonly refs: Referencer;
  readonly now?: () => Date;
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
      providers: providersOf(parts),
    });
    return { module: GovernanceModule, imports: [subgraph] };
  }
}

function sdlOf(name: string): string {
  return readFileSync(new URL(`./api/${name}.graphql`, import.meta.url), 'utf8');
}

function providersOf({ journal, refs, now = () => new Date() }: GovernanceParts): Provider[] {
  const onDatabase = <T>(provide: Type<T>, make: (database: DataSource) => T): Provider => ({
    provide,
    inject: [DataSource],
    useFactory: make,
  });
  return [
    ...[RegisterResolver, OfficersResolver, PeopleResolver, ConsentsResolver],
    ...[BreakGlassResolver, SharingResolver, PartiesResolver],
    { provide: Present, useValue: new Present(refs, now) },
    onDatabase(ListAgencies, (database) => new ListAgencies(database)),
    onDatabase(LoadDecisionFacts, (database) => new LoadDecisionFacts(database, now)),
    onDatabase(OfficersView, (database) => new OfficersView(database)),
    onDatabase(ChangeRegister, (database) => new ChangeRegister({ database, journal, refs, now, newId })),
  ];
}

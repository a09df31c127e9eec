import { readFileSync } from 'node:fs';
import { type DynamicModule, Module } from '@nestjs/common';
import { typeOrmModule } from '@pontio/persistence';
import { newId } from '@pontio/platform';
import { type Refusal, subgraphModule } from '@pontio/subgraph';
import type { JWTVerifyGetKey } from 'jose';
import { DataSource } from 'typeorm';
import { rootSubjects } from './api/order-subjects.js';
import { PersonResolver } from './api/person.resolver.js';
import { RegisterRecord } from './application/register-record.js';
import { ResolveSubject } from './application/resolve-subject.js';
import { UnlinkRecord } from './application/unlink-record.js';
import { IdentifierTokens } from './identifiers/identifier-tokens.js';
import { personIndexPersistence } from './persistence/person-index.persistence.js';

/** What the person index is made with. */
export interface PersonIndexParts {
  /** `postgres://…`; the service owns the schema `person_index` there. */
  readonly databaseUrl: string;
  /** At least 32 secret bytes; with another key no known identifier is found again. */
  readonly identifierKey: Uint8Array;
  /** The gateway's public keys. */
  readonly gatewayKeys: JWTVerifyGetKey;
  /** Must be durable when it resolves. */
  readonly recordRefusal: (refusal: Refusal) => Promise<void>;
}

/** Name in the supergraph and audience of release orders. */
export const PERSON_INDEX = 'person-index';

@Module({})
export class PersonIndexModule {
  static with(parts: PersonIndexParts): DynamicModule {
    const subgraph = subgraphModule({
      name: PERSON_INDEX,
      typeDefs: readFileSync(new URL('./api/schema.graphql', import.meta.url), 'utf8'),
      gatewayKeys: parts.gatewayKeys,
      recordRefusal: parts.recordRefusal,
      rootSubjects,
      imports: [typeOrmModule(personIndexPersistence(parts.databaseUrl))],
      providers: [PersonResolver, ...useCases(new IdentifierTokens(parts.identifierKey))],
    });
    return { module: PersonIndexModule, imports: [subgraph] };
  }
}

const now = (): Date => new Date();

function useCases(tokens: IdentifierTokens): NonNullable<DynamicModule['providers']> {
  return [
    {
      provide: RegisterRecord,
      inject: [DataSource],
      useFactory: (database: DataSource) => new RegisterRecord({ database, tokens, now, newId }),
    },
    {
      provide: UnlinkRecord,
      inject: [DataSource],
      useFactory: (database: DataSource) => new UnlinkRecord(database, now),
    },
    {
      provide: ResolveSubject,
      inject: [DataSource],
      useFactory: (database: DataSource) => new ResolveSubject(database, tokens),
    },
  ];
}

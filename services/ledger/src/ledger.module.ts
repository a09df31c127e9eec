import type { DynamicModule } from '@nestjs/common';
import { type AuditEvent, canonicalBytes } from '@pontio/audit-contract';
import { type Logger, newId } from '@pontio/platform';
import { refusalRecorder, subgraphModule } from '@pontio/subgraph';
import type { JWTVerifyGetKey } from 'jose';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { type AuditTrailArgs, AuditTrailResolver } from './api/audit-trail.resolver.js';
import { INGEST, IngestController, type IngestOptions } from './api/ingest.controller.js';
import { EXPORT_TOKEN, LogController } from './api/log.controller.js';
import type { RecordEvents } from './writer/ledger-writer.js';

/** Name of the ledger in the supergraph. */
export const LEDGER = 'ledger';

/** What the ledger's module is put together from. */
export interface LedgerParts {
  /** Reads, and cannot write. */
  readonly reader: DataSource;
  readonly recordEvents: RecordEvents;
  readonly gatewayKeys: JWTVerifyGetKey;
  /** Opens the entries of the log to whoever verifies it; empty, they stay closed. */
  readonly exportToken: string;
  /** Opens ingest; without, events come from Kafka alone. */
  readonly ingestToken?: string;
  readonly logger: Logger;
}

/** The ledger's Nest module: its subgraph and, where journals have no Kafka, ingest. */
export function ledgerModule(parts: LedgerParts): DynamicModule {
  const { reader, recordEvents, gatewayKeys, exportToken, ingestToken: token, logger } = parts;
  const ingest: IngestOptions | undefined = token === undefined ? undefined : { token, recordEvents, logger };
  return subgraphModule({
    name: LEDGER,
    typeDefs: readFileSync(new URL('./api/schema.graphql', import.meta.url), 'utf8'),
    gatewayKeys,
    recordRefusal: refusalRecorder({
      subgraph: LEDGER,
      // The ledger needs no journal to reach itself.
      journal: { append: (events: readonly AuditEvent[]) => recordEvents(events.map(canonicalBytes)) },
      newId,
      now: () => new Date(),
    }),
    rootSubjects: { auditTrail: (args) => [(args as unknown as AuditTrailArgs).agencyId] },
    providers: [
      AuditTrailResolver,
      { provide: DataSource, useValue: reader },
      { provide: EXPORT_TOKEN, useValue: exportToken },
      ...(ingest ? [{ provide: INGEST, useValue: ingest }] : []),
    ],
    controllers: [LogController, ...(ingest ? [IngestController] : [])],
  });
}

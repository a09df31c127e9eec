import type { DynamicModule } from '@nestjs/common';
import { type AuditEvent, type Referencer, canonicalBytes } from '@pontio/audit-contract';
import { type Logger, newId } from '@pontio/platform';
import { refusalRecorder, subgraphModule } from '@pontio/subgraph';
import type { JWTVerifyGetKey } from 'jose';
import { readFileSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { AuditReportsResolver } from './api/audit-reports.resolver.js';
import { AuditSearchResolver } from './api/audit-search.resolver.js';
import { AuditTrailResolver } from './api/audit-trail.resolver.js';
import { INGEST, IngestController, type IngestOptions } from './api/ingest.controller.js';
import { type OfficersArgs, OfficersDesk } from './api/officers-desk.js';
import { FHIR_READERS, FhirController } from './api/fhir.controller.js';
import { EXPORT_TOKEN, LogController } from './api/log.controller.js';
import { recordReadIn } from './application/record-read.js';
import type { RecordEvents } from './writer/ledger-writer.js';

/** Name of the ledger in the supergraph. */
export const LEDGER = 'ledger';

/** Fields of `Query`. Each names the officer's own agency, and is about nobody else. */
const QUESTIONS = [
  ...['auditTrail', 'auditSearch', 'auditDisclosureLog', 'auditAccessByPractitioner', 'auditWhoLooked'],
  ...['auditBreakGlassQueue', 'auditEndedConsents', 'auditRefusals', 'auditLocationExposure'],
  ...['auditOfAuditors', 'auditRecipients'],
];

const agencyOf = (args: Record<string, unknown>): readonly string[] => [
  (args as unknown as OfficersArgs).agencyId,
];

/** What the ledger's module is put together from. */
export interface LedgerParts {
  /** Reads, and cannot write. */
  readonly reader: DataSource;
  readonly recordEvents: RecordEvents;
  readonly gatewayKeys: JWTVerifyGetKey;
  /** Turns ids into the references of entries; without, officers search by these alone. */
  readonly refs?: Referencer;
  /** Agencies whose systems read their own trail as FHIR, each with its credential. */
  readonly fhirReaders?: ReadonlyMap<string, string>;
  /** Opens the entries of the log to whoever verifies it; empty, they stay closed. */
  readonly exportToken: string;
  /** Opens ingest; without, events come from Kafka alone. */
  readonly ingestToken?: string;
  readonly logger: Logger;
}

/** The ledger's Nest module: its subgraph and, where journals have no Kafka, ingest. */
export function ledgerModule(parts: LedgerParts): DynamicModule {
  const {
    reader,
    recordEvents,
    gatewayKeys,
    exportToken,
    fhirReaders = new Map(),
    refs,
    ingestToken: token,
    logger,
  } = parts;
  const ingest: IngestOptions | undefined = token === undefined ? undefined : { token, recordEvents, logger };
  const recordRead = recordReadIn(recordEvents, newId, Date.now);
  const desk = new OfficersDesk({ reader, recordRead, ...(refs && { refs }) });
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
    rootSubjects: Object.fromEntries(QUESTIONS.map((name) => [name, agencyOf])),
    providers: [
      AuditTrailResolver,
      AuditSearchResolver,
      AuditReportsResolver,
      { provide: OfficersDesk, useValue: desk },
      { provide: DataSource, useValue: reader },
      { provide: FHIR_READERS, useValue: fhirReaders },
      { provide: EXPORT_TOKEN, useValue: exportToken },
      ...(ingest ? [{ provide: INGEST, useValue: ingest }] : []),
    ],
    controllers: [LogController, FhirController, ...(ingest ? [IngestController] : [])],
  });
}

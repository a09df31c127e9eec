import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Bundle } from '@medplum/fhirtypes';
import { canonicalBytes } from '@pontio/audit-contract';
import { type RunningService, createLogger, serveNest } from '@pontio/platform';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import {
  checkSignatures,
  entriesIn,
  isConsistent,
  isIncluded,
  leafHash,
  parseCheckpoint,
  parseLedgerEntry,
  parseNote,
  proveConsistency,
  proveInclusion,
  tilePath,
} from '@pontio/transparency-log';
import { createLocalJWKSet } from 'jose';
import { setTimeout as pause } from 'node:timers/promises';
import { idsOf, sampleEvents } from '../../test/sample-events.js';
import { testSigner } from '../../test/test-signer.js';
import { ledgerModule } from '../ledger.module.js';
import { type OpenLog, openLog } from '../open-log.js';

const logger = createLogger('test');
logger.level = 'silent';
const fhirToken = 'the credential of the systems of Alderbrook';
const fhirReaders = new Map([['agy_alderbrook', fhirToken]]);
const token = 'the credential of whoever verifies the log';

describe('the log as files', () => {
  let database: TestDatabase;
  let log: OpenLog;
  let service: RunningService;
  beforeAll(async () => {
    database = await createTestDatabase();
    log = await openLog({ url: database.url, holder: 'tested', signer: testSigner, logger });
    const gatewayKeys = createLocalJWKSet({ keys: [] });
    const parts = {
      reader: log.reader,
      recordEvents: log.record,
      gatewayKeys,
      exportToken: token,
      fhirReaders,
      logger,
    };
    service = await serveNest(ledgerModule(parts), { name: 'ledger', port: 0, logger });
  }, 60_000);
  afterAll(async () => {
    await service.close();
    await log.close();
    await database.drop();
  });

  const get = (path: string, credential = token): Promise<Response> =>
    fetch(`${service.url}/log/${path}`, { headers: { authorization: `Bearer ${credential}` } });
  const bytesOf = async (path: string): Promise<Uint8Array> =>
    new Uint8Array(await (await get(path)).arrayBuffer());

  /** The newest checkpoint once it covers a size, its signature checked. */
  async function checkpointOf(size: number): Promise<ReturnType<typeof parseCheckpoint>> {
    for (;;) {
      const response = await get('checkpoint');
      if (response.ok) {
        const note = parseNote(await response.text());
        expect(checkSignatures(note, [testSigner.public])).toHaveLength(1);
        const checkpoint = parseCheckpoint(note.text);
        if (checkpoint.size >= size) return checkpoint;
      }
      await pause(50);
    }
  }

  it('gives signed checkpoints that continue one another, and proves from its tiles what they cover', async () => {
    const events = sampleEvents('tiles', 600);
    await log.record(events.slice(0, 250).map(canonicalBytes));
    const earlier = await checkpointOf(250);
    await log.record(events.slice(250).map(canonicalBytes));
    const later = await checkpointOf(600);

    const readTile = (tile: Parameters<typeof tilePath>[0]): Promise<Uint8Array> => bytesOf(tilePath(tile));
    const consistency = await proveConsistency(earlier.size, later.size, readTile);
    expect(isConsistent(earlier, later, consistency)).toBe(true);

    const entries = [
      ...entriesIn(await bytesOf('tile/entries/000')).entries,
      ...entriesIn(await bytesOf('tile/entries/001')).entries,
      ...entriesIn(await bytesOf('tile/entries/002.p/88')).entries,
    ];
    const ids = entries.map(
      (entry) => JSON.parse(Buffer.from(parseLedgerEntry(entry).event).toString()) as { id: string },
    );
    expect(idsOf(ids)).toEqual(idsOf(events));
    for (const index of [0, 255, 256, 599]) {
      const leaf = leafHash(entries[index] ?? new Uint8Array());
      expect(isIncluded(leaf, index, later, await proveInclusion(index, later.size, readTile))).toBe(true);
    }
  });

  it.each([
    'tile/0/003',
    'tile/0/002.p/89',
    'tile/entries/009',
    'tile/0/2',
    'tile/0/x000/001',
    'tile/nothing',
  ])('has no %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  const ask = (query: string, credential = fhirToken): Promise<Response> =>
    fetch(`${service.url}/fhir/AuditEvent?${query}`, {
      headers: { authorization: `Bearer ${credential}` },
    });
  /** Ids of the events of a page, and where the next begins. */
  async function page(query: string): Promise<{ ids: unknown[]; next: string | undefined }> {
    const { entry = [], link } = (await (await ask(query)).json()) as Bundle;
    const ids = entry.map(({ resource }) => `${resource?.resourceType ?? ''} ${resource?.id ?? ''}`);
    return { ids, next: link?.[0]?.url.split('=')[1] };
  }

  it('gives an agency its own trail as FHIR, records that, and gives nothing without the credential', async () => {
    await log.record(sampleEvents('fhir', 3).map(canonicalBytes));
    const first = await page('_count=2&date=ge2026-01-01');
    const second = await page(`_count=2&_cursor=${String(first.next)}`);
    expect(first.ids).toEqual([
      expect.stringMatching(/^AuditEvent evt-/),
      expect.stringMatching(/^AuditEvent evt-/),
    ]);
    expect(second.ids).not.toContain(first.ids[1]);
    const reads = await log.reader.query<unknown[]>(
      `select 1 from event where kind = 'AUDIT_READ' and owner_org = 'agy_alderbrook'`,
    );
    expect(reads).toHaveLength(2);
    expect((await ask('', 'guess')).status).toBe(401);
    expect((await ask('_cursor=nonsense')).status).toBe(400);
  });

  it('gives the entries to nobody without the credential, and hashes to everybody', async () => {
    await checkpointOf(1);
    expect((await get('tile/entries/000', 'guess')).status).toBe(401);
    expect((await get('tile/0/000', '')).status).toBe(200);
  });
});

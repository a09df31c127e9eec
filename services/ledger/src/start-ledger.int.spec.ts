import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalBytes } from '@pontio/audit-contract';
import { ledgerTransport, openJournal } from '@pontio/audit-journal';
import { type RunningService, createLogger } from '@pontio/platform';
import { ReleaseOrderSigner } from '@pontio/request-context';
import { alderbrook, harbour, leafshire } from '@pontio/testing';
import { type TestDatabase, createTestDatabase } from '@pontio/testing/servers';
import { formatNoteSigner } from '@pontio/transparency-log';
import { exportJWK, generateKeyPair } from 'jose';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idsOf, sampleEvents } from '../test/sample-events.js';
import type { LedgerSettings } from './config.js';
import { startLedger } from './start-ledger.js';

const token = 'a credential of at least 32 characters';
const exportToken = 'another credential of at least 32 characters';
const quiet = createLogger('test');
quiet.level = 'silent';

const ENTRY =
  'id kind sentence outcome requester owner requestId cells { category fields status reason } shownToCaller';
const FIELDS = [
  'Query.auditTrail',
  ...['id', 'kind', 'sentence', 'outcome', 'requester', 'owner', 'requestId', 'cells', 'shownToCaller'].map(
    (name) => `AuditEntry.${name}`,
  ),
  ...['category', 'fields', 'status', 'reason'].map((name) => `AuditCell.${name}`),
];

interface Answer {
  readonly data?: { readonly auditTrail: Record<string, unknown>[] | null };
  readonly errors?: { readonly extensions: { readonly code: string } }[];
}

describe('the ledger service', () => {
  let home: string;
  let database: TestDatabase;
  let settings: LedgerSettings;
  let ledger: RunningService;
  let signer: ReleaseOrderSigner;

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'ledger-'));
    database = await createTestDatabase();
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
    signer = new ReleaseOrderSigner(privateKey, 'gw');
    const keysFile = join(home, 'gateway.jwks');
    await writeFile(keysFile, JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'gw' }] }));
    const signingKey = join(home, 'log.key');
    await writeFile(signingKey, formatNoteSigner('test.pontio/audit', 'LOG', new Uint8Array(32).fill(1)));
    settings = {
      PONTIO_LEDGER_PORT: 0,
      PONTIO_LEDGER_HOST: '127.0.0.1',
      PONTIO_LEDGER_DATABASE_URL: database.url,
      PONTIO_GATEWAY_KEYS_FILE: keysFile,
      PONTIO_LEDGER_CONSUMER_GROUP: 'pontio-ledger',
      PONTIO_LEDGER_INGEST_TOKEN: token,
      PONTIO_LEDGER_EXPORT_TOKEN: exportToken,
      PONTIO_LEDGER_SIGNING_KEY_FILE: signingKey,
    };
    ledger = await startLedger(settings);
  }, 60_000);
  afterAll(async () => {
    await ledger.close();
    await database.drop();
    await rm(home, { recursive: true });
  });

  const ingest = (events: readonly Uint8Array[], credential = token): Promise<Response> =>
    fetch(`${ledger.url}/ingest`, {
      method: 'POST',
      headers: { authorization: `Bearer ${credential}`, 'content-type': 'application/x-ndjson' },
      body: Buffer.concat(events.flatMap((bytes) => [bytes, Buffer.from('\n')])),
    });

  async function trail(
    reader: string,
    args: string,
    { asks = reader, releaseOrder = true } = {},
  ): Promise<Answer> {
    const order = await signer.sign({
      id: 'ord_1',
      purpose: 'IG_AUDIT',
      recipient: reader,
      audience: 'ledger',
      grants: [{ subjects: [reader], fields: FIELDS }],
    });
    const response = await fetch(`${ledger.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `{ auditTrail(agencyId: "${asks}", ${args}) { ${ENTRY} } }`,
        extensions: releaseOrder ? { releaseOrder: order } : {},
      }),
    });
    return (await response.json()) as Answer;
  }

  it('takes events from a journal, keeps them once, and tells both agencies what happened', async () => {
    const [event] = sampleEvents('told', 1);
    if (!event) throw new Error('no event');
    const journal = await openJournal({
      directory: join(home, 'told'),
      transport: ledgerTransport({ url: ledger.url, token }),
      logger: quiet,
    });
    await journal.append([event]);
    await journal.whenDrained();
    await journal.close();
    await ingest([canonicalBytes(event)]);

    for (const reader of [leafshire.id, alderbrook.id]) {
      const { data } = await trail(reader, 'requestId: "req_told_0"');
      expect(data?.auditTrail).toEqual([
        {
          id: 'evt_told_0',
          kind: 'DISCLOSURE',
          sentence:
            'agy_alderbrook gave agy_leafshire (social worker) 1 field (education) about one person, to safeguard child, under CA1989_S47; withheld 1 field (counselling) because: not in agreement.',
          outcome: 'partial',
          requester: leafshire.id,
          owner: alderbrook.id,
          requestId: 'req_told_0',
          cells: [
            {
              category: 'EDUCATION',
              fields: ['EducationRecord.attendancePercent'],
              status: 'RETURNED',
              reason: null,
            },
            {
              category: 'COUNSELLING',
              fields: ['EducationRecord.counsellingNotes'],
              status: 'WITHHELD',
              reason: 'NOT_IN_AGREEMENT',
            },
          ],
          shownToCaller: null,
        },
      ]);
    }
    expect((await trail(harbour.id, 'requestId: "req_told_0"')).data?.auditTrail).toEqual([]);
  });

  it('shows what was hidden to the agency that holds it alone', async () => {
    const cells = [{ category: 'COUNSELLING', fields: ['EducationRecord.notes'], status: 'HIDDEN' as const }];
    const change = { cells, outcome: 'deny' as const, shownToCaller: ['Nothing held.'] };
    await ingest(sampleEvents('hidden', 1, change).map(canonicalBytes));
    const ownerReads = await trail(alderbrook.id, 'requestId: "req_hidden_0"');
    expect(ownerReads.data?.auditTrail).toMatchObject([{ cells, shownToCaller: ['Nothing held.'] }]);
    expect((await trail(leafshire.id, 'requestId: "req_hidden_0"')).data?.auditTrail).toEqual([]);
  });

  it('gives the latest entries, oldest of them first', async () => {
    const events = sampleEvents('many', 5, { decisionId: 'dec_many' });
    await ingest(events.map(canonicalBytes));
    const { data } = await trail(leafshire.id, 'decisionId: "dec_many", first: 2');
    expect(data?.auditTrail?.map(({ id }) => id)).toEqual(['evt_many_3', 'evt_many_4']);
    expect((await trail(leafshire.id, 'first: 1')).data?.auditTrail?.map(({ id }) => id)).toEqual([
      'evt_many_4',
    ]);
  });

  it('refuses the trail of another agency, and a call without an order, and records both refusals', async () => {
    const code = [{ extensions: { code: 'RELEASE_ORDER_REFUSED' } }];
    const other = await trail(leafshire.id, 'first: 1', { asks: harbour.id });
    expect(other).toMatchObject({ data: { auditTrail: null }, errors: code });
    expect(await trail(leafshire.id, 'first: 1', { releaseOrder: false })).toMatchObject({ errors: code });

    const { data } = await trail(leafshire.id, 'first: 1');
    expect(data?.auditTrail).toMatchObject([
      {
        kind: 'REFUSAL',
        sentence: 'ledger refused a call by agy_leafshire, to ig audit: release order refused (not covered).',
      },
    ]);
  });

  it('takes nothing without the credential', async () => {
    const response = await ingest(sampleEvents('stranger', 1).map(canonicalBytes), 'guess');
    expect(response.status).toBe(401);
    expect((await trail(leafshire.id, 'requestId: "req_stranger_0"')).data?.auditTrail).toEqual([]);
  });

  it('gets every event once that a journal kept while it was down', async () => {
    const port = Number(new URL(ledger.url).port);
    const journal = await openJournal({
      directory: join(home, 'down'),
      transport: ledgerTransport({ url: ledger.url, token }),
      logger: quiet,
    });
    const events = sampleEvents('down', 30, { decisionId: 'dec_down' });
    await journal.append(events.slice(0, 10));
    await ledger.close();
    for (const event of events.slice(10)) await journal.append([event]);
    expect(journal.isWritable()).toBe(true);

    ledger = await startLedger({ ...settings, PONTIO_LEDGER_PORT: port });
    await journal.whenDrained();
    await journal.close();
    const { data } = await trail(leafshire.id, 'decisionId: "dec_down", first: 100');
    expect(data?.auditTrail?.map(({ id }) => id)).toEqual(idsOf(events));
  }, 30_000);

  it('does not start where no event could reach it', async () => {
    const { PONTIO_LEDGER_INGEST_TOKEN: _closed, ...unreachable } = settings;
    await expect(startLedger(unreachable)).rejects.toThrow('The ledger would get no events: set');
  });
});

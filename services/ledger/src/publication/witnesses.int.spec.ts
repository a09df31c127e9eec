import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '@pontio/testing/servers';
import {
  type Policy,
  type TreeHead,
  considerCheckpoint,
  cosign,
  formatNoteKey,
  noteSigner,
  parsePolicy,
  trustCheckpoint,
} from '@pontio/transparency-log';
import { once } from 'node:events';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type TestLog, openTestLog } from '../../test/test-log.js';
import { testSigner } from '../../test/test-signer.js';
import { readCheckpoint } from '../application/read-log.js';

/** A witness over HTTP as the protocol has it, which remembers what it cosigned. */
class TestWitness {
  readonly signer = noteSigner('witness.example/w', 'WITNESS', new Uint8Array(32).fill(9));
  latest: TreeHead | undefined;
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const memory = { logs: [testSigner.public], latest: () => this.latest };
      const considered = considerCheckpoint(Buffer.concat(chunks).toString(), memory);
      if (considered.status === 200) {
        this.latest = considered.checkpoint;
        response.end(cosign(considered.text, this.signer, 1_790_000_000));
      } else
        response.writeHead(considered.status).end('size' in considered ? `${String(considered.size)}\n` : '');
    });
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

describe('the witnesses of the log', () => {
  const witness = new TestWitness();
  let policy: Policy;
  let log: TestLog;
  beforeAll(async () => {
    const url = await witness.start();
    policy = parsePolicy(
      `log ${formatNoteKey(testSigner.public)}\nwitness w ${formatNoteKey(witness.signer.public)} ${url}\nquorum w\n`,
    );
    log = await openTestLog(await createTestDatabase(), { policy });
  }, 60_000);
  afterAll(async () => {
    await log.drop();
    witness.stop();
  });

  async function checkpointOf(size: number): Promise<{ note: string; isWitnessed: boolean }> {
    for (;;) {
      const [found] = await log.reader.query<{ note: string; isWitnessed: boolean }[]>(
        'select note, is_witnessed as "isWitnessed" from checkpoint where size = $1',
        [size],
      );
      if (found) return found;
      await pause(50);
    }
  }

  it('cosign each checkpoint that continues the one before, also when they remember another size', async () => {
    await log.tell('DISCLOSURE');
    expect(trustCheckpoint((await checkpointOf(1)).note, policy).cosignedBy).toEqual(['w']);
    await log.tell('DISCLOSURE');
    const { note, isWitnessed } = await checkpointOf(2);
    expect(trustCheckpoint(note, policy)).toMatchObject({ size: 2, cosignedBy: ['w'] });
    expect(isWitnessed).toBe(true);
    expect(await readCheckpoint(log.reader)).toBe(note);
  });

  it('do not cosign a log that they saw otherwise: it goes on, and says that it is unwitnessed', async () => {
    witness.latest = { size: 2, root: new Uint8Array(32).fill(3) };
    await log.tell('DISCLOSURE');
    const { note, isWitnessed } = await checkpointOf(3);
    expect(isWitnessed).toBe(false);
    expect(() => trustCheckpoint(note, policy)).toThrow('cosigned by no witness');
  });
});

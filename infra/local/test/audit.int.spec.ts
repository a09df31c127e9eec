import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway } from '@pontio/gateway';
import { describeWithKafka } from '@pontio/testing/servers';
import { type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import type { AuditEntry } from '../src/demo/audit-entries.js';
import { aboutEllie, sanaAsks } from '../src/demo/questions.js';
import { type TestSystem, startTestSystem, until, valuesOf } from './test-system.js';

const MINUTE = 60_000;
const isWhole = (entries: readonly AuditEntry[]): boolean =>
  entries.filter(({ kind }) => kind === 'REQUEST_INTENT').length === 3 &&
  entries.filter(({ kind }) => kind === 'DISCLOSURE').length === 3;

/** Every entry of every answer is in the ledger, and no entry is there twice. */
async function expectAllOnce(system: TestSystem, answers: readonly GatewayAnswer[]): Promise<void> {
  for (const answer of answers) {
    const entries = await system.auditOf(answer, isWhole);
    expect(entries).toHaveLength(6);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(6);
  }
}

describeWithKafka('when Kafka is killed in the middle of the day', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem('embedded');
  }, 3 * MINUTE);
  afterAll(() => system.close(), MINUTE);

  it(
    'goes on answering, because the journal is durable, and loses no event',
    async () => {
      const answers = [await system.askAs(sanaAsks)];
      await expectAllOnce(system, answers);
      await system.parts.kill('Kafka');
      answers.push(await system.askAs(sanaAsks), await system.askAs(sanaAsks));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      await system.parts.start('Kafka');
      answers.push(await system.askAs(sanaAsks));
      await expectAllOnce(system, answers);
    },
    3 * MINUTE,
  );
});

describe.each(['shared', 'none'] as const)('when the ledger is stopped (Kafka: %s)', (kafka) => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem(kafka);
  }, 2 * MINUTE);
  afterAll(() => system.close(), MINUTE);

  it(
    'goes on answering, and loses no event',
    async () => {
      await system.parts.kill('ledger');
      const answers = [await system.askAs(sanaAsks), await system.askAs(sanaAsks)];
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      await system.parts.start('ledger');
      answers.push(await system.askAs(sanaAsks));
      await expectAllOnce(system, answers);
    },
    2 * MINUTE,
  );
});

describe('when the journal cannot be written', () => {
  let system: TestSystem;
  let journal: string;
  beforeAll(async () => {
    system = await startTestSystem('none');
    journal = join(system.stateDir, 'journal', 'tested');
  }, 2 * MINUTE);
  afterAll(() => system.close(), MINUTE);
  afterEach(() => {
    rmSync(journal, { recursive: true, force: true });
  });

  async function withGateway(use: (askSana: () => Promise<GatewayAnswer>) => Promise<void>): Promise<void> {
    const service = await startGateway({
      ...system.gatewaySettings,
      PONTIO_GATEWAY_PORT: 0,
      PONTIO_GATEWAY_JOURNAL_DIR: journal,
      // Ellie is asked about until there is an answer.
      PONTIO_GATEWAY_PERSON_RATE: 10_000,
    });
    const token = await tokenFor(sanaAsks, system.description);
    try {
      await use(() => ask({ gateway: `${service.url}/graphql` }, token, aboutEllie));
    } finally {
      await service.close();
    }
  }

  const refusal = {
    status: 503,
    errors: [
      {
        message: expect.stringContaining('Nothing was shared'),
        extensions: {
          code: 'AUDIT_UNAVAILABLE',
          contacts: expect.arrayContaining([
            expect.objectContaining({ agency: 'agy_alderbrook', phone: '01632 960401' }),
          ]),
        },
      },
    ],
  };

  it('shares nothing, says whom to telephone, and shares again once it can be written', async () => {
    await withGateway(async (askSana) => {
      expect(valuesOf((await askSana()).data)).not.toEqual([]);

      rmSync(journal, { recursive: true });
      writeFileSync(journal, 'a file where the folder was');
      const answer = await askSana();
      expect(answer).toMatchObject(refusal);
      expect(valuesOf(answer.data)).toEqual([]);

      rmSync(journal);
      mkdirSync(journal, { mode: 0o700 });
      await untilAnswered(askSana);
    });
  });

  it('shares nothing when the disk is full', async () => {
    mkdirSync(journal, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', journal], { stdio: 'ignore' });
    } catch {
      process.stderr.write(
        '\nSKIPPED "shares nothing when the disk is full": a tiny disk cannot be mounted here\n',
      );
      return;
    }
    try {
      await withGateway(async (askSana) => {
        expect(valuesOf((await askSana()).data)).not.toEqual([]);
        fillDisk();
        expect(await askSana()).toMatchObject(refusal);
        rmSync(join(journal, 'filler'));
        await untilAnswered(askSana);
      });
    } finally {
      execFileSync('umount', [journal]);
    }
  });

  /** The journal looks by itself, every second, whether it can write again. */
  async function untilAnswered(askSana: () => Promise<GatewayAnswer>): Promise<void> {
    const answer = await until(askSana, ({ data }) => valuesOf(data).length > 0);
    expect(valuesOf(answer.data)).not.toEqual([]);
  }

  /** `dd` ends with an error when the disk is full, which is what it is asked for. */
  function fillDisk(): void {
    expect(() =>
      execFileSync('dd', ['if=/dev/zero', `of=${join(journal, 'filler')}`, 'bs=1k'], { stdio: 'ignore' }),
    ).toThrow();
  }
});

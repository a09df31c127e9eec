import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway } from '@pontio/gateway';
import type { RunningService } from '@pontio/platform';
import { type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import { aboutEllie, sanaAsks } from '../src/demo/questions.js';
import { type TestSystem, startTestSystem, until, valuesOf } from './test-system.js';

const shipped = dirname(createRequire(import.meta.url).resolve('@pontio/vocabulary/law/law.schema.json'));

/** Sana, naming the new duty to share and nothing else. */
const sanaUnderDuty = { ...sanaAsks, legalGateways: ['ENG.CA2004.16LA'] };

describe('law that changes while the gateway runs', () => {
  let system: TestSystem;
  let gateway: RunningService;
  const folder = mkdtempSync(join(tmpdir(), 'pontio-law-'));
  const file = join(folder, 'children.yaml');
  beforeAll(async () => {
    cpSync(shipped, folder, { recursive: true });
    system = await startTestSystem('none');
    gateway = await startGateway({
      ...system.gatewaySettings,
      PONTIO_GATEWAY_PORT: 0,
      PONTIO_GATEWAY_JOURNAL_DIR: join(system.stateDir, 'journal', 'law'),
      PONTIO_GATEWAY_LAW_DIR: folder,
      PONTIO_GATEWAY_LAW_LOOK_SECONDS: 1,
      // Ellie is asked about until the law has changed.
      PONTIO_GATEWAY_PERSON_RATE: 10_000,
    });
  }, 120_000);
  afterAll(async () => {
    await gateway.close();
    await system.close();
    rmSync(folder, { recursive: true });
  }, 60_000);

  const asked = async (): Promise<GatewayAnswer> =>
    ask({ gateway: `${gateway.url}/graphql` }, await tokenFor(sanaUnderDuty, system.description), aboutEllie);
  const edit = (change: (text: string) => string): void => {
    writeFileSync(file, change(readFileSync(file, 'utf8')));
  };
  const sharesAttendance = ({ data }: GatewayAnswer): boolean =>
    valuesOf(data).includes('person.education.attendancePercent');
  const versions = async (): Promise<readonly unknown[]> => {
    const events = await system.storedEvents();
    return [...new Set(events.map(({ lawVersion }) => lawVersion).filter(Boolean))];
  };

  it('is in force for the next decisions, no request is dropped, and the audit trail tells which law each rests on', async () => {
    expect(sharesAttendance(await asked())).toBe(true);
    edit((text) => text.replace("from: '2026-09-30'", "from: '2026-09-30'\n    to: '2026-10-31'"));
    const after = await until(asked, (answer) => !sharesAttendance(answer));
    expect(after).toMatchObject({ status: 200, errors: [] });
    expect(after.sharing?.withheld.map(({ reason }) => reason)).toContain('GATEWAY_NOT_IN_FORCE');
    expect(await until(versions, (seen) => seen.length >= 2)).toHaveLength(2);
  });

  it('is left alone by a text that cannot be read, and follows the next that can', async () => {
    edit(() => 'gateways: [');
    expect(sharesAttendance(await asked())).toBe(false);
    cpSync(join(shipped, 'children.yaml'), file);
    const answers: number[] = [];
    const again = await until(async () => {
      const answer = await asked();
      answers.push(answer.status);
      return answer;
    }, sharesAttendance);
    expect(sharesAttendance(again)).toBe(true);
    expect(new Set(answers)).toEqual(new Set([200]));
  });
});

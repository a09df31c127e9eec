import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { logTo } from '@pontio/platform';
import type { SeenRequest } from '@pontio/sandbox';
import { ada, ellie, kate, noah, sana } from '@pontio/testing';
import { describeWithKafka, testKafka } from '@pontio/testing/servers';
import { Kafka, logLevel } from 'kafkajs';
import { type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import { aboutEllie, sanaAsks, tomAsks } from '../src/demo/questions.js';
import { change, declareAboutEllie } from './register-questions.js';
import { type TestSystem, startTestSystem } from './test-system.js';

/** Values of seeded people that must stay in answers and in the agencies' own systems. */
const canaries = [ellie, kate, noah, ada]
  .flatMap(({ givenName, familyName, nhsNumber, upn, birthDate, address }) => [
    ...[givenName, familyName, nhsNumber, birthDate, address.line, address.postcode],
    ...(upn === undefined ? [] : [upn]),
  ])
  .concat('Anaphylaxis', 'bruise', 'Nan', sana.name);

const sung = (text: string): string[] =>
  canaries.filter((canary) => new RegExp(`\\b${canary}\\b`).test(text));

describeWithKafka('no personal value', () => {
  const logged: string[] = [];
  const seen: SeenRequest[] = [];
  let system: TestSystem;
  let faults: GatewayAnswer[];

  beforeAll(async () => {
    process.env['PONTIO_LOG_LEVEL'] = 'trace';
    logTo({ write: (line: string) => void logged.push(line) });
    system = await startTestSystem('shared', { onSandboxRequest: (request) => void seen.push(request) });
    faults = await everyKindOfTrouble();
  }, 180_000);
  afterAll(async () => {
    process.env['PONTIO_LOG_LEVEL'] = 'silent';
    await system.close();
  }, 60_000);

  /** Asks well, asks badly, and asks while things are down: whatever might make somebody write too much. */
  async function everyKindOfTrouble(): Promise<GatewayAnswer[]> {
    const answers = [await system.askAs(sanaAsks), await system.askAs(tomAsks)];
    const token = await tokenFor(sanaAsks, system.description);
    const say = (query: string, variables = {}): Promise<GatewayAnswer> =>
      ask(system.description, token, { query, variables });
    const child = `identifier: { system: NHS, value: "${ellie.nhsNumber}" }`;
    answers.push(
      await say(`{ person(${child}) { nothing } }`),
      await say(`{ person(identifier: { system: "${ellie.nhsNumber}" }) { id } }`),
      await say(aboutEllie.query, { child: { system: 'NHS', value: { name: ellie.givenName } } }),
      await say(aboutEllie.query, { child: { system: 'NHS', value: ellie.familyName } }),
      await say(`{ person(${child} `),
      ...(await everyKindOfChange(say)),
    );
    for (const part of [
      'agency-health',
      'Alderbrook schools API',
      'Willowbank FHIR server',
      'person-index',
      'governance',
    ]) {
      await system.parts.stop(part);
      answers.push(await system.askAs(sanaAsks));
      await system.parts.start(part);
    }
    return answers;
  }

  /** Changes made well, made badly, and not made. */
  async function everyKindOfChange(
    say: (query: string, variables?: object) => Promise<GatewayAnswer>,
  ): Promise<GatewayAnswer[]> {
    const words = `${ellie.givenName} ${ellie.familyName} is at ${ellie.address.line}`;
    const changes = [
      declareAboutEllie({ justification: words }),
      declareAboutEllie({ ground: ellie.familyName, justification: words }),
      declareAboutEllie({ person: { system: ellie.nhsNumber, value: words }, justification: words }),
      declareAboutEllie({ person: { system: 'NHS', value: words } }),
      declareAboutEllie({ justification: { words } }),
      change('requestToShare', { ticket: words, why: words }, 'id'),
      change('closeBreakGlass', { id: words }, 'id'),
    ];
    const answers: GatewayAnswer[] = [];
    for (const { query, variables } of changes) answers.push(await say(query, variables));
    await system.parts.stop('governance');
    const last = declareAboutEllie({ justification: words });
    answers.push(await say(last.query, last.variables));
    await system.parts.start('governance');
    return answers;
  }

  it('is in any log line, at the most talkative level', () => {
    expect(logged.length).toBeGreaterThan(20);
    expect(sung(logged.join('\n'))).toEqual([]);
  });

  it('is in any error', () => {
    const errors = faults.flatMap((answer) => answer.errors);
    expect(errors.length).toBeGreaterThan(6);
    expect(sung(JSON.stringify(errors))).toEqual([]);
  });

  it('is in any URL that an agency system was called at', () => {
    expect(seen.length).toBeGreaterThan(5);
    expect(sung(seen.map(({ path }) => decodeURIComponent(path)).join('\n'))).toEqual([]);
  });

  it('is in any Kafka key or any event', async () => {
    const messages = await readTopic('ig.audit.v1');
    expect(messages.length).toBeGreaterThan(10);
    expect(sung(messages.map(({ key }) => key).join('\n'))).toEqual([]);
    expect(sung(messages.map(({ value }) => value).join('\n'))).toEqual([]);
  });

  it('is in the journals on disk', () => {
    const journal = readFileSync(
      join(system.stateDir, 'journal', 'gateway', 'segment-000000000001.log'),
      'utf8',
    );
    expect(journal).toContain('DISCLOSURE'.toLowerCase());
    expect(sung(journal)).toEqual([]);
  });

  it('escapes this test: each canary is sung when it is planted', () => {
    for (const canary of canaries) expect(sung(`{"msg":"asked about ${canary} today"}`)).toContain(canary);
  });

  /** Everything on the topic up to now. */
  async function readTopic(topic: string): Promise<{ key: string; value: string }[]> {
    const { brokers, prefix } = await testKafka();
    const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(topic);
    await admin.disconnect();
    const total = ends.reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
    const consumer = kafka.consumer({ groupId: `${prefix}canary` });
    const found: { key: string; value: string }[] = [];
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      consumer
        .run({
          eachMessage: ({ message }) => {
            found.push({ key: String(message.key), value: String(message.value) });
            if (found.length >= total) resolve();
            return Promise.resolve();
          },
        })
        .catch(reject);
    });
    await consumer.disconnect();
    return found;
  }
});

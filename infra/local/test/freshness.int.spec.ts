import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startGateway } from '@pontio/gateway';
import type { RunningService } from '@pontio/platform';
import { ellie, kate, noah } from '@pontio/testing';
import { type Asker, type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import { aboutEllie, sanaAsks } from '../src/demo/questions.js';
import { type TestSystem, startTestSystem, until, valuesOf } from './test-system.js';

const NOTES = 'person.education.behaviourNotes.text';
const child = { system: 'NHS', value: ellie.nhsNumber };
const mother = { system: 'NHS', value: kate.nhsNumber };

/** Sana, relying on the power to co-operate alone: behaviour notes then need somebody's yes. */
const sanaUnderPower: Asker = { ...sanaAsks, legalGateways: ['ENG.CA2004.10-11'] };

/** Kate's yes, recorded by Sana: with parental responsibility for Ellie, and for whatever Sana asks. */
const katesYes = {
  query: `mutation ($child: PersonRef!, $input: ConsentInput!) {
    recordConsent(person: $child, input: $input) { id state }
  }`,
  variables: {
    child,
    input: {
      kind: 'CONFIDENTIALITY_CONSENT',
      state: 'GIVEN',
      givenBy: mother,
      capacity: 'PR',
      method: 'VERBAL',
      informationGivenRef: 'leaflet 3',
    },
  },
};

const katesResponsibility = {
  query: `mutation ($child: PersonRef!, $mother: PersonRef!, $input: RepresentativeInput!) {
    recordRepresentative(person: $child, representative: $mother, input: $input) { id }
  }`,
  variables: {
    child,
    mother,
    input: { capacity: 'PR', evidence: 'Birth certificate seen', from: '2016-03-14' },
  },
};

describe('facts that change', () => {
  let system: TestSystem;
  let replica: RunningService;
  beforeAll(async () => {
    system = await startTestSystem();
    replica = await startGateway({
      ...system.gatewaySettings,
      PONTIO_GATEWAY_PORT: 0,
      PONTIO_GATEWAY_JOURNAL_DIR: join(system.stateDir, 'journal', 'replica'),
    });
  }, 120_000);
  afterAll(async () => {
    await replica.close();
    await system.close();
  }, 60_000);

  const askReplica = async (): Promise<GatewayAnswer> =>
    ask(
      { gateway: `${replica.url}/graphql` },
      await tokenFor(sanaUnderPower, system.description),
      aboutEllie,
    );
  const made = async (body: Parameters<typeof ask>[2]): Promise<Record<string, { id: string }>> => {
    const { data, errors } = await system.askAs(sanaUnderPower, body);
    expect(errors).toEqual([]);
    return data as Record<string, { id: string }>;
  };

  it('are honoured by the next request on every replica: a yes, and its withdrawal', async () => {
    expect(valuesOf((await askReplica()).data)).not.toContain(NOTES);
    await made(katesResponsibility);
    const { recordConsent } = await made(katesYes);
    expect(valuesOf((await askReplica()).data)).toContain(NOTES);
    await made({
      query: `mutation ($id: ID!) {
        withdrawConsent(id: $id, method: "VERBAL", reason: "Kate rang: she does not want this any more.") { id }
      }`,
      variables: { id: recordConsent?.id },
    });
    expect(valuesOf((await askReplica()).data)).not.toContain(NOTES);
  });

  it('cannot be confirmed: consent counts as not given, no place is told, and the audit trail says so', async () => {
    await system.askAs(sanaAsks);
    await system.parts.stop('governance');
    const answer = await system.askAs(sanaAsks);
    await system.parts.start('governance');
    const values = valuesOf(answer.data);
    expect(values).toContain('person.education.attendancePercent');
    expect(values.filter((path) => /address|schoolName|registeredPractice/i.test(path))).toEqual([]);
    const event = await until(
      async () =>
        (await system.storedEvents()).find(({ correlation }) => correlation === answer.sharing?.requestId),
      (found) => found !== undefined,
    );
    expect(event).toMatchObject({ freshness: 'NOT_GUARANTEED' });
  });

  it('are not known of somebody: nothing is shared while they cannot be read', async () => {
    await system.parts.stop('governance');
    const answer = await system.askAs(sanaAsks, {
      ...aboutEllie,
      variables: { child: { system: 'NHS', value: noah.nhsNumber } },
    });
    await system.parts.start('governance');
    expect(answer).toMatchObject({
      status: 503,
      errors: [
        {
          extensions: {
            code: 'DECISION_UNAVAILABLE',
            contacts: expect.arrayContaining([expect.objectContaining({ phone: '01632 960301' })]),
          },
        },
      ],
    });
    expect(valuesOf(answer.data)).toEqual([]);
    const recovered = await system.askUntil(sanaAsks, ({ status }) => status === 200);
    expect(recovered.status).toBe(200);
  });
});

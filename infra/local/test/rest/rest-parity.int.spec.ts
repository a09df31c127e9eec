import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PersistedOperation, readOperations, shippedOperations } from '@pontio/gateway/operations';
import { grace, joan, mair, ravi } from '@pontio/testing';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Asker } from '../../src/demo/ask.js';
import { carysAsks, devikaAsks, mayaAsks, sanaAsks, tomAsks } from '../../src/demo/questions.js';
import { type TestSystem, startTestSystem, until } from '../test-system.js';
import { type HttpAnswer, alike, headersOf, send } from './rest-client.js';

const { operations } = readOperations(shippedOperations);

/** People of different standing, each for purposes that their systems may ask for. */
const askers: Readonly<Record<string, Asker>> = {
  'Sana, who leads the enquiry': sanaAsks,
  'Sana, under another law': { ...sanaAsks, legalGateways: ['EW.CA1989.47'] },
  'Tom, who is not involved': tomAsks,
  'Tom, in an emergency': {
    practitioner: tomAsks.practitioner,
    purpose: 'EMERGENCY',
    legalGateways: ['UK.VITAL'],
  },
  'Maya, for family help': mayaAsks,
  'Carys, in Wales': carysAsks,
  'Joan, of a charity': { ...sanaAsks, practitioner: joan, purpose: 'EARLY_HELP' },
  'Mair, of the school': { ...sanaAsks, practitioner: mair },
  'Ravi, a doctor': { ...sanaAsks, practitioner: ravi, purpose: 'DIRECT_CARE' },
  'Devika, an officer': devikaAsks,
  'Grace, an officer elsewhere': { ...devikaAsks, practitioner: grace },
};

interface Pair {
  readonly title: string;
  readonly operation: PersistedOperation;
  readonly graphql: HttpAnswer;
  readonly rest: HttpAnswer;
}

describe('every operation that ships, over GraphQL and over REST', () => {
  let system: TestSystem;
  const pairs: Pair[] = [];
  let events: readonly Record<string, unknown>[] = [];
  beforeAll(async () => {
    system = await startTestSystem();
    const answered = await system.askAs(sanaAsks);
    await system.auditOf(answered);
    // A trail that grows while it is read is another each time.
    const more = { 'own-audit-trail': { request: answered.sharing?.requestId } };
    for (const [who, asker] of Object.entries(askers)) {
      const headers = await headersOf(asker, system.description);
      for (const operation of operations) {
        const title = `${operation.name}: ${who}`;
        const variables = { ...operation.example, ...more[operation.name as keyof typeof more] };
        pairs.push(await askBoth(title, operation, variables, headers));
        if (asker === sanaAsks)
          pairs.push(await askBoth(`${title}, explained`, operation, variables, headers, { explain: true }));
      }
    }
    events = await until(
      () => system.storedEvents(),
      (stored) => pairs.every(({ graphql, rest }) => haveEnded(graphql, rest, stored)),
    );
  }, 240_000);
  afterAll(() => system.close(), 60_000);

  async function askBoth(
    title: string,
    operation: PersistedOperation,
    variables: Readonly<Record<string, unknown>>,
    headers: Readonly<Record<string, string>>,
    sharing?: object,
  ): Promise<Pair> {
    const { id, name } = operation;
    const claims = sharing && { extensions: { sharing } };
    const graphql = await send(system.description, '/graphql', {
      ...{ method: 'POST', headers },
      body: JSON.stringify({ documentId: id, variables, ...claims }),
    });
    await closeGlass(graphql, headers);
    const rest = await send(system.description, `/rest/v1/operations/${name}`, {
      ...{ method: 'POST', headers },
      body: JSON.stringify({ ...variables, ...(sharing && { sharing }) }),
    });
    await closeGlass(rest, headers);
    return { title, operation, graphql, rest };
  }

  /** Only whoever has no declaration open can declare again. */
  async function closeGlass(answer: HttpAnswer, headers: Readonly<Record<string, string>>): Promise<void> {
    const id = declaredIn(answer);
    if (id === undefined) return;
    const query = 'mutation ($id: ID!) { closeBreakGlass(id: $id) { status } }';
    const body = JSON.stringify({ query, variables: { id } });
    await send(system.description, '/graphql', { method: 'POST', headers, body });
  }

  /** The pairs that differ in what is looked at. */
  const different = (look: (answer: HttpAnswer) => string): readonly object[] =>
    pairs.flatMap(({ title, graphql, rest }) =>
      look(graphql) === look(rest) ? [] : [{ title, graphql: look(graphql), rest: look(rest) }],
    );

  it('have the same answer and status, but for ids and times', () => {
    expect(different(({ status, body }) => alike({ status, body }))).toEqual([]);
  });

  it('have the same events in the audit trail, but for ids and times', () => {
    expect(different((answer) => eventsOf(answer, events).map(alike).sort().join('\n'))).toEqual([]);
    expect(pairs.filter(({ rest }) => eventsOf(rest, events).length === 0)).toEqual([]);
  });

  it('are a spread: whole and partial answers, refusals to share, and refusals at the door', () => {
    const outcomes = new Set(pairs.map(({ rest }) => outcomeOf(rest)));
    expect([...outcomes]).toEqual(
      expect.arrayContaining([
        'PERMIT',
        'PARTIAL',
        'DENY',
        'DENY_REQUESTABLE',
        'OPERATION_NOT_FOR_PURPOSE',
        'TICKET_INVALID',
      ]),
    );
  });

  it('have answers that fit their description', async () => {
    const description = await send(system.description, '/rest/v1/openapi.json', {
      headers: await headersOf(sanaAsks, system.description),
    });
    const validatorOf = validators(description.body);
    const misfits = pairs.flatMap(({ title, operation, rest }) => {
      const validate = validatorOf(operation.name, rest.status);
      return validate(rest.body) ? [] : [{ title, errors: validate.errors }];
    });
    expect(misfits).toEqual([]);
  });
});

type Stored = readonly Record<string, unknown>[];

/** The events of a request; of a change, the one by which the register made it. */
function eventsOf(answer: HttpAnswer, stored: Stored): Stored {
  const made = declaredIn(answer);
  if (made === undefined) return stored.filter(({ correlation }) => correlation === answer.requestId);
  // A declaration says why; that it was closed does not.
  return stored.filter(({ record, reason }) => record === made && reason !== undefined);
}

/** The declaration that an answer says was made. */
function declaredIn({ body }: HttpAnswer): string | undefined {
  return (body['data'] as { declareBreakGlass?: { id: string } } | undefined)?.declareBreakGlass?.id;
}

/** Both have said how they ended, in as many events. */
function haveEnded(one: HttpAnswer, other: HttpAnswer, stored: Stored): boolean {
  const isEnd = ({ cells }: Record<string, unknown>): boolean =>
    !((cells ?? []) as { status: string }[]).some(({ status }) => status === 'ASKED');
  const [ofOne, ofOther] = [eventsOf(one, stored), eventsOf(other, stored)];
  return ofOne.length === ofOther.length && ofOne.some(isEnd) && ofOther.some(isEnd);
}

function outcomeOf({ body }: HttpAnswer): string | undefined {
  const { errors, extensions } = body as {
    errors?: { extensions: { code: string } }[];
    extensions?: { sharing: { outcome?: string } };
  };
  return extensions?.sharing.outcome ?? errors?.[0]?.extensions.code;
}

/** Checks answers of one operation by what the description says of their status. */
function validators(description: HttpAnswer['body']): (name: string, status: number) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema({ $id: 'doc', ...description });
  return (name, status) => {
    const response = `${name}/post/responses/200/content/application~1json/schema`;
    const at = status === 200 ? `/paths/~1operations~1${response}` : '/components/schemas/Refused';
    const known = ajv.getSchema(`doc#${at}`);
    if (known === undefined) throw new Error(`the description has no ${at}`);
    return known;
  };
}

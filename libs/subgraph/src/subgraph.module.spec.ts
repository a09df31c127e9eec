import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Args, Context, Mutation, Resolver, ResolveReference } from '@nestjs/graphql';
import { PontioError } from '@pontio/errors';
import { createLogger, type RunningService, serveNest } from '@pontio/platform';
import {
  type OrderActor,
  REGISTER_SUBJECT,
  type ReleaseGrant,
  ReleaseOrderSigner,
} from '@pontio/request-context';
import { type CryptoKey, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';
import type { Refusal } from './release-door.js';
import { SubgraphContext } from './release.js';
import { labelRow } from './row-labels.js';
import { subgraphModule } from './subgraph.module.js';

const typeDefs = `
  type Person @key(fields: "id") {
    id: ID @ig(category: "DEMOGRAPHIC", level: C1, nature: ADMIN)
    school: School @ig(category: "EDUCATION", level: C2)
  }
  type School @ig(category: "EDUCATION", level: C2) {
    attendance: Int
    notes: [Note]
  }
  type Note @ig(category: "COUNSELLING", level: C4) {
    text: String
    _label: RowLabel @inaccessible
  }
  type Loan @key(fields: "ref") @ig(category: "EDUCATION", level: C2) {
    ref: ID
    title: String
  }
  type Query { anything: String @ig(category: "DIRECTORY", level: C0) }
  type Mutation { keep(text: String): String @ig(category: "AUDIT", level: C2) }
`;

@Resolver()
class NoteResolver {
  @Mutation('keep')
  keep(@Args('text') text: string, @Context() context: SubgraphContext): string {
    if (text === '') throw new PontioError('CHANGE_INVALID', { problems: ['text: must say something.'] });
    return `kept for ${context.release.order.actor?.practitionerId ?? 'nobody'}`;
  }
}

const sana: OrderActor = {
  practitionerId: 'prc_sana',
  agencyId: 'agy_a',
  role: 'SOCIAL_WORKER',
  client: { id: 'case-system', tokenId: 'tok_1' },
};

@Resolver('Person')
class PersonResolver {
  @ResolveReference()
  person({ id }: { id: string }): unknown {
    return {
      id,
      school: { attendance: 91, notes: [labelRow({ text: `note about ${id}` }, { level: 'C5' })] },
    };
  }
}

@Resolver('Loan')
class LoanResolver {
  @ResolveReference()
  loan({ ref }: { ref: string }): unknown {
    return { ref, title: `title of ${ref}` };
  }
}

const ATTENDANCE = ['Query._entities', 'Person.school', 'School.attendance'];
const query = (selection: string): string =>
  `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { ${selection} } } }`;

describe('a subgraph', () => {
  let service: RunningService;
  let gatewayKey: CryptoKey;
  const refusals: Refusal[] = [];

  beforeAll(async () => {
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    gatewayKey = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'gw' };
    service = await serveNest(
      subgraphModule({
        name: 'agency-test',
        typeDefs,
        gatewayKeys: createLocalJWKSet({ keys: [jwk] }),
        recordRefusal: (refusal) => Promise.resolve(void refusals.push(refusal)),
        providers: [PersonResolver, NoteResolver, LoanResolver],
        rootSubjects: { keep: () => [REGISTER_SUBJECT] },
      }),
      { name: 'agency-test', port: 0, logger: createLogger('test') },
    );
  });
  afterAll(() => service.close());

  const order = (grants: ReleaseGrant[], audience = 'agency-test', key = gatewayKey): Promise<string> =>
    new ReleaseOrderSigner(key, 'gw').sign({
      id: 'ord_1',
      purpose: 'SAFEGUARD_CHILD',
      recipient: 'agy_a',
      audience,
      grants,
    });

  async function ask(
    selection: string,
    people: string[],
    releaseOrder?: string,
  ): Promise<{ data: unknown; code: unknown }> {
    return askEntities(
      query(selection),
      people.map((id) => ({ __typename: 'Person', id })),
      releaseOrder,
    );
  }

  async function askEntities(
    document: string,
    representations: object[],
    releaseOrder?: string,
  ): Promise<{ data: unknown; code: unknown }> {
    refusals.length = 0;
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: document,
        variables: { representations },
        extensions: { releaseOrder },
      }),
    });
    const body = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
    return { data: body.data, code: body.errors?.[0]?.extensions.code };
  }

  it('answers a call whose order names the people and the fields', async () => {
    const jws = await order([{ subjects: ['p1', 'p2'], fields: ATTENDANCE }]);
    const answer = await ask('school { attendance __typename }', ['p1', 'p2'], jws);
    expect(answer).toEqual({
      code: undefined,
      data: { _entities: Array(2).fill({ school: { attendance: 91, __typename: 'School' } }) },
    });
    expect(refusals).toEqual([]);
  });

  it('knows a thing by its own key, whatever that is called', async () => {
    const jws = await order([{ subjects: ['L-1'], fields: ['Query._entities', 'Loan.title'] }]);
    const loan = (ref: string): object => ({ __typename: 'Loan', ref });
    const document = query('id').replace('Person { id }', 'Loan { title }');
    expect(await askEntities(document, [loan('L-1')], jws)).toEqual({
      code: undefined,
      data: { _entities: [{ title: 'title of L-1' }] },
    });
    const other = await askEntities(document, [loan('L-1'), loan('L-2')], jws);
    expect(other.code).toBe('RELEASE_ORDER_REFUSED');
  });

  it('keeps no document: the hash of one is no operation', async () => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'OPERATION_INVALID' } }] });
  });

  const covers = (subjects: string[]): ReleaseGrant[] => [{ subjects, fields: ATTENDANCE }];
  it.each<[string, string, () => Promise<string | undefined>]>([
    ['carries no order', 'MISSING', () => Promise.resolve(undefined)],
    ['carries an expired order', 'EXPIRED', () => expired(gatewayKey)],
    ['carries an order for another person', 'NOT_COVERED', () => order(covers(['p2']))],
    ['carries an order for another agency', 'WRONG_AUDIENCE', () => order(covers(['p1']), 'agency-other')],
    [
      'carries an order signed by another key',
      'WRONG_KEY',
      async () => order(covers(['p1']), 'agency-test', (await generateKeyPair('EdDSA')).privateKey),
    ],
    ['carries something that is no order', 'MALFORMED', () => Promise.resolve('not.a.jws')],
  ])('refuses and records an _entities call that %s', async (_what, fault, makeOrder) => {
    const answer = await ask('school { attendance }', ['p1'], await makeOrder());
    expect(answer).toEqual({ data: null, code: 'RELEASE_ORDER_REFUSED' });
    expect(refusals).toMatchObject([{ fault, rootField: 'Query._entities' }]);
  });

  it('refuses the whole call when one field below, reached through a fragment, is not in the order', async () => {
    const jws = await order(covers(['p1']));
    const answer = await ask('school { attendance ... on School { more: notes { text } } }', ['p1'], jws);
    expect(answer).toEqual({ data: null, code: 'RELEASE_ORDER_REFUSED' });
  });

  it('refuses the whole call when one of its people is not in the order', async () => {
    const answer = await ask('school { attendance }', ['p1', 'p2'], await order(covers(['p1'])));
    expect(answer).toEqual({ data: null, code: 'RELEASE_ORDER_REFUSED' });
  });

  it('gives the label of a row with the row, though no order names it', async () => {
    const jws = await order([{ subjects: ['p1'], fields: [...ATTENDANCE, 'School.notes', 'Note.text'] }]);
    expect(await ask('school { notes { text _label } }', ['p1'], jws)).toMatchObject({
      data: { _entities: [{ school: { notes: [{ text: 'note about p1', _label: { level: 'C5' } }] } }] },
    });
  });

  it('gives no label of a row of which nothing else is released', async () => {
    const jws = await order([{ subjects: ['p1'], fields: [...ATTENDANCE, 'School.notes', 'Note._label'] }]);
    expect(await ask('school { notes { _label } }', ['p1'], jws)).toMatchObject({
      code: 'RELEASE_ORDER_REFUSED',
      data: { _entities: [{ school: { notes: [{ _label: null }] } }] },
    });
  });

  describe('asked to change something', () => {
    async function keep(text: string, fields: string[], actor: object | undefined): Promise<unknown> {
      refusals.length = 0;
      const releaseOrder = await new ReleaseOrderSigner(gatewayKey, 'gw').sign({
        ...{ id: 'ord_1', purpose: 'SAFEGUARD_CHILD', recipient: 'agy_a', audience: 'agency-test' },
        grants: [{ subjects: [REGISTER_SUBJECT], fields }],
        ...(actor !== undefined && { actor: actor as OrderActor }),
      });
      const response = await fetch(`${service.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: 'mutation ($text: String) { keep(text: $text) }',
          variables: { text },
          extensions: { releaseOrder },
        }),
      });
      return response.json();
    }

    it('knows for whom, from the order', async () => {
      expect(await keep('x', ['Mutation.keep'], sana)).toEqual({ data: { keep: 'kept for prc_sana' } });
    });

    it('refuses and records a change that the order does not name', async () => {
      expect(await keep('x', ['Query.anything'], sana)).toMatchObject({
        errors: [{ extensions: { code: 'RELEASE_ORDER_REFUSED' } }],
      });
      expect(refusals).toMatchObject([{ fault: 'NOT_COVERED', rootField: 'Mutation.keep' }]);
    });

    it('refuses an order whose actor has not the shape of one', async () => {
      const answer = await keep('x', ['Mutation.keep'], { ...sana, client: 'case-system' });
      expect(answer).toMatchObject({ errors: [{ extensions: { code: 'RELEASE_ORDER_REFUSED' } }] });
      expect(refusals).toMatchObject([{ fault: 'MALFORMED' }]);
    });

    it('tells the caller what is wrong with what was sent', async () => {
      expect(await keep('', ['Mutation.keep'], sana)).toMatchObject({
        errors: [{ extensions: { code: 'CHANGE_INVALID', problems: ['text: must say something.'] } }],
      });
    });
  });

  it('refuses a root field that does not say whom it is about, whatever the order', async () => {
    const jws = await order([{ subjects: ['p1'], fields: ['Query.anything'] }]);
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ anything }', extensions: { releaseOrder: jws } }),
    });
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'RELEASE_ORDER_REFUSED' } }],
    });
  });

  it('does not start when a field has no label, and names the field', async () => {
    const unlabelled = typeDefs.replace('type Note @ig(category: "COUNSELLING", level: C4)', 'type Note');
    const keys = createLocalJWKSet({ keys: [] });
    const start = serveNest(
      subgraphModule({
        name: 'x',
        typeDefs: unlabelled,
        gatewayKeys: keys,
        recordRefusal: () => Promise.resolve(),
      }),
      { name: 'x', port: 0, logger: createLogger('test') },
    );
    await expect(start).rejects.toThrow('Note.text has no @ig label');
  });
});

function expired(key: CryptoKey): Promise<string> {
  return new ReleaseOrderSigner(key, 'gw', () => Date.now() - 120_000).sign({
    ...{ id: 'ord_old', purpose: 'SAFEGUARD_CHILD', recipient: 'agy_a', audience: 'agency-test' },
    grants: [{ subjects: ['p1'], fields: ATTENDANCE }],
  });
}

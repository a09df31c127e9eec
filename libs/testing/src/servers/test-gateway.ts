import { selectedCoordinates } from '@pontio/field-labels';
import { type ReleaseGrant, ReleaseOrderSigner } from '@pontio/request-context';
import { type GraphQLSchema, Kind, type SelectionNode, buildASTSchema, isObjectType, parse } from 'graphql';
import { type CryptoKey, type JWTVerifyGetKey, createLocalJWKSet, exportJWK, generateKeyPair } from 'jose';

/** One question to one agency's subgraph about people, by the agency's own record ids. */
export interface Question {
  readonly subgraph: { readonly name: string; readonly url: string };
  readonly people: readonly string[];
  /** GraphQL selection on `Person`. */
  readonly selection: string;
  /** What the release order grants; left out, exactly what the question needs. */
  readonly grants?: readonly ReleaseGrant[];
}

/** What the subgraph answered. */
export interface Answer {
  /** One entry for each person asked about. */
  readonly people: readonly (Record<string, unknown> | null)[];
  readonly errors: readonly { code: string; path: string }[];
  /** `extensions.source.asOf`. */
  readonly asOf: string | undefined;
}

/** Stands where the gateway stands before an agency: it signs release orders and asks. */
export class TestGateway {
  private readonly schemas = new Map<string, GraphQLSchema>();

  private constructor(
    private readonly key: CryptoKey,
    /** For the subgraph under test. */
    readonly publicKeys: JWTVerifyGetKey,
  ) {}

  static async create(): Promise<TestGateway> {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA');
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'test' }];
    return new TestGateway(privateKey, createLocalJWKSet({ keys }));
  }

  async ask({ subgraph, people, selection, grants }: Question): Promise<Answer> {
    const query = `query ($who: [_Any!]!) { _entities(representations: $who) { ... on Person { ${selection} } } }`;
    const who = people.map((id) => ({ __typename: 'Person', id }));
    const needed = grants ?? [{ subjects: people, fields: await this.fieldsFor(subgraph, selection) }];
    const body = await this.post(subgraph, needed, query, { who });
    const answered = body.data?.['_entities'] as Answer['people'] | null | undefined;
    return {
      people: answered ?? [],
      errors: (body.errors ?? []).map(({ extensions: { code }, path = [] }) => ({
        code,
        path: path.join('.'),
      })),
      asOf: body.extensions?.source?.asOf,
    };
  }

  /** Every coordinate that a selection on `Person` reaches, as the gateway would have it in the order. */
  async fieldsFor(subgraph: Question['subgraph'], selection: string): Promise<string[]> {
    const schema = this.schemas.get(subgraph.name) ?? (await this.loadSchema(subgraph));
    const person = schema.getType('Person');
    if (!isObjectType(person)) throw new Error(`${subgraph.name} serves no Person`);
    return ['Query._entities', ...selectedCoordinates(schema, person, selectionsOf(selection), {})];
  }

  private async loadSchema(subgraph: Question['subgraph']): Promise<GraphQLSchema> {
    const grants = [{ subjects: ['schema'], fields: ['Query._service', '_Service.sdl'] }];
    const { data } = await this.post(subgraph, grants, '{ _service { sdl } }', {});
    const { sdl } = data?.['_service'] as { sdl: string };
    const schema = buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true });
    this.schemas.set(subgraph.name, schema);
    return schema;
  }

  private async post(
    { name, url }: Question['subgraph'],
    grants: readonly ReleaseGrant[],
    query: string,
    variables: object,
  ): Promise<GraphQLBody> {
    const releaseOrder = await new ReleaseOrderSigner(this.key, 'test').sign({
      id: 'ord_test',
      purpose: 'SAFEGUARD_CHILD',
      recipient: 'agy_leafshire',
      audience: name,
      grants,
    });
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables, extensions: { releaseOrder } }),
    });
    return (await response.json()) as GraphQLBody;
  }
}

interface GraphQLBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { extensions: { code: string }; path?: readonly (string | number)[] }[];
  readonly extensions?: { readonly source?: { readonly asOf?: string } };
}

function selectionsOf(selection: string): readonly SelectionNode[] {
  const [definition] = parse(`{ ${selection} }`).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
}

import { Kind, parse } from 'graphql';
import type { PersistedOperation } from '../../persisted/persisted-operation.js';
import type { PontioSupergraph } from '../../supergraph/supergraph.js';
import { type FittingOperation, dataSchema } from './data-schema.js';
import { errorResponses, errorSchema, refusedSchema } from './error-responses.js';
import type { JsonSchema } from './json-schema.js';
import { claimsSchema, dutyContactSchema, sharingSchema } from './sharing-schema.js';
import { type Components, variablesSchema } from './variables-schema.js';

/** Where the REST face stands. */
export const REST_BASE = '/rest/v1';

/** What the document is made from. */
export interface OpenApiSources {
  /** Those that fit the supergraph. */
  readonly operations: readonly PersistedOperation[];
  readonly supergraph: Pick<PontioSupergraph, 'apiSchema' | 'labels'>;
  /** Who gives tokens. */
  readonly issuer: string;
}

/** Describes the REST face in OpenAPI 3.1: a path for each operation, and what leaves by it. */
export function openApiDocument({ operations, supergraph, issuer }: OpenApiSources): JsonSchema {
  const components: Components = new Map();
  const refused = errorResponses();
  const paths = operations.map((held) => [
    `/operations/${held.name}`,
    { post: operationOf(held, supergraph, components, Object.keys(refused)) },
  ]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pontio',
      version: '1',
      description: INTRODUCTION,
    },
    servers: [{ url: REST_BASE }],
    security: [{ issuer: [] }],
    paths: Object.fromEntries(paths) as JsonSchema,
    components: {
      schemas: {
        Claims: claimsSchema(),
        Sharing: sharingSchema,
        DutyContact: dutyContactSchema,
        Error: errorSchema,
        Refused: refusedSchema,
        ...Object.fromEntries(components),
      },
      responses: Object.fromEntries(Object.entries(refused).map(([status, one]) => [`E${status}`, one])),
      securitySchemes: {
        issuer: {
          type: 'openIdConnect',
          openIdConnectUrl: `${issuer}/.well-known/openid-configuration`,
          description:
            'A token of client credentials, whose authorization_details say who asks and why. Send it as "Authorization: Bearer …".',
        },
      },
    },
  };
}

const INTRODUCTION =
  'Questions to the agencies about people they are helping, and changes of the register. Each operation is meant for certain purposes (`x-purposes`); the purpose of a request stands in its token. Every field says in `x-ig` what it is; what is withheld is null, and `extensions.sharing` says why.';

function operationOf(
  held: PersistedOperation,
  supergraph: OpenApiSources['supergraph'],
  components: Components,
  statuses: readonly string[],
): JsonSchema {
  const fitting = fittingOf(held, supergraph);
  const { properties, required } = variablesSchema(supergraph.apiSchema, fitting.operation, components);
  return {
    operationId: held.name,
    summary: held.title,
    description: held.description,
    'x-purposes': held.purposes,
    'x-document-id': `sha256:${held.id}`,
    requestBody: {
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            properties: { ...properties, sharing: { $ref: '#/components/schemas/Claims' } },
            required,
            additionalProperties: false,
          },
          example: held.example,
        },
      },
    },
    responses: {
      '200': answered(dataSchema(fitting)),
      ...Object.fromEntries(
        statuses.map((status) => [status, { $ref: `#/components/responses/E${status}` }]),
      ),
    },
  };
}

function fittingOf(
  { name, document: text }: PersistedOperation,
  supergraph: OpenApiSources['supergraph'],
): FittingOperation {
  const document = parse(text);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error(`${name} holds no operation`);
  return { document, operation, supergraph };
}

function answered(data: JsonSchema): JsonSchema {
  return {
    description: 'Answered; a refusal to share is an answer too.',
    headers: { 'cache-control': { schema: { const: 'no-store' } } },
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: {
            data,
            errors: { type: 'array', items: { $ref: '#/components/schemas/Error' } },
            extensions: {
              type: 'object',
              properties: { sharing: { $ref: '#/components/schemas/Sharing' } },
              required: ['sharing'],
            },
          },
          required: ['data', 'extensions'],
        },
      },
    },
  };
}

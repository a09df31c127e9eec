import { type ErrorCode, type PontioError, errorRegistry } from '@pontio/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { dutyContactOf } from '../answer/contacts.js';
import type { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';

/** Codes after which a practitioner needs somebody to telephone. */
const NEEDS_CONTACT = new Set<ErrorCode>([
  'AUDIT_UNAVAILABLE',
  'DECISION_UNAVAILABLE',
  'OBLIGATION_UNKNOWN',
  'BREAK_GLASS_NOT_OPEN',
  'PERSON_UNCERTAIN',
  'CHANGE_UNCERTAIN',
  'INTERNAL',
]);

/** GraphQL's own complaints that name only what the schema and the document call things, never a value. */
const SAFE_COMPLAINT =
  /^(Cannot query field "\w+" on type "\w+"|Unknown (type|argument|fragment|directive) "@?\w+"|Variable "\$\w+" (is not defined|is never used|of type)|Field "\w+" (must have|must not have|argument "\w+" of type "[\w![\]]+" is required))/;

/** The error as callers get it: code, public sentence, request id, what is wrong with what they sent, and whom to telephone where it matters. */
export async function toGraphQLError(
  error: PontioError,
  exchange: Exchange,
  parts: GatewayParts,
): Promise<GraphQLError> {
  const { code } = error;
  const contacts = NEEDS_CONTACT.has(code) ? await contactsFor(exchange, parts) : [];
  return new GraphQLError(errorRegistry[code].message, {
    originalError: error,
    extensions: {
      code,
      requestId: exchange.requestId,
      ...(error.problems.length > 0 && { problems: error.problems }),
      ...(contacts.length > 0 && { contacts }),
      http: { status: error.httpStatus, headers: new Map([['cache-control', 'no-store']]) },
    },
  });
}

/** The duty contacts of the agencies the request was about; of every agency when it did not get that far. */
async function contactsFor(exchange: Exchange, { directory }: GatewayParts): Promise<unknown[]> {
  const entries = await directory.entries().catch(() => []);
  const asked = new Set(exchange.peek('plan')?.cells.map(({ subgraph }) => subgraph));
  const concerned = entries.filter(
    ({ subgraph }) => typeof subgraph === 'string' && (asked.size === 0 || asked.has(subgraph)),
  );
  return concerned.map(({ id }) => dutyContactOf(id, entries));
}

/** The last word on every error that leaves: only codes of the registry, only public sentences. */
export function publicError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const code = codeOf(formatted);
  const { requestId, problems, contacts, source, contact } = formatted.extensions ?? {};
  const hint = code === 'OPERATION_INVALID' ? SAFE_COMPLAINT.exec(formatted.message)?.[0] : undefined;
  return {
    message: errorRegistry[code].message,
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
    extensions: {
      code,
      ...Object.fromEntries(
        Object.entries({ requestId, problems, contacts, source, contact, hint }).filter(
          ([, value]) => value !== undefined,
        ),
      ),
    },
  };
}

const DOCUMENT_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'OPERATION_RESOLUTION_FAILURE',
]);

function codeOf({ extensions }: GraphQLFormattedError): ErrorCode {
  const given = String(extensions?.['code']);
  if (Object.hasOwn(errorRegistry, given)) return given as ErrorCode;
  return DOCUMENT_CODES.has(given) ? 'OPERATION_INVALID' : 'INTERNAL';
}

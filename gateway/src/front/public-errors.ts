import { type ErrorCode, type PontioError, errorRegistry } from '@pontio/errors';
import type { GraphQLError } from 'graphql';
import { dutyContactOf } from '../answer/contacts.js';
import type { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';

/** An error as callers get it: only codes of the registry, only public sentences. */
export interface PublicError {
  readonly message: string;
  readonly locations?: GraphQLError['locations'];
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: ErrorCode } & Readonly<Record<string, unknown>>;
}

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
  /^(Cannot query field "\w+" on type "\w+"|Unknown (type|argument|fragment|directive) "@?\w+"|Variable "\$\w+" (is not defined|is never used|of type)|Field "\w+" (must have|must not have|argument "\w+" of type "[\w![\]]+" is required)|GraphQL introspection has been disabled|Cannot spread fragment "\w+" within itself)/;

const SUGGESTION = / Did you mean [^?]+\?$/;

/** The error that stopped a request: code, public sentence, request id, what is wrong with what was sent, and whom to telephone where it matters. */
export async function stoppedError(
  { code, problems }: PontioError,
  exchange: Exchange,
  parts: GatewayParts,
): Promise<PublicError> {
  const contacts = NEEDS_CONTACT.has(code) ? await contactsFor(exchange, parts) : [];
  return {
    message: errorRegistry[code].message,
    extensions: {
      code,
      requestId: exchange.requestId,
      ...(problems.length > 0 && { problems }),
      ...(contacts.length > 0 && { contacts }),
    },
  };
}

/**
 * What GraphQL has against a document. Suggestions are in it where the validation made them: only there may a
 * caller learn what the schema holds.
 */
export function documentError({ message, locations }: GraphQLError, requestId: string): PublicError {
  const hint = SAFE_COMPLAINT.exec(message)?.[0];
  const suggestion = SUGGESTION.exec(message)?.[0] ?? '';
  return {
    message: errorRegistry.OPERATION_INVALID.message,
    ...(locations && { locations }),
    extensions: {
      code: 'OPERATION_INVALID',
      requestId,
      ...(hint !== undefined && { hint: `${hint}${suggestion === '' ? '' : `.${suggestion}`}` }),
    },
  };
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

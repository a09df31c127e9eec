/** One public error: what is sent, with which HTTP status, and whether trying again can help. */
export interface ErrorEntry {
  /** HTTP status of the answer. */
  readonly httpStatus: number;
  /** Plain English, says what to do next, holds nothing about any person. */
  readonly message: string;
  /** Whether the same request may succeed later without being changed. */
  readonly retryable: boolean;
}

/**
 * The only place where an error code is born. `docs/reference/errors.md` is generated from it, and a code
 * that no test produces fails the build.
 */
export const errorRegistry = {
  TOKEN_MISSING: {
    httpStatus: 401,
    message: 'Send an access token in the Authorization header: "Authorization: Bearer <token>".',
    retryable: false,
  },
  TOKEN_INVALID: {
    httpStatus: 401,
    message:
      'The access token is not valid here. Ask the authorization server for a new one for this gateway.',
    retryable: false,
  },
  CONTEXT_INVALID: {
    httpStatus: 403,
    message:
      'The token does not say who asks and why. Ask for one whose authorization_details name a practitioner, a purpose, a case reference and the legal gateways.',
    retryable: false,
  },
  SHARING_EXCEEDS_TOKEN: {
    httpStatus: 403,
    message:
      'The request claims more than the token allows in extensions.sharing. Remove what the token does not carry, or ask for a token that carries it.',
    retryable: false,
  },
  OPERATION_REFUSED: {
    httpStatus: 400,
    message:
      'This operation is not accepted. Send one query that asks for at least one shared field, or one change by itself, within the limits for depth, aliases and size.',
    retryable: false,
  },
  OPERATION_INVALID: {
    httpStatus: 400,
    message: 'The operation does not fit the schema. Check its field names, arguments and variables.',
    retryable: false,
  },
  OPERATION_NOT_PERSISTED: {
    httpStatus: 403,
    message:
      'This gateway answers only operations that it holds. Send the documentId of one, or have the operator add yours.',
    retryable: false,
  },
  OPERATION_NOT_FOR_PURPOSE: {
    httpStatus: 403,
    message:
      'This operation may not be used for the purpose of the request. Use one that is meant for it, or ask for a token for the right purpose.',
    retryable: false,
  },
  // Clients that send documents by their hash know this code by name.
  PERSISTED_QUERY_NOT_FOUND: {
    httpStatus: 404,
    message: 'There is no such operation for this client. Check its id or its name.',
    retryable: false,
  },
  REQUEST_TOO_LARGE: {
    httpStatus: 413,
    message: 'The request is larger than is read here. Send less, or in several requests.',
    retryable: false,
  },
  RATE_LIMITED: {
    httpStatus: 429,
    message:
      'Too many requests in a short time. Wait as long as the header Retry-After says, then ask again.',
    retryable: true,
  },
  GATEWAY_CLOSING: {
    httpStatus: 503,
    message: 'This gateway is being stopped and takes no new request. Ask again; another one will answer.',
    retryable: true,
  },
  ANSWER_TOO_LARGE: {
    httpStatus: 422,
    message:
      'Nothing was shared, because the answer is larger than is sent at once. Ask about fewer people, or for fewer fields.',
    retryable: false,
  },
  CALLER_GONE: {
    httpStatus: 499,
    message: 'Nothing was shared, because the caller went away before there was an answer. Ask again.',
    retryable: true,
  },
  AUDIT_UNAVAILABLE: {
    httpStatus: 503,
    message:
      'Nothing was shared, because the audit trail cannot be written. Telephone the duty contact if you cannot wait.',
    retryable: true,
  },
  DECISION_UNAVAILABLE: {
    httpStatus: 503,
    message:
      'Nothing was shared, because the facts a decision rests on cannot be read. Telephone the duty contact if you cannot wait.',
    retryable: true,
  },
  OBLIGATION_UNKNOWN: {
    httpStatus: 503,
    message:
      'Nothing was shared, because sharing it comes with a duty that this gateway cannot carry out. The information-governance team has been told; telephone the duty contact if you cannot wait.',
    retryable: false,
  },
  BREAK_GLASS_NOT_OPEN: {
    httpStatus: 403,
    message:
      'Nothing was shared: no emergency access of yours is open under this id. Declare one, or ask without it.',
    retryable: false,
  },
  RELEASE_ORDER_REFUSED: {
    httpStatus: 403,
    message: 'This call carries no valid release order for what it asks. Ask through the gateway.',
    retryable: false,
  },
  CHANGE_REFUSED: {
    httpStatus: 403,
    message:
      'This change is not yours to make. Ask somebody whose role and agency allow it, or your information-governance officer.',
    retryable: false,
  },
  CHANGE_INVALID: {
    httpStatus: 400,
    message: 'Nothing was changed. Correct what extensions.problems names and send it again.',
    retryable: false,
  },
  RECORD_NOT_FOUND: {
    httpStatus: 404,
    message: 'There is no such record, or none that you may change. Check its id.',
    retryable: false,
  },
  RECORD_STATE: {
    httpStatus: 409,
    message: 'The record does not stand where this change could begin. Read it again and see how it stands.',
    retryable: false,
  },
  PERSON_UNCERTAIN: {
    httpStatus: 422,
    message:
      'Nothing was changed, because it is not certain enough whom the identifier means. Check it, or telephone the duty contact.',
    retryable: false,
  },
  TICKET_INVALID: {
    httpStatus: 400,
    message:
      'This request ticket does not hold: it is damaged, has run out, or was given to somebody else. Ask the question again and use the ticket in the new answer.',
    retryable: false,
  },
  CHANGE_UNCERTAIN: {
    httpStatus: 503,
    message:
      'It is not known whether the change was made, because the register did not answer. Look before you send it again; telephone the duty contact if you cannot wait.',
    retryable: false,
  },
  SOURCE_UNAVAILABLE: {
    httpStatus: 502,
    message: 'The agency system did not answer. What it holds is not known; telephone its duty contact.',
    retryable: true,
  },
  INTERNAL: {
    httpStatus: 500,
    message: 'Something went wrong at our end and nothing was shared. Tell the operator the request id.',
    retryable: true,
  },
} as const satisfies Record<string, ErrorEntry>;

/** A code of the registry. */
export type ErrorCode = keyof typeof errorRegistry;

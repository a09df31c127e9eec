const HASH = /^(?:sha256:)?([0-9a-f]{64})$/i;

/**
 * The id of the operation in the body of a GraphQL request, in any of the forms in use: `documentId` of the
 * draft on persisted documents, with or without its `sha256:`; a plain `id` in place of a text; or
 * `extensions.persistedQuery` of clients that send hashes first.
 */
export function askedOperationId(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { query, documentId, id, extensions } = body as Readonly<Record<string, unknown>>;
  const given = [documentId, hashIn(extensions), typeof query === 'string' ? undefined : id].find(
    (form) => typeof form === 'string',
  );
  return given === undefined ? undefined : (HASH.exec(given)?.[1]?.toLowerCase() ?? given);
}

function hashIn(extensions: unknown): unknown {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: unknown };
  return ((persistedQuery ?? {}) as { sha256Hash?: unknown }).sha256Hash;
}

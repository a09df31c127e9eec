/** What one operation may cost, checked before it is planned. */
export const operationLimits = {
  /** Lexical tokens of the document. */
  tokens: 2000,
  /** Levels of nested fields. */
  depth: 12,
  /** Aliased fields. */
  aliases: 30,
  /** Fields after fragments are spread. */
  fields: 500,
  /** Directives, on anything. */
  directives: 30,
  /** People asked about, one root field each. */
  rootFields: 10,
  /** People named by their identifiers, in lists and alone. */
  people: 50,
} as const;

/** Largest answer of one subgraph that is read, in bytes. */
export const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

/** Longest list of a subgraph's answer that is read. */
export const MAX_LIST_ITEMS = 10_000;

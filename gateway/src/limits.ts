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
  /** Fields written again beside themselves. */
  repeats: 10,
  /** Directives, on anything. */
  directives: 30,
  /** Questions in one operation, one root field each. */
  rootFields: 10,
  /** People named in one list. */
  people: 50,
  /** Values that could be asked for: fields times the lists they stand in. A setting may say otherwise. */
  cost: 30_000,
} as const;

/** Something of which an operation may only have so much. */
export type OperationLimit = keyof typeof operationLimits;

/** For each limit: what there is too much of, and what to do. */
const words: Readonly<Record<OperationLimit, readonly [of: string, advice: string]>> = {
  tokens: ['words and signs', 'Ask in several requests.'],
  depth: ['levels of nested fields', 'Ask for the inner parts by themselves.'],
  aliases: ['aliases', 'Ask for fewer, or in several requests.'],
  fields: ['fields', 'Ask for fewer, or in several requests.'],
  repeats: ['repeated fields', 'Name each field once.'],
  directives: ['directives', 'Leave out what is not needed.'],
  rootFields: ['questions in one operation', 'Ask in several requests.'],
  people: ['people in one list', 'Ask about them in several requests.'],
  cost: ['values that it could ask for', 'Ask about fewer people, or for fewer lists within lists.'],
};

/** The sentence for an operation that is over a limit: which one it is, and what to do. */
export function overLimit(limit: OperationLimit, most: number = operationLimits[limit]): string {
  const [of, advice] = words[limit];
  return `The operation is over the limit of ${most} ${of}. ${advice}`;
}

/** Deepest question about the schema: what tools that read the whole of it send. */
export const MAX_SCHEMA_DEPTH = 20;

/** Largest data of an answer that is sent, in bytes. */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

/** Largest answer of one subgraph that is read, in bytes. */
export const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

/** Longest list of a subgraph's answer that is read. */
export const MAX_LIST_ITEMS = 10_000;

import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  Lexer,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  Source,
  TokenKind,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { MAX_SCHEMA_DEPTH, operationLimits } from '../limits.js';
import { checkSize, measureOperation, refuseOver } from '../operation-size.js';
import { asksSchemaOnly } from './schema-question.js';

/** A document that has been parsed and fits the schema. */
export interface ReadDocument {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Whether it asks about the schema and about nobody. */
  readonly isAboutSchema: boolean;
}

/** A document that is no operation of this schema: GraphQL's own complaints. */
export interface UnfitDocument {
  readonly errors: readonly GraphQLError[];
}

/** Errors told of one document; a caller who is far off needs no full list, and one who probes gets none. */
const MAX_ERRORS = 5;

/**
 * Parses a document, checks it against the schema and finds the operation in it.
 *
 * @param isOpen - whether callers may explore the schema: introspection and suggestions
 * @throws PontioError `OPERATION_REFUSED` for a document over a limit
 */
export function readDocument(
  schema: GraphQLSchema,
  text: string,
  operationName: string | undefined,
  isOpen: boolean,
): ReadDocument | UnfitDocument {
  const document = parsed(text);
  if (document instanceof GraphQLError) return { errors: [document] };
  checkSizes(document);
  const rules = isOpen ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule];
  const errors = validate(schema, document, rules, { maxErrors: MAX_ERRORS, hideSuggestions: !isOpen });
  if (errors.length > 0) return { errors: errors.slice(0, MAX_ERRORS) };
  const operation = getOperationAST(document, operationName);
  if (!operation) return { errors: [new GraphQLError('No single operation of that name in the document.')] };
  return { document, operation, isAboutSchema: asksSchemaOnly(document, operation) };
}

/** Every operation of the document, because validation looks at them all. */
function checkSizes(document: DocumentNode): void {
  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const limits = asksSchemaOnly(document, node) ? { depth: MAX_SCHEMA_DEPTH } : {};
    checkSize(measureOperation(document, node), limits);
  }
}

function parsed(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text, { maxTokens: operationLimits.tokens });
  } catch (error) {
    if (hasTooManyTokens(text)) refuseOver('tokens');
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

/** Asked only of what could not be parsed, because the parser says in words alone why it gave up. */
function hasTooManyTokens(text: string): boolean {
  const lexer = new Lexer(new Source(text));
  try {
    for (let count = 0; count <= operationLimits.tokens; count += 1) {
      if (lexer.advance().kind === TokenKind.EOF) return false;
    }
    return true;
  } catch {
    return false;
  }
}

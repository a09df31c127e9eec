import { PURPOSE_CODES } from '@pontio/vocabulary';
import { type DocumentNode, GraphQLError, Kind, OperationTypeNode, parse } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { heldValues, holdsRealNumber } from './held-values.js';
import { type OperationProblem, type PersistedOperation, operationId } from './persisted-operation.js';

/** The two files of one operation. */
export interface OperationFiles {
  /** Their name without an ending. */
  readonly name: string;
  readonly document: string;
  /** Undefined when there is no such file. */
  readonly details: string | undefined;
}

/** The request body over REST has this beside the variables. */
const RESERVED_VARIABLE = 'sharing';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const details = z.strictObject({
  title: z.string().min(1).max(80),
  description: z.string().min(1).max(600),
  purposes: z.array(z.enum(PURPOSE_CODES)).min(1),
  clients: z.array(z.string().min(1)).min(1).optional(),
  example: z.record(z.string(), z.unknown()).default({}),
});

/** Reads one operation. Every problem is told, and with any the operation is refused. */
export function parseOperation(
  files: OperationFiles,
): PersistedOperation | { readonly problems: readonly OperationProblem[] } {
  const { name, document } = files;
  const read = readDetails(files);
  const problems = [...documentProblems(files), ...(Array.isArray(read) ? read : [])];
  if (!NAME.test(name))
    problems.push({
      file: `${name}.graphql`,
      what: 'name it in lower case with hyphens, like front-door-check: it becomes a path.',
    });
  if (problems.length > 0 || Array.isArray(read)) return { problems };
  return { id: operationId(document), name, document, ...read };
}

function readDetails({ name, details: text }: OperationFiles): z.infer<typeof details> | OperationProblem[] {
  const file = `${name}.yaml`;
  if (text === undefined)
    return [{ file, what: 'is missing: write it with title, description and purposes.' }];
  const parsed = details.safeParse(yamlOf(text));
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => ({
      file,
      what: `${path.join('.') || 'the file'}: ${message}.`,
    }));
  if (holdsRealNumber(text))
    return [{ file, what: 'example: a number could be somebody’s; take one of the test range, from 999.' }];
  return parsed.data;
}

function yamlOf(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}

function documentProblems({ name, document }: OperationFiles): OperationProblem[] {
  const problem = (what: string, line?: number): OperationProblem => ({
    file: `${name}.graphql${line === undefined ? '' : `:${String(line)}`}`,
    what,
  });
  const parsed = parsedDocument(document);
  if (parsed instanceof GraphQLError) return [problem(parsed.message, parsed.locations?.[0]?.line)];
  return [
    ...shapeProblems(parsed).map((what) => problem(what)),
    ...heldValues(parsed).map((node) =>
      problem('a value is written into the document; make it a variable.', node.loc?.startToken.line),
    ),
  ];
}

function parsedDocument(text: string): DocumentNode | GraphQLError {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function shapeProblems({ definitions }: DocumentNode): string[] {
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operation === undefined || operations.length > 1)
    return ['holds no operation or several; write one to a file.'];
  if (operation.operation === OperationTypeNode.SUBSCRIPTION)
    return ['is a subscription; write a query or a mutation.'];
  const names = operation.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
  return names.includes(RESERVED_VARIABLE)
    ? ['$sharing: name the variable otherwise; over REST the word stands for the claims of the request.']
    : [];
}

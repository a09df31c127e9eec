import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { JsonObject, Variables } from '../ports.js';
import { compileObject } from './compile-answer.js';
import type { Write, Writing } from './writing.js';

/** Variants kept of one operation; a caller can think up two for each condition variable. */
const VARIANTS = 16;

/** What the subgraphs gave. */
export interface Answerable {
  readonly tree: JsonObject;
  readonly variables: Variables;
  readonly errors: readonly GraphQLFormattedError[];
  /** Whether no string in the tree needs escaping. */
  readonly isClean: boolean;
}

/** The text of one answer, and the errors that belong with it. */
export interface Answered {
  readonly data: string;
  readonly errors: readonly GraphQLFormattedError[];
}

/**
 * Turns what the subgraphs gave into the answer to one operation. `@skip` and `@include` are settled before the
 * writer is compiled: there is one writer for each set of values that their variables take.
 */
export class OperationAnswer {
  private readonly conditionNames: readonly string[];
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly writers = new LRUCache<string, Write>({ max: VARIANTS });

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    this.conditionNames = conditionNames(document);
    this.fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
      ),
    );
  }

  write({ tree, variables, errors, isClean }: Answerable): Answered {
    const writing: Writing = { variables, isClean, path: [], faults: [] };
    const data = this.writerFor(variables)(tree, writing) ?? 'null';
    const faults = writing.faults.filter((fault) => !isExplained(fault, errors));
    return { data, errors: faults.length === 0 ? errors : [...errors, ...faults] };
  }

  private writerFor(variables: Variables): Write {
    const key = this.conditionNames.map((name) => (variables[name] === true ? '1' : '0')).join('');
    let writer = this.writers.get(key);
    if (writer === undefined) {
      writer = this.compile(variables);
      this.writers.set(key, writer);
    }
    return writer;
  }

  private compile(variables: Variables): Write {
    const { schema, operation, fragments } = this;
    const type = schema.getRootType(operation.operation);
    if (!type) throw new Error(`The schema has no ${operation.operation}`);
    return compileObject([operation.selectionSet], type, {
      schema,
      fragments,
      conditions: Object.fromEntries(this.conditionNames.map((name) => [name, variables[name]])),
      variableDefinitions: operation.variableDefinitions ?? [],
    });
  }
}

/** Whether a subgraph already said what is wrong at or below the place of a fault. */
function isExplained(fault: GraphQLFormattedError, errors: readonly GraphQLFormattedError[]): boolean {
  return errors.some(({ path }) => fault.path?.every((step, index) => path?.[index] === step) ?? false);
}

function conditionNames(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

import { type FittingOperations, fittingOperations } from '../persisted/fitting-operations.js';
import { type PersistedOperation, isFor } from '../persisted/persisted-operation.js';
import type { PontioSupergraph } from '../supergraph/supergraph.js';
import { openApiDocument } from './openapi/openapi-document.js';

/** What the catalogue is made from. */
export interface CatalogueParts {
  readonly operations: readonly PersistedOperation[];
  /** The supergraph in force. */
  readonly supergraph: () => PontioSupergraph;
  /** Who gives tokens. */
  readonly issuer: string;
}

/** One operation as the list has it. */
export interface ListedOperation {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly purposes: readonly string[];
  readonly documentId: string;
}

interface Described extends FittingOperations {
  /** Descriptions by the names of what is in them: clients may use different operations. */
  readonly documents: Map<string, string>;
}

/** What a client may ask over REST, under the supergraph in force. Made once for each supergraph. */
export class OperationCatalogue {
  private readonly made = new WeakMap<PontioSupergraph, Described>();

  constructor(private readonly using: CatalogueParts) {}

  list(clientId: string): readonly ListedOperation[] {
    return this.usableBy(clientId).map(({ id, name, title, description, purposes }) => ({
      ...{ name, title, description, purposes },
      documentId: `sha256:${id}`,
    }));
  }

  /** The OpenAPI document of what a client may use, as JSON text. */
  describe(clientId: string): string {
    const supergraph = this.using.supergraph();
    const { documents } = this.under(supergraph);
    const operations = this.usableBy(clientId);
    const key = operations.map(({ name }) => name).join(' ');
    const known = documents.get(key);
    if (known !== undefined) return known;
    const { issuer } = this.using;
    const text = JSON.stringify(openApiDocument({ operations, supergraph, issuer }));
    documents.set(key, text);
    return text;
  }

  private usableBy(clientId: string): readonly PersistedOperation[] {
    return this.under(this.using.supergraph()).fitting.filter((operation) => isFor(clientId, operation));
  }

  private under(supergraph: PontioSupergraph): Described {
    const known = this.made.get(supergraph);
    if (known !== undefined) return known;
    const { operations } = this.using;
    const described = {
      ...fittingOperations(operations, supergraph.apiSchema),
      documents: new Map<string, string>(),
    };
    this.made.set(supergraph, described);
    return described;
  }
}

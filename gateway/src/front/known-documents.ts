import { LRUCache } from 'lru-cache';
import type { PontioSupergraph } from '../supergraph/supergraph.js';
import { type ReadDocument, type UnfitDocument, readDocument } from './read-document.js';

/** Documents kept, and their length together: enough for every operation of every client system. */
const MAX_DOCUMENTS = 1000;
const MAX_CHARACTERS = 8 * 1024 * 1024;

/**
 * Documents that have been read, by their text. Each belongs to the supergraph it was read against, and goes
 * with it. In memory alone: a document may hold somebody's number.
 */
export class KnownDocuments {
  private readonly bySupergraph = new WeakMap<PontioSupergraph, LRUCache<string, ReadDocument>>();

  constructor(private readonly isOpen: boolean) {}

  /** @throws PontioError `OPERATION_REFUSED` for a document over a limit */
  read(
    supergraph: PontioSupergraph,
    text: string,
    operationName: string | undefined,
  ): ReadDocument | UnfitDocument {
    const known = this.of(supergraph);
    const key = `${operationName ?? ''}\n${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const read = readDocument(supergraph.apiSchema, text, operationName, this.isOpen);
    if (!('errors' in read)) known.set(key, read);
    return read;
  }

  private of(supergraph: PontioSupergraph): LRUCache<string, ReadDocument> {
    const known =
      this.bySupergraph.get(supergraph) ??
      new LRUCache<string, ReadDocument>({
        max: MAX_DOCUMENTS,
        maxSize: MAX_CHARACTERS,
        sizeCalculation: (_document, key) => key.length,
      });
    this.bySupergraph.set(supergraph, known);
    return known;
  }
}

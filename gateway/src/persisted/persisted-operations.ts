import { PontioError } from '@pontio/errors';
import { FirstUses } from './first-uses.js';
import { type PersistedOperation, isFor, operationId } from './persisted-operation.js';

/** Who may send a document of their own. */
export interface OperationRules {
  /** `allow` only for development: every client may, and what it sends with an id is kept. */
  readonly freeOperations: 'refuse' | 'allow';
  /** OAuth clients that may in production too, such as the console of the officers. */
  readonly freeClients: readonly string[];
}

/** Which operation a request asks for: by id, by its text, or by both. */
export interface AskedOperationName {
  readonly source: string | undefined;
  readonly operationId: string | undefined;
}

/** Who asks and why, as far as operations are bound to it. */
export interface OperationCaller {
  readonly clientId: string;
  readonly purpose: string;
}

/** The operations that this gateway holds, and who may ask which of them for what. */
export class PersistedOperations {
  private readonly byId: ReadonlyMap<string, PersistedOperation>;
  private readonly firstUses = new FirstUses();

  constructor(
    readonly all: readonly PersistedOperation[],
    private readonly rules: OperationRules,
  ) {
    this.byId = new Map(all.map((operation) => [operation.id, operation]));
  }

  named(name: string): PersistedOperation | undefined {
    return this.all.find((operation) => operation.name === name);
  }

  /**
   * The document that a request asks for.
   *
   * @throws PontioError `OPERATION_NOT_FOR_PURPOSE`, `OPERATION_NOT_PERSISTED`, `PERSISTED_QUERY_NOT_FOUND`, or
   * `OPERATION_INVALID` when nothing is asked for, or the id is of another document
   */
  choose(asked: AskedOperationName, caller: OperationCaller): string {
    const { source } = asked;
    const isFree = this.mayAskFreely(caller);
    // Whoever may send any document could send this one with another line break: only the id binds them.
    if (isFree && asked.operationId === undefined && source !== undefined) return source;
    const id = idOf(asked);
    const held = this.byId.get(id);
    if (held !== undefined && isFor(caller.clientId, held)) {
      checkPurpose(held.purposes, caller);
      return held.document;
    }
    if (source === undefined) return this.usedBefore(id, caller);
    if (!isFree) throw new PontioError('OPERATION_NOT_PERSISTED');
    if (asked.operationId !== undefined) this.keep(id, source, caller);
    return source;
  }

  private mayAskFreely({ clientId }: OperationCaller): boolean {
    const { freeOperations, freeClients } = this.rules;
    return freeOperations === 'allow' || freeClients.includes(clientId);
  }

  private usedBefore(id: string, caller: OperationCaller): string {
    const use = this.firstUses.find(id);
    if (use === undefined) throw new PontioError('PERSISTED_QUERY_NOT_FOUND');
    checkPurpose([use.purpose], caller);
    return use.document;
  }

  private keep(id: string, document: string, { purpose }: OperationCaller): void {
    if (this.rules.freeOperations === 'allow') this.firstUses.keep(id, { document, purpose });
  }
}

function idOf({ source, operationId: id }: AskedOperationName): string {
  if (source === undefined) {
    if (id === undefined)
      throw new PontioError('OPERATION_INVALID', { problems: ['query: is needed, or a documentId.'] });
    return id;
  }
  const own = operationId(source);
  if (id !== undefined && id !== own)
    throw new PontioError('OPERATION_INVALID', {
      problems: ['documentId: is not the SHA-256 of the document beside it.'],
    });
  return own;
}

function checkPurpose(purposes: readonly string[], { purpose }: OperationCaller): void {
  if (!purposes.includes(purpose))
    throw new PontioError('OPERATION_NOT_FOR_PURPOSE', { detail: `meant for ${purposes.join(', ')}` });
}

import { createHash } from 'node:crypto';

/** An operation that the gateway holds, and what it may be used for. */
export interface PersistedOperation {
  /** SHA-256 of the document's bytes in hex: what `sha256sum` prints of the file. */
  readonly id: string;
  /** Name of its files, and of its path over REST. */
  readonly name: string;
  readonly document: string;
  readonly title: string;
  /** What it is for, in plain words. */
  readonly description: string;
  /** Purposes it may be asked for; a request for any other is refused. */
  readonly purposes: readonly string[];
  /** OAuth clients that may use it; left out: all. */
  readonly clients?: readonly string[] | undefined;
  /** Variables about nobody real. */
  readonly example: Readonly<Record<string, unknown>>;
}

/** What is wrong with one operation of a folder. Only that operation is refused. */
export interface OperationProblem {
  readonly file: string;
  /** Where it stands and what to do, in one sentence. */
  readonly what: string;
}

/** The id of a document. Another line break is another id. */
export function operationId(document: string): string {
  return createHash('sha256').update(document).digest('hex');
}

/** Whether a client may use an operation at all. */
export function isFor(clientId: string, { clients }: Pick<PersistedOperation, 'clients'>): boolean {
  return clients === undefined || clients.includes(clientId);
}

import { PontioError } from '@pontio/errors';
import { OperationTypeNode } from 'graphql';
import { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import type { PathStep } from '../request-path.js';
import { RequestStopped, runRequestPath, stop } from '../run-request-path.js';
import type { SupergraphSwitch } from '../supergraph/supergraph-switch.js';
import type { PontioSupergraph } from '../supergraph/supergraph.js';
import { type AllowedText, anyText } from './allowed-text.js';
import type { Ask, AskedOperation, Reply } from './asked-operation.js';
import { KnownDocuments } from './known-documents.js';
import { documentError } from './public-errors.js';
import type { ReadDocument, UnfitDocument } from './read-document.js';
import { RequestDeadline } from './request-deadline.js';
import { changeReply, questionReply, schemaReply, stoppedReply, unfitReply } from './reply.js';
import { answerFromSchema } from './schema-question.js';

/** What a request goes along. Both begin with the same steps at the door. */
export interface GatewayPaths {
  readonly questions: readonly PathStep[];
  readonly changes: readonly PathStep[];
}

/** What the front works with. */
export interface FrontParts {
  readonly paths: GatewayPaths;
  readonly parts: GatewayParts;
  /** The supergraph in force; a request keeps the one it began with. */
  readonly supergraphs: Pick<SupergraphSwitch, 'current'>;
  /** Whether callers may explore the schema: introspection and suggestions. */
  readonly isOpen: boolean;
  /** How long a request may take, in milliseconds. */
  readonly deadlineMs: number;
  /** Which operations may be asked; any, unless given. */
  readonly allowedText?: AllowedText;
}

/**
 * Where every operation comes in, whatever carried it: the door stages before anything is parsed, then the
 * stages of a question or of a change, then the answer's text.
 */
export class Front {
  private readonly documents: KnownDocuments;

  constructor(private readonly using: FrontParts) {
    this.documents = new KnownDocuments(using.isOpen);
  }

  readonly ask: Ask = async (asked) => {
    const { parts, deadlineMs } = this.using;
    const { authorization, sharing, address } = asked;
    const deadline = new RequestDeadline(deadlineMs, asked.signal);
    const { signal } = deadline;
    const exchange = new Exchange(parts.newId('req'), parts.now(), {
      ...{ authorization, sharing, address, signal },
    });
    try {
      return await this.answer(asked, exchange);
    } catch (error) {
      const stopped =
        error instanceof RequestStopped ? error.reason : await stop(error, 'answer', exchange, parts);
      return await stoppedReply(stopped, exchange, parts);
    } finally {
      deadline.end();
    }
  };

  private async answer(asked: AskedOperation, exchange: Exchange): Promise<Reply> {
    const { paths, parts, supergraphs, allowedText = anyText } = this.using;
    await runRequestPath(paths.questions, 'door', exchange, parts);
    const supergraph = supergraphs.current;
    const text = await allowedText(asked, exchange);
    // Not before: nobody is told the form of an operation that they may not use.
    checkWellFormed(asked);
    const read = this.documents.read(supergraph, text, asked.operationName);
    if ('errors' in read) return this.unfit(read, exchange);
    if (read.isAboutSchema) return this.aboutSchema(read, asked, supergraph, exchange);
    const { document, operation } = read;
    const { operationName, variables } = asked;
    exchange.put('incoming', { source: text, document, operation, operationName, variables, supergraph });
    const isChange = operation.operation === OperationTypeNode.MUTATION;
    await runRequestPath(isChange ? paths.changes : paths.questions, 'inside', exchange, parts);
    return isChange ? changeReply(exchange) : questionReply(exchange);
  }

  private async unfit({ errors }: UnfitDocument, exchange: Exchange): Promise<Reply> {
    const { parts } = this.using;
    const refusal = new PontioError('OPERATION_INVALID', { detail: 'the document does not fit the schema' });
    const stopped = await stop(refusal, 'readDocument', exchange, parts);
    if (stopped.code !== refusal.code) return stoppedReply(stopped, exchange, parts);
    return unfitReply(
      errors.map((error) => documentError(error, exchange.requestId)),
      exchange,
    );
  }

  private aboutSchema(
    { document }: ReadDocument,
    { operationName, variables }: AskedOperation,
    { apiSchema }: PontioSupergraph,
    exchange: Exchange,
  ): Promise<Reply> | Reply {
    const result = answerFromSchema(apiSchema, document, operationName, variables);
    return result.errors === undefined
      ? schemaReply(result, exchange)
      : this.unfit({ errors: result.errors }, exchange);
  }
}

function checkWellFormed({ problems = [] }: AskedOperation): void {
  if (problems.length > 0) throw new PontioError('OPERATION_INVALID', { detail: 'ill formed', problems });
}

import type {
  GatewayExecutionResult,
  GatewayGraphQLRequestContext,
  GatewayInterface,
  GatewayLoadResult,
  GatewaySchemaLoadOrUpdateCallback,
  GatewayUnsubscriber,
} from '@apollo/server-gateway-interface';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import type { PathStep } from '../request-path.js';
import { RequestStopped, runRequestPath, stop } from '../run-request-path.js';
import type { PontioSupergraph } from '../supergraph/supergraph.js';
import { toGraphQLError } from './public-errors.js';

/** What a request goes along. Both begin with the same steps at the door. */
export interface GatewayPaths {
  readonly questions: readonly PathStep[];
  readonly changes: readonly PathStep[];
}

/** The context Apollo carries from the door to the executor: the exchange, and nothing else. */
export interface GatewayContext {
  readonly exchange: Exchange;
}

/** What arrives over HTTP, as far as the door looks at it. */
export interface DoorRequest {
  readonly headers: { readonly authorization?: string | undefined };
  readonly body?: { readonly extensions?: { readonly sharing?: unknown } };
}

/**
 * Binds the paths to Apollo Server: the door stages run before Apollo parses the document, the others in place
 * of Apollo's executor, for a mutation those of a change and for anything else those of a question.
 */
export class PontioGateway implements GatewayInterface {
  constructor(
    private readonly paths: GatewayPaths,
    private readonly parts: GatewayParts,
    private readonly supergraph: PontioSupergraph,
  ) {}

  /** Runs the door stages. Apollo calls it for every request before anything else. */
  async enter({ headers, body }: DoorRequest): Promise<GatewayContext> {
    const exchange = new Exchange(this.parts.newId('req'), this.parts.now(), {
      authorization: headers.authorization,
      sharing: body?.extensions?.sharing,
    });
    await this.run(this.paths.questions, 'door', exchange);
    return { exchange };
  }

  onSchemaLoadOrUpdate(callback: GatewaySchemaLoadOrUpdateCallback): GatewayUnsubscriber {
    callback({ apiSchema: this.supergraph.apiSchema, coreSupergraphSdl: this.supergraph.sdl });
    return () => undefined;
  }

  load(): Promise<GatewayLoadResult> {
    return Promise.resolve({ executor: (requestContext) => this.execute(requestContext) });
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  private async execute(requestContext: GatewayGraphQLRequestContext): Promise<GatewayExecutionResult> {
    const { exchange } = requestContext.context as GatewayContext;
    exchange.put('incoming', {
      source: requestContext.source,
      document: requestContext.document,
      operation: requestContext.operation,
      operationName: requestContext.operationName ?? undefined,
      variables: requestContext.request.variables ?? {},
      supergraph: this.supergraph,
    });
    const isChange = requestContext.operation.operation === OperationTypeNode.MUTATION;
    await this.run(isChange ? this.paths.changes : this.paths.questions, 'inside', exchange);
    return this.settled(exchange, () => (isChange ? changeResult(exchange) : questionResult(exchange)));
  }

  private run(path: readonly PathStep[], place: PathStep['at'], exchange: Exchange): Promise<void> {
    return this.settled(exchange, () => runRequestPath(path, place, exchange, this.parts));
  }

  /** Turns whatever goes wrong into what the caller may see; what the path has not recorded yet is recorded here. */
  private async settled<T>(exchange: Exchange, work: () => T | Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const stopped =
        error instanceof RequestStopped ? error.reason : await stop(error, 'answer', exchange, this.parts);
      throw await toGraphQLError(stopped, exchange, this.parts);
    }
  }
}

function questionResult(exchange: Exchange): GatewayExecutionResult {
  const { data, errors, sharing } = exchange.get('answer');
  const [receipt] = exchange.get('disclosure').eventIds;
  return {
    data: JSON.parse(data) as Record<string, unknown>,
    ...(errors.length > 0 && {
      errors: errors.map(({ message, extensions }) => new GraphQLError(message, { extensions })),
    }),
    extensions: { sharing: { ...sharing, receipt } },
  };
}

/** Governance has recorded the change; what the register holds now is the proof that it was made. */
function changeResult(exchange: Exchange): GatewayExecutionResult {
  const { data, sharing } = exchange.get('answer');
  return { data: JSON.parse(data) as Record<string, unknown>, extensions: { sharing } };
}

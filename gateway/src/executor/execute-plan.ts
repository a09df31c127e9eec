import { buildOperationContext } from '@apollo/gateway/dist/operationContext.js';
import { executeQueryPlan } from '@apollo/gateway/dist/executeQueryPlan.js';
import type { GraphQLDataSource } from '@apollo/gateway';
import type { GatewayGraphQLRequestContext } from '@apollo/server-gateway-interface';
import { PontioError } from '@pontio/errors';
import type { Exchange } from '../exchange.js';

/**
 * Executes the plan with Apollo's executor, which merges the fetches and shapes the answer to the caller's
 * operation. The one place that knows `executeQueryPlan`; a compiled executor will take its place.
 *
 * @throws PontioError `INTERNAL` when the executor itself fails; a source that fails gives nulls
 */
export async function executePlan(
  exchange: Exchange,
  sources: Readonly<Record<string, GraphQLDataSource>>,
): Promise<Record<string, unknown> | null> {
  const { document, operationName, supergraph } = exchange.get('incoming');
  const { variables } = exchange.get('guarded');
  const operationContext = buildOperationContext({
    schema: supergraph.apiSchema,
    operationDocument: document,
    ...(operationName !== undefined && { operationName }),
  });
  // The executor reads the variables from the request context and nothing else.
  const requestContext = {
    request: { variables },
    metrics: {},
    context: {},
  } as unknown as GatewayGraphQLRequestContext;
  const { data, errors } = await executeQueryPlan(
    exchange.get('plan').queryPlan,
    sources,
    requestContext,
    operationContext,
    supergraph.schema,
    supergraph.federatedApiSchema,
  );
  if (errors !== undefined && errors.length > 0) {
    throw new PontioError('INTERNAL', { detail: 'the query plan could not be executed', cause: errors[0] });
  }
  return data ?? null;
}

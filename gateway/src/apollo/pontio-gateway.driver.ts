import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Injectable } from '@nestjs/common';
import type { GraphQLSchema } from 'graphql';
import type { PontioGateway } from './pontio-gateway.js';

/** Settings of the gateway's GraphQL module. */
export interface PontioGatewayConfig extends ApolloDriverConfig {
  readonly gateway: PontioGateway;
}

/** Serves {@link PontioGateway} through Apollo Server inside Nest. */
@Injectable()
export class PontioGatewayDriver extends ApolloDriver {
  /** The schema comes from the supergraph, not from resolvers of this process. */
  override generateSchema(): Promise<GraphQLSchema> {
    return Promise.resolve(null as unknown as GraphQLSchema);
  }
}

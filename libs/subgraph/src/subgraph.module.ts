import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { ApolloFederationDriver, type ApolloFederationDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { readLabels, subgraphHeader } from '@pontio/field-labels';
import { HealthController } from '@pontio/platform';
import { ReleaseOrderVerifier } from '@pontio/request-context';
import type { GraphQLSchema } from 'graphql';
import type { JWTVerifyGetKey } from 'jose';
import { freshnessPlugin } from './freshness.plugin.js';
import { publicError } from './public-error.js';
import { type Refusal, type SubjectsOf, lockSchema } from './release-door.js';
import { SubgraphContext } from './release.js';

/** What makes a Nest module a Pontio subgraph. */
export interface SubgraphOptions {
  /** Name in the supergraph and audience of release orders, for example `agency-health`. */
  readonly name: string;
  /** The service's own types as SDL, without the common header. */
  readonly typeDefs: string;
  /** The gateway's public keys. */
  readonly gatewayKeys: JWTVerifyGetKey;
  /** Called for each call turned away; must be durable when it resolves. */
  readonly recordRefusal: (refusal: Refusal) => Promise<void>;
  /** For each root field of Query and Mutation, how its arguments name subjects; none for an agency. */
  readonly rootSubjects?: Readonly<Record<string, SubjectsOf>>;
  readonly imports?: NonNullable<ModuleMetadata['imports']>;
  /** Resolvers and what they need. */
  readonly providers?: NonNullable<ModuleMetadata['providers']>;
  readonly controllers?: NonNullable<ModuleMetadata['controllers']>;
}

@Module({})
class SubgraphModule {}

/**
 * Builds a subgraph: a GraphQL endpoint at `/graphql` that refuses every call without a valid release order,
 * and `/health`. Start-up fails, naming the fields, when a field has no `@ig` label or could not be withheld.
 *
 * @see docs/adr/0006-two-enforcement-points.md
 */
export function subgraphModule(options: SubgraphOptions): DynamicModule {
  return {
    module: SubgraphModule,
    imports: [
      ...(options.imports ?? []),
      GraphQLModule.forRoot<ApolloFederationDriverConfig>(driverConfig(options)),
    ],
    providers: options.providers ?? [],
    controllers: [HealthController, ...(options.controllers ?? [])],
  };
}

function driverConfig(options: SubgraphOptions): ApolloFederationDriverConfig {
  const verifier = new ReleaseOrderVerifier(options.name, options.gatewayKeys);
  return {
    driver: ApolloFederationDriver,
    typeDefs: `${subgraphHeader}\n${options.typeDefs}`,
    transformSchema: (schema: GraphQLSchema) => {
      readLabels(schema);
      return lockSchema(schema, {
        verifier,
        rootSubjects: options.rootSubjects ?? {},
        recordRefusal: options.recordRefusal,
      });
    },
    context: ({ req }: { req: { body?: { extensions?: { releaseOrder?: unknown } } } }) =>
      new SubgraphContext(req.body?.extensions?.releaseOrder),
    plugins: [freshnessPlugin, ApolloServerPluginInlineTraceDisabled()],
    formatError: publicError,
    introspection: false,
    // A document may hold somebody's number: none is kept.
    persistedQueries: false,
    graphiql: false,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
  };
}

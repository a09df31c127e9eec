import { ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import { type DynamicModule, type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import { errorRegistry } from '@pontio/errors';
import { HealthController } from '@pontio/platform';
import type { NextFunction, Request, Response } from 'express';
import { PontioGatewayDriver, type PontioGatewayConfig } from './apollo/pontio-gateway.driver.js';
import { type DoorRequest, type GatewayPaths, PontioGateway } from './apollo/pontio-gateway.js';
import { publicError } from './apollo/public-errors.js';
import { EVALUATION_PARTS, EvaluationController } from './evaluation/evaluation.controller.js';
import type { GatewayParts } from './gateway-parts.js';
import { operationLimits } from './limits.js';
import type { SupergraphSwitch } from './supergraph/supergraph-switch.js';

/** Wires the paths of questions and changes into a GraphQL endpoint at `/graphql`. */
@Module({})
export class GatewayModule implements NestModule {
  static register(parts: GatewayParts, supergraphs: SupergraphSwitch, paths: GatewayPaths): DynamicModule {
    const gateway = new PontioGateway(paths, parts, supergraphs);
    return {
      module: GatewayModule,
      imports: [
        GraphQLModule.forRoot<PontioGatewayConfig>({
          driver: PontioGatewayDriver,
          gateway,
          context: ({ req }: { req: DoorRequest }) => gateway.enter(req),
          formatError: publicError,
          parseOptions: { maxLexicalTokens: operationLimits.tokens },
          plugins: [ApolloServerPluginUsageReportingDisabled()],
          introspection: false,
          // A document may hold somebody's number: none is kept.
          persistedQueries: false,
          graphiql: false,
          hideSchemaDetailsFromClientErrors: true,
          includeStacktraceInErrorResponses: false,
          allowBatchedHttpRequests: false,
        }),
      ],
      providers: [{ provide: EVALUATION_PARTS, useValue: { parts, supergraphs } }],
      controllers: [HealthController, EvaluationController],
    };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(onlyPost).forRoutes('graphql');
  }
}

/** A question about a person must not stand in a URL, so there is no GET. */
function onlyPost(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'no-store');
  if (request.method === 'POST') {
    next();
    return;
  }
  const { message } = errorRegistry.OPERATION_REFUSED;
  response
    .status(405)
    .setHeader('allow', 'POST')
    .json({ errors: [{ message, extensions: { code: 'OPERATION_REFUSED', hint: 'Use POST.' } }] });
}

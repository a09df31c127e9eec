import { type DynamicModule, Module } from '@nestjs/common';
import { EVALUATION_PARTS, EvaluationController } from './evaluation/evaluation.controller.js';
import type { GatewayParts } from './gateway-parts.js';
import type { SupergraphLife } from './supergraph/life/supergraph-life.js';
import { SUPERGRAPH_HEALTH, SupergraphHealthController } from './supergraph/supergraph-health.controller.js';

/** What the gateway offers beside `/graphql`, which stands in front of it on the same server. */
@Module({})
export class GatewayModule {
  static register(parts: GatewayParts, life: SupergraphLife): DynamicModule {
    const { supergraphs } = life;
    return {
      module: GatewayModule,
      providers: [
        { provide: EVALUATION_PARTS, useValue: { parts, supergraphs } },
        { provide: SUPERGRAPH_HEALTH, useValue: () => life.health },
      ],
      controllers: [SupergraphHealthController, EvaluationController],
    };
  }
}

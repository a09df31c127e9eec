import { type DynamicModule, Module } from '@nestjs/common';
import { HealthController } from '@pontio/platform';
import {
  EVALUATION_PARTS,
  EvaluationController,
  type EvaluationParts,
} from './evaluation/evaluation.controller.js';

/** What the gateway offers beside `/graphql`, which stands in front of it on the same server. */
@Module({})
export class GatewayModule {
  static register(using: EvaluationParts): DynamicModule {
    return {
      module: GatewayModule,
      providers: [{ provide: EVALUATION_PARTS, useValue: using }],
      controllers: [HealthController, EvaluationController],
    };
  }
}

import { Controller, Get, Inject } from '@nestjs/common';
import type { SupergraphHealth } from './life/supergraph-life.js';

/** Injection token of what tells a {@link SupergraphHealth}. */
export const SUPERGRAPH_HEALTH = Symbol('supergraph health');

/** What `GET /health` answers. A gateway that serves a last good supergraph still serves: the status is 200. */
export interface GatewayHealth {
  readonly status: 'ok' | 'degraded';
  readonly supergraph: SupergraphHealth;
}

/** `GET /health`: the process answers, and which supergraph it answers with. Names subgraphs and nobody. */
@Controller('health')
export class SupergraphHealthController {
  constructor(@Inject(SUPERGRAPH_HEALTH) private readonly told: () => SupergraphHealth) {}

  @Get()
  health(): GatewayHealth {
    const supergraph = this.told();
    const isWhole = supergraph.absent.length === 0 && supergraph.refused === undefined;
    return { status: isWhole ? 'ok' : 'degraded', supergraph };
  }
}

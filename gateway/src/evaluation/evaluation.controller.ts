import { Body, Controller, Get, Header, Headers, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { type PontioError, errorRegistry } from '@pontio/errors';
import type { Request, Response } from 'express';
import { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import { stop } from '../run-request-path.js';
import type { SupergraphSwitch } from '../supergraph/supergraph-switch.js';
import { evaluate } from './evaluation-path.js';

/** What the controller works with. */
export interface EvaluationParts {
  readonly parts: GatewayParts;
  readonly supergraphs: Pick<SupergraphSwitch, 'current'>;
}

/** Injection token of {@link EvaluationParts}. */
export const EVALUATION_PARTS = Symbol('evaluation parts');

/**
 * The decision point's standard face: may this be shared with me, or may I send it? A refusal is an answer
 * with status 200; only what is no question is an error.
 *
 * @see OpenID Authorization API 1.0 (AuthZEN)
 */
@Controller()
export class EvaluationController {
  constructor(@Inject(EVALUATION_PARTS) private readonly using: EvaluationParts) {}

  @Get('.well-known/authzen-configuration')
  configuration(@Req() request: Request): Record<string, string> {
    const base = `${request.protocol}://${request.get('host') ?? ''}`;
    return {
      policy_decision_point: base,
      access_evaluation_endpoint: `${base}/access/v1/evaluation`,
      access_evaluations_endpoint: `${base}/access/v1/evaluations`,
    };
  }

  @Post('access/v1/evaluation')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async evaluation(
    @Headers('authorization') authorization: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<unknown> {
    return this.answer(authorization, body, response, ({ evaluations: [only], context }) => ({
      decision: only?.decision ?? false,
      context: { ...context, ...only?.context },
    }));
  }

  @Post('access/v1/evaluations')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async evaluations(
    @Headers('authorization') authorization: string | undefined,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<unknown> {
    return this.answer(authorization, body, response, (answer) => answer);
  }

  private async answer(
    authorization: string | undefined,
    body: unknown,
    response: Response,
    shape: (answer: Awaited<ReturnType<typeof evaluate>>) => unknown,
  ): Promise<unknown> {
    const { parts, supergraphs } = this.using;
    const sharing = (body as { action?: { properties?: unknown } } | undefined)?.action?.properties;
    const exchange = new Exchange(parts.newId('req'), parts.now(), {
      ...{ authorization, sharing, address: response.socket?.remoteAddress },
    });
    response.setHeader('x-request-id', exchange.requestId);
    try {
      return shape(await evaluate(exchange, body, parts, supergraphs.current));
    } catch (error) {
      const stopped = await stop(error, 'evaluate', exchange, parts);
      response.status(stopped.httpStatus);
      const { retryAfterSeconds } = stopped;
      if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds);
      return problemOf(stopped, exchange.requestId);
    }
  }
}

function problemOf({ code }: PontioError, requestId: string): Record<string, unknown> {
  return { code, message: errorRegistry[code].message, requestId };
}

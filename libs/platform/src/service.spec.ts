import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, Post, UnauthorizedException } from '@nestjs/common';
import { createLogger } from './logger.js';
import { type RunningService, serveNest } from './service.js';

@Controller('door')
class DoorController {
  @Post()
  knock(): string {
    throw new UnauthorizedException('Ellie may not come in');
  }

  @Get()
  fail(): string {
    throw new Error('Ellie broke it');
  }
}

@Module({ controllers: [DoorController] })
class DoorModule {}

describe('a service', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await serveNest(DoorModule, { name: 'door', port: 0, logger: createLogger('test') });
  });
  afterAll(() => service.close());

  it.each<[string, number, string, RequestInit]>([
    ['a body that is no JSON', 400, '/door', json('{"name":Ellie}')],
    ['a body that is too large', 413, '/door', json(JSON.stringify('Ellie'.repeat(100_000)))],
    ['an unknown character set', 415, '/door', json('{}', 'application/json; charset=Ellie')],
    ['a path that is not there', 404, '/Ellie', {}],
    ['a refusal of a controller', 401, '/door', json('{}')],
    ['a fault of a controller', 500, '/door', {}],
  ])('answers %s by its status, and repeats nothing of it', async (_what, status, path, init) => {
    const response = await fetch(`${service.url}${path}`, init);
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text).not.toMatch(/ellie/i);
    expect(JSON.parse(text)).toEqual({ statusCode: status, message: response.statusText });
  });
});

function json(body: string, type = 'application/json'): RequestInit {
  return { method: 'POST', headers: { 'content-type': type }, body };
}

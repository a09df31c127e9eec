import { Controller, Get } from '@nestjs/common';

/** `GET /health`: the process answers. Says nothing about what it depends on. */
@Controller('health')
export class HealthController {
  @Get()
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }
}

import { STATUS_CODES } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from './logger.js';

/**
 * Answers what fails outside GraphQL by its HTTP status alone. The words of the web framework quote what was
 * sent: a body that is no JSON, a path, a header; and what was sent may be about somebody.
 */
@Catch()
export class WordlessErrors implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    // Errors of resolvers are made public by their GraphQL module.
    if (host.getType() !== 'http') throw exception;
    const statusCode = statusOf(exception);
    if (statusCode === 500) this.logger.error({ err: exception }, 'unexpected error');
    const response = host.switchToHttp().getResponse<Response>();
    response.status(statusCode).json({ statusCode, message: STATUS_CODES[statusCode] });
  }
}

function statusOf(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus();
  // Body parsing throws errors of its own kind.
  const { statusCode } = (exception ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 600 ? statusCode : 500;
}

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DynamicModule, INestApplication, LoggerService, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from './logger.js';
import { WordlessErrors } from './wordless-errors.filter.js';

/** A process part that answers on an address until it is closed. */
export interface RunningService {
  /** The name it has in settings, logs and the supergraph. */
  readonly name: string;
  /** Base address, without a path: `http://127.0.0.1:4101`. */
  readonly url: string;
  /** Stops accepting calls, lets those under way end, and frees what it holds. Safe to call twice. */
  close(): Promise<void>;
}

/** Where and how a Nest module is served. */
export interface ServeOptions {
  readonly name: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly logger: Logger;
  /** Address to listen on; loopback unless a container needs otherwise. */
  readonly host?: string;
  /** Prepares the server before it listens: limits, or a listener in front of the module's own. */
  readonly prepare?: (server: Server) => void;
}

/** Largest request body a service reads, in bytes. */
export const MAX_BODY_BYTES = 256 * 1024;

/**
 * Serves a Nest module over HTTP.
 *
 * @throws an Error that says in one sentence what to do, when the port is taken
 */
export async function serveNest(
  module: Type | DynamicModule,
  options: ServeOptions,
): Promise<RunningService & { readonly app: INestApplication }> {
  const { name, port, logger, host = '127.0.0.1' } = options;
  const app = await NestFactory.create<NestExpressApplication>(module as Type, {
    logger: nestLogger(logger),
    abortOnError: false,
    bodyParser: false,
  });
  app.useBodyParser('json', { limit: MAX_BODY_BYTES });
  app.useGlobalFilters(new WordlessErrors(logger));
  app.disable('x-powered-by');
  options.prepare?.(app.getHttpServer());
  try {
    await app.listen(port, host);
  } catch (error) {
    await app.close();
    throw portProblem(error, name, port);
  }
  const address = (app.getHttpServer() as { address(): AddressInfo }).address();
  let closing: Promise<void> | undefined;
  return {
    name,
    url: `http://${host}:${address.port}`,
    app,
    close: () => (closing ??= app.close()),
  };
}

function portProblem(error: unknown, name: string, port: number): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  return new Error(
    `Port ${port}, which ${name} needs, is in use: stop the other program, or choose another port in the settings.`,
    { cause: error },
  );
}

/** Nest's own messages are for debugging, except its warnings and errors. */
function nestLogger(logger: Logger): LoggerService {
  const text = (message: unknown): string => (message instanceof Error ? message.name : String(message));
  return {
    log: (message) => {
      logger.debug(text(message));
    },
    debug: (message) => {
      logger.debug(text(message));
    },
    verbose: (message) => {
      logger.trace(text(message));
    },
    warn: (message) => {
      logger.warn(text(message));
    },
    error: (message) => {
      logger.error(text(message));
    },
    fatal: (message) => {
      logger.fatal(text(message));
    },
  };
}

import type { Logger } from './logger.js';
import type { RunningService } from './service.js';

/**
 * The body of every `main.ts`: starts the service and closes it on SIGINT or SIGTERM. A failed start is
 * told in one sentence on standard error and exits with status 1.
 */
export async function runMain(logger: Logger, start: () => Promise<RunningService>): Promise<void> {
  try {
    const service = await start();
    logger.info({ url: service.url }, 'ready');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        service.close().then(
          () => process.exit(0),
          (error: unknown) => {
            logger.fatal({ err: error }, 'did not stop cleanly');
            process.exit(1);
          },
        );
      });
    }
  } catch (error) {
    logger.fatal({ err: error }, 'could not start');
    process.stderr.write(`${error instanceof Error ? error.message : 'Could not start.'}\n`);
    process.exit(1);
  }
}

import { type AddressInfo, createServer } from 'node:net';
import { EmbeddedServerError } from './embedded-server-error.js';

/** Every embedded server listens here only: nothing outside this machine can reach it. */
export const LOOPBACK = '127.0.0.1';

/**
 * The port to listen on: the wished one if it is free, else (no wish) one that the system picks.
 *
 * @throws {@link EmbeddedServerError} when the wished port is in use
 */
export async function choosePort(what: string, wished?: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      reject(
        new EmbeddedServerError(
          `${what} cannot start: port ${wished ?? 'any'} is in use; stop what listens there, or choose another port.`,
          error,
        ),
      );
    });
    probe.listen(wished ?? 0, LOOPBACK, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

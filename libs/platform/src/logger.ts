import { type DestinationStream, type Logger, pino } from 'pino';

export { type Logger } from 'pino';

let destination: DestinationStream = pino.destination({ fd: 1, sync: false });

/**
 * Sends the lines of every logger made from now on to `stream`: a file for `npm start`, a buffer for a test
 * that looks for what must not be there.
 */
export function logTo(stream: DestinationStream): void {
  destination = stream;
}

/**
 * A JSON-lines logger for one process or part of it. Logs are for operators and may be lost; what must not
 * be lost goes to the audit journal. Pass ids and codes, never values about a person: no key is redacted
 * for you except those that hold credentials.
 *
 * @param name - the process or part, for example `agency-health`
 */
export function createLogger(name: string): Logger {
  return pino(
    {
      name,
      base: { name },
      level: process.env['PONTIO_LOG_LEVEL'] ?? 'info',
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['authorization', 'token', 'password', '*.authorization', '*.token', '*.password'],
      serializers: { err: describeError },
    },
    destination,
  );
}

/** What the log says of an error: names, codes and private details down the chain of causes, and no more. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { code, detail } = error as { code?: unknown; detail?: unknown };
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    ...(typeof detail === 'string' && { detail }),
    at: error.stack
      ?.split('\n')
      .find((line) => line.trimStart().startsWith('at '))
      ?.trim(),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}

import { PontioError } from '@pontio/errors';
import type { z } from 'zod';

/**
 * Reads what a change says.
 *
 * @throws PontioError `CHANGE_INVALID` with every problem at once; no value that was sent is repeated
 */
export function parseChange<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new PontioError('CHANGE_INVALID', {
    problems: result.error.issues.map(problemOf),
    cause: result.error,
  });
}

/** A change that is well formed and yet cannot be made as it is. */
export function invalid(...problems: string[]): PontioError {
  return new PontioError('CHANGE_INVALID', { problems });
}

function problemOf(issue: z.core.$ZodIssue): string {
  const where = issue.path.filter((part) => part !== 'input').join('.');
  return `${where === '' ? 'the change' : where}: ${sentenceOf(issue)}.`;
}

// zod's own messages may quote what was sent: keys that nobody knows, for one.
function sentenceOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return `must not be more than ${String(issue.maximum)}`;
    case 'unrecognized_keys':
      return 'has parts that nobody knows';
    case 'custom':
      return issue.message;
    case 'invalid_format':
      return issue.format === 'regex' ? issue.message : `must be a ${FORMATS[issue.format] ?? issue.format}`;
    default:
      return 'is missing or of the wrong kind';
  }
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'day as YYYY-MM-DD',
  datetime: 'time in ISO 8601 with a zone',
};

const UNITS: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): string {
  return `must be at least ${String(minimum)}${UNITS[origin] ?? ''}`;
}

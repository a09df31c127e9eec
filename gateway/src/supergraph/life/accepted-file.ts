import { readFileSync } from 'node:fs';

/**
 * The digests of supergraphs whose changes somebody has accepted, one on each line; what follows `#` is for
 * people. A file that is not there accepts nothing.
 */
export function readAcceptedFile(file: string | undefined): ReadonlySet<string> {
  if (file === undefined) return new Set();
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Set();
    throw error;
  }
  const lines = text.split('\n').map((line) => line.replace(/#.*/, '').trim());
  return new Set(lines.filter((line) => line !== ''));
}

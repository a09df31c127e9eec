/** What a person at the keyboard should do about an error of the operating system, by its code. */
const ADVICE: Readonly<Record<string, string>> = {
  EADDRINUSE:
    'A port that Pontio needs is in use: stop the other program (or an older Pontio) and start again.',
  EACCES:
    'Pontio may not write to its state folder: give it the right, or set PONTIO_STATE_DIR to another folder.',
  EPERM:
    'Pontio may not write to its state folder: give it the right, or set PONTIO_STATE_DIR to another folder.',
  EROFS: 'The disk of the state folder is read-only: set PONTIO_STATE_DIR to a folder that can be written.',
  ENOTDIR: 'The state folder cannot be made: set PONTIO_STATE_DIR to a folder that can be written.',
  ENOENT: 'The state folder cannot be made: set PONTIO_STATE_DIR to a folder that can be written.',
  ENOSPC: 'The disk is full: free some space, or set PONTIO_STATE_DIR to a folder on another disk.',
};

/** The sentence to show for an error: advice for what the system says, or the error's own words. */
export function oneSentence(error: unknown): string {
  if (!(error instanceof Error)) return 'Pontio could not start.';
  const { code = '', port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port ?? ''} is in use: stop the other program (or an older Pontio) and start again.`;
  return ADVICE[code] ?? error.message;
}

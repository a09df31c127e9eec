/** PostgreSQL cannot be used. The message says where it was looked for and what to do; never the password. */
export class DatabaseUnavailable extends Error {
  constructor(url: string, cause: unknown) {
    super(`PostgreSQL at ${placeOf(url)} cannot be used: ${adviceFor(cause)}`, { cause });
    this.name = 'DatabaseUnavailable';
  }
}

function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'the given address';
  }
}

/** Codes of Node and of PostgreSQL (class 28 authorization, 3D000 no such database, 53300 and 57P03 busy). */
function adviceFor(cause: unknown): string {
  const code = codeOf(cause);
  if (/^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT)/.test(code)) {
    return `nothing answers there (${code}); start it, or correct the database URL.`;
  }
  if (code.startsWith('28')) return 'it does not accept the user and password of the database URL.';
  if (code === '3D000') return 'it has no such database; create it, or correct the database URL.';
  if (code === '53300') return 'it has no free connection; allow more, or stop another service.';
  if (code === '57P03') return 'it is starting or stopping; try again.';
  if (code === '42501') return 'the user of the database URL may not create or change the schema.';
  return `${cause instanceof Error ? cause.message : 'no reason given'}.`;
}

function codeOf(cause: unknown): string {
  const code = (cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : '';
}

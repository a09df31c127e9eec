/** What a command tells the shell. */
export const EXIT = { ok: 0, checkFailed: 1, wrongUsage: 2, cannotReach: 3, bug: 70 } as const;

/** A code of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

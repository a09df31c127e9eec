import type { RegisterChange } from '../changes/register-change.js';

/** What a change answers of a record that has no page of its own. */
export interface RegisterRecord {
  readonly id: string;
  readonly status: string;
  readonly at: string;
}

/** A record as it stands after a change. */
export function registerRecord({ now }: RegisterChange, id: string, status = 'ACTIVE'): RegisterRecord {
  return { id, status, at: now.toISOString() };
}

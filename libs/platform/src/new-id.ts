import { v7 as uuidv7 } from 'uuid';

/**
 * A new id: the prefix, an underscore and a UUIDv7 without its dashes, so that ids sort by the time they
 * were made. `newId('evt')` gives `evt_0198…`.
 */
export function newId<P extends string>(prefix: P): `${P}_${string}` {
  return `${prefix}_${uuidv7().replaceAll('-', '')}`;
}

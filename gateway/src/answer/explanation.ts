import { type Explanation, type IsEmpty, explainToCaller } from '@pontio/decision';
import type { DirectoryEntry } from '../registers/directory.js';
import { dutyContactOf } from './contacts.js';
import type { TakenDecision } from './told.js';

/**
 * The caller's account of a decision in sentences, for whoever asked for it. What is hidden reads like what
 * turned out not to be there.
 */
export function explanationOf(
  { input, decision, engine }: TakenDecision,
  directory: readonly DirectoryEntry[],
  isEmpty: IsEmpty = () => false,
): Explanation {
  const contacts = Object.fromEntries(
    directory.flatMap(({ id }) => {
      const contact = dutyContactOf(id, directory);
      return contact === undefined ? [] : [[id, contact]];
    }),
  );
  return explainToCaller(input, decision, engine.policy, { contacts, isEmpty });
}

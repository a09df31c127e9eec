import type { Exchange } from '../exchange.js';
import { type Change, changeOf } from '../obligations/changes.js';
import { commonPlaces, personAt } from './common-places.js';
import { type DutyContact, dutyContactOf } from './contacts.js';

/** Something the caller gets only changed: marked, masked, or without what speaks of others. */
export interface Changed {
  /** Response path; of lists only the position of somebody asked about. */
  readonly path: readonly (string | number)[];
  /** Who it is about, where several people may stand there. */
  readonly person?: string;
  readonly categories: readonly string[];
  /** What was done. */
  readonly obligation: Change['obligation'];
  /** The same in a plain sentence. */
  readonly text: string;
  readonly contact?: DutyContact;
}

/** What was changed, and how. What is masked reads the same whether or not anything is held. */
export function changedValues(exchange: Exchange): readonly Changed[] {
  const { directory } = exchange.get('decided');
  return commonPlaces(exchange, 'changed').flatMap(({ path, categories, subject, holderId, verdict }) => {
    const change = changeOf(verdict);
    if (change === undefined) return [];
    const { obligation, text } = change;
    const contact = dutyContactOf(holderId, directory);
    return [{ path, ...personAt(subject), categories, obligation, text, ...(contact && { contact }) }];
  });
}

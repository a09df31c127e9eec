import type { Exchange } from '../exchange.js';
import { type Change, changeOf } from '../obligations/changes.js';
import { cellOutcomes, isGiven } from './cell-outcomes.js';
import { categoriesOf, commonPlaces, personAt } from './common-places.js';
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
  const changed = cellOutcomes(exchange).filter(
    (outcome) => changeOf(outcome.cell)?.passes === isGiven(outcome),
  );
  return commonPlaces(exchange, changed).flatMap(({ path, outcomes }) => {
    const [{ cell, holderId, subject }] = outcomes;
    const change = changeOf(cell);
    const contact = dutyContactOf(holderId, directory);
    if (change === undefined) return [];
    const { obligation, text } = change;
    const what = { path, ...personAt(subject), categories: categoriesOf(outcomes) };
    return [{ ...what, obligation, text, ...(contact && { contact }) }];
  });
}

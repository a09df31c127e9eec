import { type Jurisdiction, appliesIn } from '@pontio/vocabulary';
import type { ProhibitionRow } from '../law/prohibition-row.js';
import { holdsOn } from '../words/days.js';
import type { OpenRequest } from './open-request.js';

/** The prohibitions that are law somewhere today, in the order of the catalogue, and all that they catch. */
export interface Prohibitions {
  readonly rows: readonly ProhibitionRow[];
  readonly categories: number;
  readonly restrictions: number;
}

/** Gives the prohibitions that are law today here or at a place. */
export function prohibitionsToday(request: OpenRequest): (place: Jurisdiction) => Prohibitions {
  const places = new Map<Jurisdiction, Prohibitions>();
  return (place) => {
    let there = places.get(place);
    if (there === undefined) {
      there = prohibitionsAt(place, request);
      places.set(place, there);
    }
    return there;
  };
}

function prohibitionsAt(place: Jurisdiction, { tables, input, today }: OpenRequest): Prohibitions {
  const rows: ProhibitionRow[] = [];
  let [categories, restrictions] = [0, 0];
  for (const row of tables.prohibitions) {
    const applies = appliesIn(row.jurisdiction, input.jurisdiction) || appliesIn(row.jurisdiction, place);
    if (!applies || !holdsOn(row.days, today)) continue;
    rows.push(row);
    categories |= row.categories;
    restrictions |= row.restrictions;
  }
  return { rows, categories, restrictions };
}

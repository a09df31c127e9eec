import type { Exchange, Subject } from '../exchange.js';
import { shownOutcomes } from './cell-outcomes.js';
import type { AlikeValues } from './fates.js';
import { type PlaceOfValues, placesOf } from './places-of-values.js';
import type { TakenDecision } from './told.js';

/** A place of the answer and the values of one person at one holder that met one fate there. */
export interface CommonPlace extends AlikeValues {
  readonly subject: Subject;
  readonly holderId: string;
  readonly taken: TakenDecision;
  /** Response path; of lists only the position of somebody asked about. */
  readonly path: readonly (string | number)[];
  /** The kinds of information that stand there. */
  readonly categories: readonly string[];
}

/** Where in the answer something is withheld or changed: the place above stands for all below it that met the same fate. */
export function commonPlaces(exchange: Exchange, what: 'withheld' | 'changed'): readonly CommonPlace[] {
  const incoming = exchange.get('incoming');
  return alikeIn(exchange, what).flatMap(({ subject, holderId, taken, verdict, values }) =>
    placesOf(incoming, subject.place, values).map((place) => ({
      ...{ subject, holderId, taken, verdict },
      values: place.values,
      categories: place.categories,
      path: pathAt(place, subject),
    })),
  );
}

/** Names somebody met on the way, by our own id: several may stand at one place. */
export function personAt({ id, isMet }: Subject): { readonly person?: string } {
  return isMet === true ? { person: id } : {};
}

type Alike = Omit<CommonPlace, 'path' | 'categories'>;

/** What several decisions and rows say alike of one person at one holder is told together. */
function alikeIn(exchange: Exchange, what: 'withheld' | 'changed'): readonly Alike[] {
  const found = new Map<string, Alike>();
  for (const { subject, holderId, taken, fate } of shownOutcomes(exchange)) {
    for (const { verdict, values } of fate[what]) {
      const whose = `${subject.place} ${String(subject.position)} ${subject.id} ${holderId}`;
      const key = `${whose} ${verdict.reason} ${String(verdict.requestable)}`;
      const before = found.get(key);
      found.set(
        key,
        before === undefined
          ? { subject, holderId, taken, verdict, values }
          : { ...before, values: [...before.values, ...values] },
      );
    }
  }
  return [...found.values()];
}

function pathAt({ path }: PlaceOfValues, { position }: Subject): readonly (string | number)[] {
  const [root = '', ...below] = path;
  return position === undefined ? path : [root, position, ...below];
}

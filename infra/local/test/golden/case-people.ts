import type { RunningPersonIndex } from '@pontio/person-index';
import { type CaseFile, agencyId, personId } from '@pontio/decision/cases';

/** The people of one case as the person index knows them. */
export interface CasePeople {
  /** The NHS number by which the caller knows somebody, by the name in the case. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Ids of the person index by the ids of the case. */
  readonly ids: ReadonlyMap<string, string>;
}

let issued = 0;

/** The next NHS number of the test range, with a check digit that holds. */
export function nextNumber(): string {
  for (;;) {
    issued += 1;
    const nine = `9991${String(issued).padStart(5, '0')}`;
    const sum = Array.from(nine, (digit, index) => Number(digit) * (10 - index)).reduce((a, b) => a + b);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${nine}${String(check)}`;
  }
}

/**
 * Registers the people of a case with every agency that is asked. Whoever is not certainly matched in the case
 * has a number that the index links to nobody.
 */
export async function registerPeople(
  key: string,
  file: CaseFile,
  index: RunningPersonIndex,
): Promise<CasePeople> {
  const numbers = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const name of namesIn(file)) {
    const number = nextNumber();
    numbers.set(name, number);
    const person = file.people[name];
    if (person === undefined || (person.match ?? 'Match') !== 'Match') continue;
    for (const holder of new Set(file.asks.map(({ of }) => of))) {
      const outcome = await index.registerRecord({
        agencyId: agencyId(holder),
        recordSystem: 'records',
        recordRef: `${key}-${name}`,
        identifiers: [{ system: 'NHS', value: number }],
      });
      if (outcome.status === 'Match') ids.set(personId(name), outcome.personId);
    }
  }
  return { numbers, ids };
}

/** Everybody a case speaks of, those included whom only a value mentions. */
function namesIn({ people, asks }: CaseFile): ReadonlySet<string> {
  return new Set([...Object.keys(people), ...asks.flatMap(({ mentions = [] }) => mentions)]);
}

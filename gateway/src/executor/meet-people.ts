import type { PlannedFetch } from '@pontio/federation';
import type { Subject } from '../exchange.js';
import type { SubjectMatch } from '../registers/person-index.client.js';
import type { Met } from './check-answer.js';
import type { PlannedCells } from './plan-cells.js';
import type { ReleasePlan } from './release-plan.js';
import { metSubject, stranger } from './subject-of.js';

/** What is needed to decide about those who are met. */
export interface MeetingParts {
  readonly release: ReleasePlan;
  readonly planned: PlannedCells;
  /** The agency whose records a subgraph serves; `undefined` for a service that is no agency. */
  readonly agencyOf: (subgraph: string) => string | undefined;
  /** Whose records an agency's own ids name, in order. */
  readonly resolve: (agencyId: string, recordRefs: readonly string[]) => Promise<readonly SubjectMatch[]>;
  /**
   * Decides about them, makes sure that what the decision asks can be done, and makes the intent durable. Asks the
   * registers what it would ask about anybody who could stand at `places`, if there is nobody to decide about.
   */
  readonly decide: (subjects: readonly Subject[], places: readonly string[]) => Promise<void>;
}

/** An answer that could lead to people. */
interface Meeting {
  readonly fetch: PlannedFetch;
  readonly met: readonly Met[];
}

/** A record that no agency has: what is asked of the index where nobody is met. */
const NOBODYS_RECORD = 'nobody';

/**
 * Decides about people who are first met in an answer, before anything else about them is followed or shown.
 * Those about whom nothing is released, and those whom nobody knows, are taken out, so that hidden and absent
 * are the same; of the others only our own ids are left. Each meeting takes the same calls, whoever was met and
 * whether or not anybody was.
 */
export class MeetPeople {
  private turn: Promise<void> = Promise.resolve();
  private waiting: Meeting[] = [];
  private readonly seen = new Map<string, Subject>();

  constructor(private readonly parts: MeetingParts) {}

  /** One meeting after the other, so that nobody is decided about twice; those that wait are held together. */
  meet(fetch: PlannedFetch, met: readonly Met[]): Promise<void> {
    this.waiting.push({ fetch, met });
    const next = this.turn.then(() => this.meetAll(this.waiting.splice(0)));
    this.turn = next.catch(() => undefined);
    return next;
  }

  private async meetAll(meetings: readonly Meeting[]): Promise<void> {
    if (meetings.length === 0) return;
    const known = await Promise.all(
      meetings.map(({ fetch, met }) => this.peopleBehind(fetch.subgraph, met.map(keyOf), [NOBODYS_RECORD])),
    );
    const fresh: Subject[] = [];
    const standing = meetings.map(({ met }, index) =>
      met.map((one) => {
        const person = known[index]?.get(keyOf(one));
        return person && this.standingAt(one.meeting.place, person, fresh);
      }),
    );
    await this.parts.decide(fresh, [...new Set(meetings.flatMap((meeting) => this.placesBehind(meeting)))]);
    meetings.forEach(({ met }, index) => {
      settle(
        met,
        (standing[index] ?? []).map((subject) => (subject && this.isShown(subject) ? subject : undefined)),
      );
    });
  }

  /** Where an answer can lead to. */
  private placesBehind({ fetch: { path } }: Meeting): readonly string[] {
    const above = path.map((key) => `${key}.`).join('');
    return [...this.parts.planned.byPlace.keys()].filter((place) => place.startsWith(above));
  }

  private standingAt(place: string, person: Subject, fresh: Subject[]): Subject {
    const key = `${place} ${person.id}`;
    const known = this.seen.get(key);
    if (known !== undefined) return known;
    const { position: _position, ...rest } = person;
    const subject: Subject = { ...rest, place, isMet: true };
    this.seen.set(key, subject);
    fresh.push(subject);
    return subject;
  }

  private isShown(subject: Subject): boolean {
    const { release, planned } = this.parts;
    return release.hasAnyOf(subject, planned.byPlace.get(subject.place) ?? []);
  }

  /** Whom rows only mention, by the agency's own ids; somebody unknown by a stand-in that no register knows. */
  async mentioned(subgraph: string, recordIds: readonly string[]): Promise<readonly Subject[]> {
    const people = await this.peopleBehind(subgraph, recordIds);
    return recordIds.map((id, index) => people.get(id) ?? stranger(index));
  }

  /**
   * Who stands behind each key, by the key as the subgraph gave it.
   *
   * @param instead - what the index is asked where it need not be asked anything
   */
  private async peopleBehind(
    subgraph: string,
    keys: readonly string[],
    instead: readonly string[] = [],
  ): Promise<ReadonlyMap<string, Subject>> {
    const { release, agencyOf, resolve } = this.parts;
    const agencyId = agencyOf(subgraph);
    const people = new Map<string, Subject>();
    const unknown = new Set<string>();
    for (const key of keys) {
      const known = agencyId === undefined ? release.subject(key) : release.subjectOfRecord(agencyId, key);
      if (known !== undefined) people.set(key, known);
      else unknown.add(key);
    }
    // A service that is no agency has no records of anybody: whom we do not know by then is nobody's to show.
    if (agencyId === undefined) return people;
    const refs = unknown.size === 0 ? instead : [...unknown];
    if (refs.length === 0) return people;
    const matches = await resolve(agencyId, refs);
    refs.forEach((ref, index) => {
      const person = metSubject(matches[index]);
      if (person === undefined) return;
      release.addRecord(agencyId, ref, person);
      people.set(ref, person);
    });
    return people;
  }
}

function keyOf({ person, meeting }: Met): string {
  return String(person[meeting.keys[0] ?? '']);
}

/** Puts our own ids where the subgraph's stood, and takes out whoever is not shown. */
function settle(met: readonly Met[], shown: readonly (Subject | undefined)[]): void {
  const lists = new Map<unknown[], Set<number>>();
  met.forEach(({ meeting, person, parent, at, held, row }, index) => {
    const subject = shown[index];
    if (subject !== undefined) {
      for (const key of meeting.keys) person[key] = subject.id;
      held[meeting.bit] = 1;
      // The row has been decided about by then: what leads to them counts where the row stands.
      for (let outer = row; outer !== undefined; outer = outer.outer) outer.into[meeting.bit] = 1;
    } else if (Array.isArray(parent)) {
      const gone = lists.get(parent) ?? new Set<number>();
      lists.set(parent, gone);
      gone.add(Number(at));
    } else {
      parent[at] = null;
    }
  });
  for (const [list, gone] of lists)
    list.splice(0, list.length, ...list.filter((_item, index) => !gone.has(index)));
}

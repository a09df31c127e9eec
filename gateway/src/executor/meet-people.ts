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
  /** Decides about them, makes sure that what the decision asks can be done, and makes the intent durable. */
  readonly decide: (subjects: readonly Subject[]) => Promise<void>;
}

/**
 * Decides about people who are first met in an answer, before anything else about them is followed or shown.
 * Those about whom nothing is released, and those whom nobody knows, are taken out, so that hidden and absent
 * are the same; of the others only our own ids are left.
 */
export class MeetPeople {
  private turn: Promise<void> = Promise.resolve();
  private readonly seen = new Map<string, Subject>();

  constructor(private readonly parts: MeetingParts) {}

  /** One meeting after the other: nobody is decided about twice. */
  meet(subgraph: string, met: readonly Met[]): Promise<void> {
    const next = this.turn.then(() => this.meetNow(subgraph, met));
    this.turn = next.catch(() => undefined);
    return next;
  }

  private async meetNow(subgraph: string, met: readonly Met[]): Promise<void> {
    const people = await this.peopleBehind(subgraph, met.map(keyOf));
    const fresh: Subject[] = [];
    const standing = met.map((one) => {
      const person = people.get(keyOf(one));
      return person && this.standingAt(one.meeting.place, person, fresh);
    });
    if (fresh.length > 0) await this.parts.decide(fresh);
    settle(
      met,
      standing.map((subject) => (subject && this.isShown(subject) ? subject : undefined)),
    );
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

  /** Who stands behind each key, by the key as the subgraph gave it. */
  private async peopleBehind(
    subgraph: string,
    keys: readonly string[],
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
    if (agencyId === undefined || unknown.size === 0) return people;
    const refs = [...unknown];
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

import type { EntityBatch, JsonObject } from '@pontio/federation';
import type { Subject } from '../exchange.js';
import type { EntityVariant, FetchVariants } from './fetch-variants.js';
import type { ReleasePlan } from './release-plan.js';
import type { SubjectSchema } from './subject-schema.js';

/** A representation that is about to be asked for. */
export interface Asked {
  readonly index: number;
  readonly subject: Subject;
  /** As the agency gets it, and the same as JSON. */
  readonly representation: JsonObject;
  readonly text: string;
  /** The agency's own key of the subject; `undefined` for something that hangs from them. */
  readonly recordId: string | undefined;
}

/** What it takes to say what may be asked about whom. */
export interface GroupingParts {
  readonly subjects: SubjectSchema;
  readonly variants: FetchVariants;
  readonly release: ReleasePlan;
}

/**
 * Puts the representations of a batch to those with the same released values, in the agency's own record ids.
 * Somebody without any, or without a record, is in none.
 */
export function groupsOf(batch: EntityBatch, parts: GroupingParts): ReadonlyMap<EntityVariant, Asked[]> {
  const groups = new Map<EntityVariant, Asked[]>();
  const known = new Map<string | undefined, Standing | undefined>();
  for (let index = 0; index < batch.representationTexts.length; index += 1) {
    const id = batch.subjects[index];
    let standing = known.get(id);
    if (standing === undefined && !known.has(id)) {
      standing = standingOf(id, batch, parts);
      known.set(id, standing);
    }
    const asked = standing && askedOf(standing.subject, batch, index, parts);
    if (standing === undefined || asked === undefined) continue;
    const group = groups.get(standing.variant);
    if (group === undefined) groups.set(standing.variant, [asked]);
    else group.push(asked);
  }
  return groups;
}

/** Under whom a representation stands, and what may be asked there. */
interface Standing {
  readonly subject: Subject;
  readonly variant: EntityVariant;
}

function standingOf(
  id: string | undefined,
  { fetch, variables }: EntityBatch,
  { release, variants }: GroupingParts,
): Standing | undefined {
  const subject = id === undefined ? release.subjectsAt(fetch.path[0] ?? '')[0] : release.subject(id);
  const variant = subject && variants.ofEntities(fetch, release.maskOf(subject, fetch.subgraph), variables);
  return subject && variant && { subject, variant };
}

function askedOf(
  subject: Subject,
  { fetch, representations, representationTexts }: EntityBatch,
  index: number,
  { subjects, release }: GroupingParts,
): Asked | undefined {
  const [representation, text] = [representations[index], representationTexts[index]];
  if (representation === undefined || text === undefined) return undefined;
  const key = subjects.keyOf(String(representation['__typename']));
  if (key === undefined) return { index, subject, representation, text, recordId: undefined };
  // What is not the very subject it stands under has been mixed up on the way.
  if (representation[key] !== subject.id) return undefined;
  const recordId = release.recordIdAt(subject, fetch.subgraph);
  if (recordId === undefined) return undefined;
  const own = { ...representation, [key]: recordId };
  return { index, subject, representation: own, text: JSON.stringify(own), recordId };
}

/** Things are named to their agency by their own keys; people by their records, which the request's order names. */
export function namesOf(
  asked: readonly Asked[],
  subjects: SubjectSchema,
  subgraph: string,
): readonly string[] {
  return asked.flatMap(({ recordId, representation }) =>
    recordId === undefined ? (subjects.nameAt(subgraph, representation) ?? []) : [],
  );
}

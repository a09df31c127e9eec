import type { DecisionInput } from '@pontio/decision';
import type { CaseWorld } from './case-world.js';

const MINUTES_30 = 1_800_000;

/**
 * Puts the declaration of a case into the register, as if it had been made half an hour ago. One that has ended
 * in the case has ended now.
 *
 * @returns its id, or undefined in a case where the glass is whole
 */
export async function declareIn(
  key: string,
  { request, actor, recipient, at }: DecisionInput,
  { database }: CaseWorld,
): Promise<string | undefined> {
  const { breakGlass } = request;
  if (breakGlass === undefined) return undefined;
  const { personIds, ground, justification, until, extended } = breakGlass;
  const id = `bgl_${key}`;
  const isOpen = Date.parse(until) > Date.parse(at);
  const ends = new Date(Date.now() + (isOpen ? MINUTES_30 : -MINUTES_30));
  const opened = new Date(ends.getTime() - 2 * MINUTES_30);
  await database.query(
    `insert into governance.break_glass (id, person_id, person_ids, agency_id, practitioner_id, role, purpose,
       ground, justification, opened_at, until, extended_at, review_due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $11)`,
    [
      ...[id, personIds[0], personIds, recipient.id, actor.id, actor.role, request.purpose],
      ...[ground, justification, opened, ends, extended ? opened : null],
    ],
  );
  return id;
}

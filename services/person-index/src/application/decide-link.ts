import type { IdentityLink, LinkEvidence } from '../persistence/identity-link.entity.js';
import type { LinkStore } from './link-store.js';
import type { RecordKey } from './record-key.js';

/** In `linked_by` and `unlinked_by`, where no person decided. */
export const BY_RULE = 'person-index';

/** Whom a record is about: somebody known, somebody new, or not for this rule to say. */
export type LinkDecision =
  | { readonly to: 'KNOWN'; readonly personId: string; readonly basis: LinkEvidence['basis'] }
  | { readonly to: 'NEW'; readonly basis: LinkEvidence['basis'] }
  | {
      readonly to: 'NOBODY_YET';
      readonly basis: 'MANY_MATCH' | 'UNLINKED_BEFORE';
      readonly candidates: readonly string[];
    };

/**
 * The rule for now: the same verified identifier is the same person. It never guesses, and never undoes what
 * somebody decided: a record unlinked from a person is not linked to them again.
 *
 * @param current - the record's link so far, if any
 */
export async function decideLink(
  store: LinkStore,
  record: RecordKey,
  tokens: readonly string[],
  current: IdentityLink | null,
): Promise<LinkDecision> {
  const candidates = await store.peopleIdentifiedBy(tokens);
  const [candidate] = candidates;
  if (candidates.length > 1) return { to: 'NOBODY_YET', basis: 'MANY_MATCH', candidates };
  if (candidate === undefined) return withoutCandidate(tokens, current);
  const unlinkedFrom = await store.peopleUnlinkedFrom(record, BY_RULE);
  return unlinkedFrom.includes(candidate)
    ? { to: 'NOBODY_YET', basis: 'UNLINKED_BEFORE', candidates }
    : { to: 'KNOWN', personId: candidate, basis: 'VERIFIED_IDENTIFIER' };
}

/** A record that had no identifier stays with its person; one whose identifiers all changed may be another's. */
function withoutCandidate(tokens: readonly string[], current: IdentityLink | null): LinkDecision {
  const basis = tokens.length > 0 ? 'VERIFIED_IDENTIFIER' : 'NO_VERIFIED_IDENTIFIER';
  return current?.personId && current.identifiers.length === 0
    ? { to: 'KNOWN', personId: current.personId, basis }
    : { to: 'NEW', basis };
}

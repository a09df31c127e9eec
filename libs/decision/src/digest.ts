import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { DecisionInput } from './facts/decision-input.js';

const known = new WeakMap<object, string>();

/**
 * The digest of everything a decision rests on: SHA-256 over the canonical JSON (RFC 8785) of the input, in
 * which each set of facts and each list of fields stands as its own digest. Facts that serve many requests
 * are digested once.
 *
 * @returns `sha256:` and 64 hex digits
 */
export function digestOf(input: DecisionInput): string {
  const { recipient, actor, holders, agreements, subjects, mentioned, asks, ...own } = input;
  return sha256({
    ...own,
    recipient: digestOfPart(recipient),
    actor: digestOfPart(actor),
    holders: holders.map(digestOfPart),
    agreements: agreements.map(digestOfPart),
    subjects: subjects.map(digestOfPart),
    ...(mentioned !== undefined && { mentioned: mentioned.map(digestOfPart) }),
    asks: asks.map(({ subjectId, holderId, fields }) => [subjectId, holderId, digestOfPart(fields)]),
  });
}

function digestOfPart(part: object): string {
  let digest = known.get(part);
  if (digest === undefined) {
    digest = sha256(part);
    known.set(part, digest);
  }
  return digest;
}

function sha256(value: object): string {
  return `sha256:${createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')}`;
}

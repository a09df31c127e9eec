import { hash } from 'node:crypto';
import { canonicalText } from './canonical-text.js';
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
  let text = '';
  for (const key of Object.keys(input).sort() as (keyof DecisionInput)[]) {
    if (input[key] !== undefined) text += `${text === '' ? '' : ','}"${key}":${textOfPart(key, input)}`;
  }
  return sha256(`{${text}}`);
}

/** A part of the input as it stands in the text. Parts that later versions add stand there in full. */
function textOfPart(key: keyof DecisionInput, input: DecisionInput): string {
  switch (key) {
    case 'recipient':
    case 'actor':
      return `"${digestOfPart(input[key])}"`;
    case 'holders':
    case 'agreements':
    case 'subjects':
    case 'mentioned':
      return listed((input[key] ?? []).map((part) => `"${digestOfPart(part)}"`));
    case 'asks':
      return listed(
        input.asks.map(
          ({ subjectId, holderId, fields }) =>
            `[${canonicalText(subjectId)},${canonicalText(holderId)},"${digestOfPart(fields)}"]`,
        ),
      );
    default:
      return canonicalText(input[key]);
  }
}

const listed = (texts: readonly string[]): string => `[${texts.join(',')}]`;

function digestOfPart(part: object): string {
  let digest = known.get(part);
  if (digest === undefined) {
    digest = sha256(canonicalText(part));
    known.set(part, digest);
  }
  return digest;
}

const sha256 = (text: string): string => `sha256:${hash('sha256', text, 'hex')}`;

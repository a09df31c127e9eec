import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import { RandomInputs } from '../test/random/random-input.js';
import { shippedPolicy } from '../cases/runner/index.js';
import { type DecisionInput, digestOf } from './index.js';

const { law } = shippedPolicy();
const sha256 = (value: unknown): string =>
  `sha256:${createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')}`;

/** What the digest promises, word for word and with nothing remembered. */
function promised({
  recipient,
  actor,
  holders,
  agreements,
  subjects,
  mentioned,
  asks,
  ...own
}: DecisionInput) {
  return sha256({
    ...own,
    recipient: sha256(recipient),
    actor: sha256(actor),
    holders: holders.map(sha256),
    agreements: agreements.map(sha256),
    subjects: subjects.map(sha256),
    ...(mentioned !== undefined && { mentioned: mentioned.map(sha256) }),
    asks: asks.map(({ subjectId, holderId, fields }) => [subjectId, holderId, sha256(fields)]),
  });
}

describe('the digest of an input', () => {
  it('is that of its canonical text, each set of facts by its own digest, whether they were met before or not', () => {
    const inputs = new RandomInputs(5, law);
    for (let number = 0; number < 200; number += 1) {
      const input = inputs.next();
      expect(digestOf(input)).toBe(promised(input));
    }
  });

  it('is the same whether a part is left out or there and says nothing', () => {
    const input = new RandomInputs(6, law).next();
    expect(digestOf({ ...input, zeal: undefined } as DecisionInput)).toBe(digestOf(input));
  });

  it('takes in parts that it does not know by name', () => {
    const input = new RandomInputs(6, law).next();
    const more = { ...input, zeal: 1 } as DecisionInput;
    expect(digestOf(more)).toBe(promised(more));
    expect(digestOf(more)).not.toBe(digestOf(input));
  });
});

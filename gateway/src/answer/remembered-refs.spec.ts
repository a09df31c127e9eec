import { expect, it } from '@jest/globals';
import { createReferencer } from '@pontio/audit-contract';
import { rememberedRefs } from './remembered-refs.js';

it('gives the reference that is made for each kind and value, and makes it once', () => {
  const refs = createReferencer(new Uint8Array(32));
  const made: string[] = [];
  const remembered = rememberedRefs((kind, value) => {
    made.push(`${kind} ${value}`);
    return refs(kind, value);
  });
  expect(remembered('subject', 'x')).toBe(refs('subject', 'x'));
  expect(remembered('case', 'x')).toBe(refs('case', 'x'));
  expect(remembered('subject', 'x')).toBe(refs('subject', 'x'));
  expect(made).toEqual(['subject x', 'case x']);
});

import { expect, it } from '@jest/globals';
import { compileMerge, copyOf } from './merge.js';

it('merges objects and lists of one length deeply, and takes everything else from the newer', () => {
  const target = { a: { x: 1 }, list: [{ x: 1 }, null], longer: [1], leaf: 1 };
  compileMerge(['a', 'list', 'longer', 'leaf', 'absent'])(target, {
    a: { y: 2 },
    list: [{ y: 2 }, { z: 3 }],
    longer: [1, 2],
    leaf: 2,
    unasked: 5,
  });
  expect(target).toEqual({ a: { x: 1, y: 2 }, list: [{ x: 1, y: 2 }, { z: 3 }], longer: [1, 2], leaf: 2 });
});

it('copies so that nothing is shared, and takes no prototype from an answer', () => {
  const source = JSON.parse('{"a":[{"b":1}],"__proto__":{"evil":true}}') as Record<string, unknown>;
  const copy = copyOf(source);
  expect(copy).toEqual({ a: [{ b: 1 }] });
  expect(copy['a']).not.toBe(source['a']);
  expect((copy as { evil?: boolean }).evil).toBeUndefined();
});

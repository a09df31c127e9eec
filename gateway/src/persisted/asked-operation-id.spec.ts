import { describe, expect, it } from '@jest/globals';
import { askedOperationId } from './asked-operation-id.js';

const hash = 'ab'.repeat(32);

describe('the id of an operation in a request', () => {
  it.each([
    ['documentId', { documentId: hash }],
    ['documentId with the name of the hash', { documentId: `sha256:${hash.toUpperCase()}` }],
    ['a plain id', { id: hash }],
    [
      'the extension of clients that send hashes first',
      { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } },
    ],
  ])('is read from %s', (_form, body) => {
    expect(askedOperationId(body)).toBe(hash);
  });

  it.each([
    undefined,
    'text',
    null,
    {},
    { documentId: 7 },
    { extensions: 'x' },
    { extensions: { persistedQuery: null } },
  ])('is not there in %j', (body) => {
    expect(askedOperationId(body)).toBeUndefined();
  });

  it('is not the id of the request beside a text', () => {
    expect(askedOperationId({ query: '{ a }', id: '7' })).toBeUndefined();
  });

  it('is what it is when it is no hash: nobody holds such an operation', () => {
    expect(askedOperationId({ documentId: 'front-door-check' })).toBe('front-door-check');
  });
});

import { describe, expect, it } from '@jest/globals';
import { supergraph } from '../../test/three-agencies.js';
import { aPersistedOperation } from '../../test/persisted.js';
import { type RestBody, readRestBody } from './rest-body.js';

const child = { system: 'NHS', value: '9990000018' };
const read = (body: unknown): RestBody =>
  readRestBody(
    typeof body === 'string' ? body : JSON.stringify(body),
    aPersistedOperation(),
    supergraph.apiSchema,
  );
const NOT_AN_OBJECT = ['The body: expects a JSON object with the variables of the operation.'];

describe('the body of a REST request', () => {
  it('holds the variables, and the claims beside them', () => {
    expect(read({ child, sharing: { explain: true } })).toEqual({
      variables: { child },
      sharing: { explain: true },
      problems: [],
    });
  });

  it.each(['', '{"9990000018', '[]', '"Ellie"', 'null', '7'])('is an object and nothing else: %s', (text) => {
    expect(read(text)).toEqual({ variables: {}, sharing: undefined, problems: NOT_AN_OBJECT });
  });

  it('is told everything that is wrong with it, and nothing of what was sent', () => {
    const { problems } = read({ child: { system: 'Ellie' }, EllieMarsh: 1 });
    expect(problems).toEqual([
      'The body: has a field that it cannot have; expects child, sharing.',
      'child.system: expects one of NHS, UPN.',
      'child.value: is needed; expects a text.',
    ]);
  });

  it('is not looked into for an operation that there is not', () => {
    const body = readRestBody('{"a":1}', undefined, supergraph.apiSchema);
    expect(body).toEqual({ variables: { a: 1 }, sharing: undefined, problems: [] });
  });
});

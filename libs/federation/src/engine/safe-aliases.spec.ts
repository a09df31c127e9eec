import { expect, it } from '@jest/globals';
import { parse, print, stripIgnoredCharacters } from 'graphql';
import { clientKey, withSafeAliases } from './safe-aliases.js';

const reserved = new Set(['id']);
const renamed = (query: string): string =>
  stripIgnoredCharacters(print(withSafeAliases(parse(query), reserved)));

it.each(['id', '__typename', '__proto__', 'constructor', 'alias__id'])(
  'gives another field that calls itself %s a name of its own, and the caller sees theirs',
  (alias) => {
    expect(renamed(`{ ${alias}: name }`)).toBe(`{alias__${alias}:name}`);
    expect(clientKey(`alias__${alias}`)).toBe(alias);
  },
);

it('leaves every other alias, and a field under its own name, as they are', () => {
  expect(renamed('{ called: name id id: id }')).toBe('{called:name id id:id}');
  expect(clientKey('called')).toBe('called');
});

import fc from 'fast-check';
import { type GraphQLArgument, isNonNullType } from 'graphql';
import { PEOPLE } from '../world/world.js';
import type { Argument } from './selection.js';

const identifier = fc.record({
  system: fc.constantFrom('NHS', 'UPN'),
  // One more than there are stands for nobody.
  value: fc.integer({ min: 0, max: PEOPLE }).map(String),
});

const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  Int: fc.integer({ min: 0, max: 3 }),
  Boolean: fc.boolean(),
  Grade: fc.constantFrom('LOW', 'HIGH'),
  '[Grade!]': fc.array(fc.constantFrom('LOW', 'HIGH'), { maxLength: 2 }),
  'PersonIdentifierInput!': identifier,
  '[PersonIdentifierInput!]!': fc.array(identifier, { maxLength: 4 }),
};

/** Values for some arguments: the required ones, and now and then the others. */
export function randomArguments(args: readonly GraphQLArgument[]): fc.Arbitrary<Argument[]> {
  const each = args.map((argument) => {
    const given = fc.record({
      name: fc.constant(argument.name),
      type: fc.constant(String(argument.type)),
      value: values[String(argument.type)] ?? fc.constant(null),
      inVariable: fc.boolean(),
    });
    return isNonNullType(argument.type)
      ? given.map((one) => [one])
      : fc.option(given).map((one) => (one ? [one] : []));
  });
  return each.length === 0 ? fc.constant([]) : fc.tuple(...each).map((lists) => lists.flat());
}

import { describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { changeExchange, declaration, supergraphWithRegister } from '../../test/with-register.js';
import { guardChange } from '../stages/guard-change.js';
import { registerOperation } from './register-operation.js';

function built(text: string, variables: Record<string, unknown>) {
  const exchange = changeExchange(text, variables);
  void guardChange(exchange, undefined as never);
  return registerOperation(exchange.get('change'), exchange.get('incoming'));
}

describe('the operation that governance gets', () => {
  const { query, variables, fields } = built(declaration, { why: 'He is at the door.' });

  it('holds the names of fields alone; every value travels as a variable', () => {
    expect(query).toBe(
      'mutation($person: PersonRef!, $ground: String!, $justification: String!) { declareBreakGlass(person: $person, ground: $ground, justification: $justification) { id status review { finding notes } } }',
    );
    expect(variables).toMatchObject({ ground: 'LIFE_RISK', justification: 'He is at the door.' });
    expect(validate(supergraphWithRegister.apiSchema, parse(query))).toEqual([]);
  });

  it('is granted by exactly the fields it reaches', () => {
    expect([...fields].sort()).toEqual([
      'BreakGlass.id',
      'BreakGlass.review',
      'BreakGlass.status',
      'Mutation.declareBreakGlass',
      'Review.finding',
      'Review.notes',
    ]);
  });

  it('needs no selection where the change answers with a value, and none of the caller where it asks only for a type', () => {
    expect(built('mutation { recordGroup(group: {}) }', {}).query).toBe(
      'mutation($group: GroupInput!) { recordGroup(group: $group) }',
    );
    expect(built('mutation { requestToShare(ticket: "t", why: "w") { __typename } }', {}).query).toMatch(
      /\{ __typename \} \}$/,
    );
  });
});

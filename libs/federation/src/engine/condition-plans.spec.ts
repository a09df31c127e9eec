import { describe, expect, it } from '@jest/globals';
import { type DocumentNode, parse, print } from 'graphql';
import type { CompiledPlan } from '../compile/compile-plan.js';
import { type PlanUnder, planByConditions } from './condition-plans.js';

const noPlan: CompiledPlan = { run: () => undefined, list: () => undefined, memoCount: 0 };

function planned(text: string): { readonly plan: PlanUnder | undefined; readonly documents: string[] } {
  const documents: string[] = [];
  const plan = (document: DocumentNode): CompiledPlan => {
    documents.push(print(document).replace(/\s+/g, ' ').trim());
    return { ...noPlan };
  };
  return { plan: planByConditions(parse(text), plan), documents };
}

describe('an operation under conditions', () => {
  it('is planned for the values its variables have, once for each', () => {
    const { plan, documents } = planned('query ($no: Boolean!) { a b @skip(if: $no) }');
    const first = plan?.({ no: true });
    expect(plan?.({ no: true, other: 1 })).toBe(first);
    expect(plan?.({ no: false })).not.toBe(first);
    expect(documents).toEqual([
      'query ($no: Boolean!) { a b @skip(if: true) }',
      'query ($no: Boolean!) { a b @skip(if: false) }',
    ]);
  });

  it('is planned as it stands where there are too many to plan each', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const fields = names.map((name) => `${name} @skip(if: $${name})`).join(' ');
    expect(
      planned(`query (${names.map((name) => `$${name}: Boolean!`).join(', ')}) { ${fields} }`).plan,
    ).toBeUndefined();
  });

  it('is one plan where no variable decides', () => {
    expect(planned('{ a @skip(if: true) b }').plan).toBeUndefined();
  });
});

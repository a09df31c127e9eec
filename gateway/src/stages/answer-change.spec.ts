import { expect, it } from '@jest/globals';
import { changeExchange, declaration } from '../../test/with-register.js';
import { answerChange } from './answer-change.js';

function answer(changed: Record<string, unknown>): unknown {
  const exchange = changeExchange(declaration, { why: 'w' });
  exchange.put('changed', changed);
  void answerChange(exchange, undefined as never);
  const { data, ...rest } = exchange.get('answer');
  return { data: JSON.parse(data.toString()) as unknown, ...rest };
}

it("shows what the caller asked for, under the caller's names, and nothing more", () => {
  const result = {
    id: 'bgl_1',
    status: 'OPEN',
    review: { finding: null, notes: 'n', secret: 'x' },
    extra: 'x',
  };
  expect(answer({ declareBreakGlass: result })).toEqual({
    data: {
      declareBreakGlass: {
        id: 'bgl_1',
        state: 'OPEN',
        review: { finding: null, notes: 'n' },
        __typename: 'BreakGlass',
      },
    },
    errors: [],
    sharing: { requestId: 'req_1' },
  });
});

it('cannot say how a change ended when governance answers with something else than it promised', () => {
  expect(() => answer({ declareBreakGlass: { id: 'bgl_1', status: ['OPEN'] } })).toThrow(
    expect.objectContaining({ code: 'CHANGE_UNCERTAIN' }),
  );
});

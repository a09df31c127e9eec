import { describe, expect, it } from '@jest/globals';
import { aPersistedOperation } from '../../test/persisted.js';
import { operationId } from './persisted-operation.js';
import { type AskedOperationName, type OperationRules, PersistedOperations } from './persisted-operations.js';

const attendance = aPersistedOperation();
const forOne = aPersistedOperation({ name: 'for-one', document: '{ one }', clients: ['northmere'] });
const asked = { source: undefined, operationId: undefined };
const helper = { clientId: 'leafshire', purpose: 'EARLY_HELP' };
const protector = { clientId: 'leafshire', purpose: 'SAFEGUARD_CHILD' };
const free = { source: '{ person { id } }', operationId: undefined };
const withItsId = { ...free, operationId: operationId(free.source) };
const onlyItsId = { ...asked, operationId: withItsId.operationId };

const held = (rules: Partial<OperationRules> = {}): PersistedOperations =>
  new PersistedOperations([attendance, forOne], { freeOperations: 'refuse', freeClients: [], ...rules });
const codeOf = (use: () => unknown): unknown => {
  try {
    use();
    return 'chosen';
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};
const choosing = (what: Partial<AskedOperationName>, who = helper, rules: Partial<OperationRules> = {}) =>
  codeOf(() => held(rules).choose({ ...asked, ...what }, who));

describe('the operations that a gateway holds', () => {
  it('are asked by their id, or by their whole text', () => {
    expect(held().choose({ ...asked, operationId: attendance.id }, helper)).toBe(attendance.document);
    expect(held().choose({ ...asked, source: attendance.document }, helper)).toBe(attendance.document);
  });

  it('are bound to their purposes, by id and by text', () => {
    expect(choosing({ operationId: attendance.id }, protector)).toBe('OPERATION_NOT_FOR_PURPOSE');
    expect(choosing({ source: attendance.document }, protector)).toBe('OPERATION_NOT_FOR_PURPOSE');
  });

  it('are bound by id alone for somebody who may send any text', () => {
    const rules = { freeOperations: 'allow' } as const;
    expect(choosing({ source: attendance.document }, protector, rules)).toBe('chosen');
    expect(choosing({ operationId: attendance.id }, protector, rules)).toBe('OPERATION_NOT_FOR_PURPOSE');
    const both = { source: attendance.document, operationId: attendance.id };
    expect(choosing(both, protector, rules)).toBe('OPERATION_NOT_FOR_PURPOSE');
  });

  it('are not there for a client that is not among theirs', () => {
    expect(choosing({ operationId: forOne.id })).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(choosing({ operationId: forOne.id }, { ...helper, clientId: 'northmere' })).toBe('chosen');
  });

  it('are all that may be asked in production', () => {
    expect(choosing({ source: free.source })).toBe('OPERATION_NOT_PERSISTED');
    expect(choosing(withItsId)).toBe('OPERATION_NOT_PERSISTED');
    expect(choosing({ operationId: 'f'.repeat(64) })).toBe('PERSISTED_QUERY_NOT_FOUND');
  });

  it('are not all for the clients that a setting names', () => {
    const rules = { freeClients: ['leafshire'] };
    expect(choosing({ source: free.source }, helper, rules)).toBe('chosen');
    expect(choosing({ source: free.source }, { ...helper, clientId: 'northmere' }, rules)).toBe(
      'OPERATION_NOT_PERSISTED',
    );
  });

  it.each([
    ['neither id nor text', {}],
    ['an id that is not that of the text', { ...free, operationId: attendance.id }],
  ])('are not asked with %s', (_what, what) => {
    expect(choosing(what)).toBe('OPERATION_INVALID');
  });
});

describe('a document that is sent with its id in development', () => {
  const open = (): PersistedOperations => held({ freeOperations: 'allow' });

  it('is asked by its id from then on, for the purpose it was first sent for', () => {
    const operations = open();
    expect(codeOf(() => operations.choose(onlyItsId, helper))).toBe('PERSISTED_QUERY_NOT_FOUND');
    operations.choose(withItsId, helper);
    operations.choose(withItsId, protector);
    expect(operations.choose(onlyItsId, helper)).toBe(free.source);
    expect(codeOf(() => operations.choose(onlyItsId, protector))).toBe('OPERATION_NOT_FOR_PURPOSE');
  });

  it.each([
    [
      'holds a value that could be about somebody',
      '{ person(identifier: { system: NHS, value: "9990000018" }) { id } }',
    ],
    ['is no document', 'query {'],
    ['is very long', `{ ${'a '.repeat(20_000)} }`],
  ])('is not kept when it %s', (_what, source) => {
    const operations = open();
    const id = operationId(source);
    operations.choose({ source, operationId: id }, helper);
    expect(codeOf(() => operations.choose({ ...asked, operationId: id }, helper))).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
  });

  it('is forgotten when many others have been used since', () => {
    const operations = open();
    operations.choose(withItsId, helper);
    for (let index = 0; index < 500; index += 1) {
      const source = `{ f${String(index)} }`;
      operations.choose({ source, operationId: operationId(source) }, helper);
    }
    expect(codeOf(() => operations.choose(onlyItsId, helper))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});

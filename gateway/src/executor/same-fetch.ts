import { hash } from 'node:crypto';
import { type DecisionInput, digestOf } from '@pontio/decision';
import type { PreparedOperation } from '@pontio/federation';
import type { Exchange, Round } from '../exchange.js';
import { isReleased } from './mask.js';

const numbers = new WeakMap<PreparedOperation, number>();
let prepared = 0;

/**
 * Equal only where two requests ask for the very same under the very same decision: the same practitioner through the
 * same system, for the same purpose, case and broken glass, the same operation with the same variables about the same
 * records, decided on the same facts with the same result.
 */
export function fetchKey(exchange: Exchange): string {
  const { client, agencyId, practitionerId, role, purpose, caseRef, legalGateways, breakGlassId } =
    exchange.get('context');
  const { decision, input } = exchange.get('decided');
  const same = [
    [client.id, agencyId, practitionerId, role, purpose, caseRef, legalGateways, breakGlassId],
    numberOf(exchange.get('plan').prepared),
    exchange.get('guarded').variables,
    exchange.get('subjects'),
    factsDigest(input),
    [decision.policyVersion, decision.lawVersion],
    decision.cells.map((cell) => (isReleased(cell) ? '1' : '0')).join(''),
  ];
  // What is asked is in it: as a digest it tells nobody.
  return hash('sha256', JSON.stringify(same), 'base64url');
}

/** Digest of what was decided on, but for what every request has of its own. */
function factsDigest(input: DecisionInput): string {
  return digestOf({ ...input, decisionId: '', at: '', request: { ...input.request, id: '' } });
}

function numberOf(operation: PreparedOperation): number {
  const known = numbers.get(operation);
  if (known !== undefined) return known;
  prepared += 1;
  numbers.set(operation, prepared);
  return prepared;
}

/** Whether two decisions about those met on the way release the same. */
export function releasesSame(one: Round, other: Round): boolean {
  const [cells, others] = [one.taken?.decision.cells ?? [], other.taken?.decision.cells ?? []];
  return (
    cells.length === others.length &&
    cells.every((cell, index) => {
      const its = others[index];
      return (
        its !== undefined &&
        cell.subjectId === its.subjectId &&
        cell.holderId === its.holderId &&
        cell.field === its.field &&
        isReleased(cell) === isReleased(its)
      );
    })
  );
}

import type { JudgementCode } from '../facts/judgement-code.js';
import type { PersonCode } from '../facts/person-code.js';
import type { OpenRequest } from './open-request.js';

/** Judgements about a person that hold for the request: made by now, in date, for this recipient and case. */
export function judgementsInScope(
  { judgements }: PersonCode,
  request: OpenRequest,
): readonly JudgementCode[] {
  return judgements.length === 0 ? judgements : judgements.filter((one) => isInScope(one, request));
}

/** Conditions of the law that are recorded as met for any of some people. */
export function conditionsAround(
  people: readonly PersonCode[],
  request: OpenRequest,
): readonly JudgementCode[] {
  const found: JudgementCode[] = [];
  for (const { judgements } of people) {
    for (const one of judgements) if (one.condition !== 0 && isInScope(one, request)) found.push(one);
  }
  return found;
}

function isInScope(
  { facts, madeAt, lastDay }: JudgementCode,
  { input, now, today, recipient }: OpenRequest,
): boolean {
  const { recipients, caseRef } = facts;
  return (
    madeAt <= now &&
    today <= lastDay &&
    (recipients.length === 0 || recipients.includes(recipient.id)) &&
    (caseRef === undefined || caseRef === input.request.caseRef)
  );
}

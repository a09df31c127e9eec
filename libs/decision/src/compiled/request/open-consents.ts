import type { ConsentCode } from '../facts/consent-code.js';
import type { PersonCode } from '../facts/person-code.js';
import type { OpenRequest } from './open-request.js';

/** A person's records whose purpose and recipient take in the request, made by now. */
export function consentsInScope({ consents }: PersonCode, request: OpenRequest): readonly ConsentCode[] {
  if (consents.length === 0) return consents;
  const { input, now } = request;
  return consents.filter(
    ({ madeAt, facts: { scope } }) =>
      madeAt <= now &&
      isNamed(scope.purposes, input.request.purpose) &&
      (scope.recipients.length === 0 || namesReceiver(scope.recipients, request)),
  );
}

/** Whether a list names a word, or nothing and so everything. */
export const isNamed = (list: readonly string[], word: string): boolean =>
  list.length === 0 || list.includes(word);

/** Whether a list names who receives: the agency, or the person it asks for. */
export function namesReceiver(list: readonly string[], { input, recipient }: OpenRequest): boolean {
  const { onBehalfOf } = input.request;
  return list.includes(recipient.id) || (onBehalfOf !== undefined && list.includes(onBehalfOf));
}

/** Whether a person was found competent when last assessed. Of two on one instant the first counts. */
export function hasCompetence({ competence }: PersonCode, { now }: OpenRequest): boolean {
  let [newest, isCompetent] = [-Infinity, false];
  for (const assessment of competence) {
    if (assessment.madeAt <= now && assessment.madeAt > newest) {
      newest = assessment.madeAt;
      isCompetent = assessment.isCompetent;
    }
  }
  return isCompetent;
}

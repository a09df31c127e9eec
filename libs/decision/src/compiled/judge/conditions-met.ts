import type { RepresentativeCapacity } from '@pontio/vocabulary';
import { mayActFor } from '../request/open-person.js';
import { conditions } from '../words/vocabularies.js';
import type { Lane } from './lane.js';

const EVER_MET = conditions.knownSetOf(['NOTHING_NARROWER']);
const CASE_REFERENCE = conditions.knownSetOf(['CASE_REFERENCE']);
const CALLED_UPON = conditions.knownSetOf(['CALLED_UPON']);
const SENT_BY_HOLDER = conditions.knownSetOf(['SENT_BY_HOLDER']);
const NOT_PUBLIC = conditions.knownSetOf(['HOLDER_NOT_PUBLIC_AUTHORITY']);
const OWN_AGENCY = conditions.knownSetOf(['OWN_AGENCY']);
const HARM = conditions.knownSetOf(['LIFE_OR_SERIOUS_HARM']);
const OWN_RIGHT = conditions.knownSetOf(['OWN_RIGHT']);
const PARENTAL = conditions.knownSetOf(['PARENTAL_RESPONSIBILITY']);

const ANSWER_FOR: readonly RepresentativeCapacity[] = ['PR', 'LPA_HW', 'LPA_PF', 'DEPUTY'];

/** The conditions of the law that the facts of a lane themselves meet, without being recorded. */
export function conditionsMet(lane: Lane): number {
  const { request, person, holder, isSentByHolder } = lane;
  const { input, recipient, today } = request;
  const { caseRef, manner, onBehalfOf } = input.request;
  const isOwn =
    holder.id === recipient.id && person.code.id === recipient.id && input.actor.agencyId === recipient.id;
  const isParent = mayActFor(onBehalfOf, person.code, ['PR'], today);
  return (
    EVER_MET |
    when((caseRef ?? '').trim() !== '', CASE_REFERENCE) |
    when(manner !== 'PUSH', CALLED_UPON) |
    when(isSentByHolder, SENT_BY_HOLDER) |
    when(!holder.facts.publicAuthority, NOT_PUBLIC) |
    when(isOwn, OWN_AGENCY) |
    when(person.glass, HARM) |
    when(isParent, PARENTAL) |
    when(isOwnRight(lane), OWN_RIGHT)
  );
}

/** Who exercises a right is the person, or can answer for them. A recorded parent can too: see GATEWAY. */
function isOwnRight({ request, person }: Lane): boolean {
  const { onBehalfOf } = request.input.request;
  if (onBehalfOf === undefined) return false;
  return onBehalfOf === person.code.id || mayActFor(onBehalfOf, person.code, ANSWER_FOR, request.today);
}

const when = (isMet: boolean, condition: number): number => (isMet ? condition : 0);

import { consentToShare, isObjectedTo, wishOf } from './consent-that-counts.js';
import { SAR_EXEMPTIONS } from '@pontio/vocabulary';
import { namesReceiver } from '../request/open-consents.js';
import { C2, C3, C4, conditions, obligations } from '../words/vocabularies.js';
import { has } from '../words/words.js';
import { isOpenedByGlass } from './opened-by-glass.js';
import type { Trail } from './trail.js';
import { type Stop, duty } from './verdict.js';

const COURT_ORDER = conditions.knownSetOf(['COURT_ORDER']);
const RECORD_NONDISCLOSURE = duty('RECORD_NONDISCLOSURE');

/** CONFIDENCE: what the kind of law asks of consent, confidence and the holder's judgement. */
export function hasConfidence(trail: Trail): Stop | undefined {
  const kind = trail.gateway?.kind;
  if (kind === undefined) return { reason: 'NO_GATEWAY' };
  if (kind === 'DUTY') return underDuty(trail);
  if (kind === 'COURT') return underOrder(trail);
  const refused = refusedByChild(trail);
  if (refused !== undefined) return refused;
  if (kind === 'POWER') return underPower(trail);
  return kind === 'CONSENT' ? byConsent(trail) : byRight(trail);
}

/** Within the order of the court, and no further. */
function underOrder(trail: Trail): Stop | undefined {
  return has(trail.recorded(), COURT_ORDER) ? undefined : { reason: 'NOT_NECESSARY' };
}

/** A child found competent has said no to this very receiver, in their own words. */
function refusedByChild(trail: Trail): Stop | undefined {
  const { person, request } = trail.lane;
  if (!person.isCompetentChild || isOpenedByGlass(trail)) return undefined;
  const answer = wishOf(trail);
  if (answer?.isNo !== true || !answer.isOwn) return undefined;
  return namesReceiver(answer.facts.scope.recipients, request)
    ? { reason: 'COMPETENT_CHILD_REFUSAL' }
    : undefined;
}

/** A duty does not wait for consent; the holder's judgement still counts, above C3 one of this very case. */
function underDuty(trail: Trail): Stop | undefined {
  if (trail.judgement('DETRIMENT') !== undefined) return { reason: 'DETRIMENT' };
  if (isLifted(trail)) return { reason: 'OBJECTION' };
  const { isSentByHolder } = trail.lane;
  if (isSentByHolder || isOpenedByGlass(trail) || trail.judgement('CASE') !== undefined) return undefined;
  return isJudgedBeforehand(trail) ? undefined : { reason: 'HOLDER_CONFIRMATION' };
}

/** Some duties end where the person objects or has refused. */
function isLifted(trail: Trail): boolean {
  if (trail.gateway?.liftedByObjection !== true) return false;
  return hasObjection(trail) || wishOf(trail)?.isNo === true;
}

/** In words of their own, or as a restriction while it is looked at. */
function hasObjection(trail: Trail): boolean {
  const isPending = trail.lane.person.binding.some(({ code }) => code === 'R.ART21');
  return isPending || isObjectedTo(trail);
}

function isJudgedBeforehand(trail: Trail): boolean {
  const { mark, gateway, row } = trail;
  if (mark.level >= C4) return false;
  if (gateway?.holderJudgement === 'NONE') return true;
  if (gateway?.holderJudgement !== 'STANDING_OK_TO_C3') return false;
  return (row !== undefined && row.judgedUpTo >= mark.level) || trail.judgement('STANDING') !== undefined;
}

/** A power leaves confidence as it is: from C2 a no counts, from C3 something has to lift it. */
function underPower(trail: Trail): Stop | undefined {
  const { mark } = trail;
  if (trail.judgement('DETRIMENT') !== undefined) return { reason: 'DETRIMENT' };
  if (mark.level < C2 || isOpenedByGlass(trail)) return undefined;
  return trail.judgement('PUBLIC_INTEREST') === undefined ? askPerson(trail) : undefined;
}

function askPerson(trail: Trail): Stop | undefined {
  const consent = consentToShare(trail);
  if (consent?.isNo === true) return { reason: 'CONSENT_REFUSED' };
  if (hasObjection(trail)) return { reason: 'OBJECTION' };
  if (consent?.isYes === true || isConfidenceLifted(trail)) return undefined;
  const { isExplicitOnly } = trail.mark.rule;
  return { reason: isExplicitOnly ? 'EXPLICIT_CONSENT_REQUIRED' : 'PUBLIC_INTEREST_NEEDED' };
}

function isConfidenceLifted({ lane, mark, gateway }: Trail): boolean {
  if (mark.level < C3 || gateway?.setsAside === true) return true;
  const { purpose } = lane.request.input.request;
  const isCare = purpose === 'DIRECT_CARE' || purpose === 'CARE_COORD';
  return isCare && !mark.isSecret && mark.level < C4;
}

/** A yes that says for what and to whom, and is explicit where it is sensitive. */
function byConsent(trail: Trail): Stop | undefined {
  const consent = consentToShare(trail);
  const isEnough =
    consent?.isYes === true && consent.isSpecific && (consent.isExplicit || trail.mark.level < C3);
  return isEnough ? undefined : { reason: 'CONSENT_REQUIRED', ref: trail.gateway?.code };
}

/** The person's own access, less what the holder keeps back under an exemption and accounts for. */
function byRight(trail: Trail): Stop | undefined {
  const exemption = trail.judgement('EXEMPTION');
  if (exemption === undefined) return undefined;
  const { ref } = exemption.facts;
  const known = ref === undefined ? undefined : SAR_EXEMPTIONS[ref];
  const duties = known === undefined ? RECORD_NONDISCLOSURE : obligations.knownSetOf(known);
  return { reason: 'SAR_EXEMPT', ref, duties };
}

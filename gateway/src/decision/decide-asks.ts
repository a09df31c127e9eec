import type { Ask, DecisionInput, RequestFacts, SubjectFacts } from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import type { RequestContext } from '@pontio/request-context';
import type { TakenDecision } from '../answer/told.js';
import type { Subject } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import type { RegisterFacts } from '../registers/governance.client.js';

/** What is to be decided, whoever asks it in whatever form. */
export interface Question {
  readonly subjects: readonly Subject[];
  readonly asks: readonly Ask[];
  /** People whom values only mention. */
  readonly mentioned?: readonly Subject[];
  /** Who receives, `agy_…`, where that is not the agency that asks. */
  readonly recipientId?: string;
  readonly manner?: NonNullable<RequestFacts['manner']>;
  /** Who exercises a right, `per_…`. */
  readonly onBehalfOf?: string;
  /** Ends the question for facts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Loads the facts and decides: the one place where the gateway does, so that the same question gets the same
 * answer through every interface.
 *
 * @throws PontioError `DECISION_UNAVAILABLE` without facts; `CONTEXT_INVALID` and `BREAK_GLASS_NOT_OPEN` where
 * the token or the request says what governance does not confirm
 */
export async function decideAsks(
  context: RequestContext,
  question: Question,
  parts: Pick<GatewayParts, 'governance' | 'policies' | 'journal' | 'decisions' | 'newId'>,
): Promise<TakenDecision> {
  const { subjects, mentioned = [] } = question;
  const facts = await parts.governance.decisionFacts(context, {
    subjects: [...subjects, ...mentioned],
    holderIds: [...new Set(question.asks.map(({ holderId }) => holderId))],
    ...(question.recipientId !== undefined && { recipientId: question.recipientId }),
    signal: question.signal,
  });
  return decideOn(facts, context, question, parts);
}

/** Decides on facts that have been loaded for this very request, and asks nobody. */
export function decideOn(
  { breakGlass, ...facts }: RegisterFacts,
  context: RequestContext,
  question: Question,
  parts: Pick<GatewayParts, 'policies' | 'journal' | 'decisions' | 'newId'>,
): TakenDecision {
  checkConfirmed(context, facts, breakGlass);
  const input: DecisionInput = {
    ...facts,
    ...partedBy(question.subjects, facts.subjects),
    decisionId: parts.newId('dec'),
    at: context.at,
    request: { ...requestOf(context, question), ...modeOf(breakGlass) },
    auditWritable: parts.journal.isWritable(),
    asks: question.asks,
  };
  const engine = parts.policies.current;
  const decision = engine.decide(input);
  parts.decisions.record(input, decision);
  return { input, decision, engine };
}

/** Those the question is about, and those it only mentions. */
function partedBy(
  asked: readonly Subject[],
  all: readonly SubjectFacts[],
): Pick<DecisionInput, 'subjects' | 'mentioned'> {
  const ids = new Set(asked.map(({ id }) => id));
  const mentioned = all.filter(({ id }) => !ids.has(id));
  return {
    subjects: all.filter(({ id }) => ids.has(id)),
    ...(mentioned.length > 0 && { mentioned }),
  };
}

function checkConfirmed(
  { role, breakGlassId }: RequestContext,
  { actor }: Pick<RegisterFacts, 'actor'>,
  breakGlass: RegisterFacts['breakGlass'],
): void {
  if (actor.status === 'ACTIVE' && actor.role !== role) {
    throw new PontioError('CONTEXT_INVALID', { detail: 'governance has the practitioner in another role' });
  }
  if (breakGlassId !== undefined && breakGlass === undefined) {
    throw new PontioError('BREAK_GLASS_NOT_OPEN', { detail: 'not open, over, or of somebody else' });
  }
}

function requestOf(context: RequestContext, question: Question): Omit<RequestFacts, 'mode'> {
  const { requestId, purpose, legalGateways, caseRef, flow } = context;
  const { manner, onBehalfOf } = question;
  return {
    id: requestId,
    purpose,
    gateways: [...legalGateways],
    ...(caseRef !== undefined && { caseRef }),
    ...(manner !== undefined && { manner }),
    ...(flow !== undefined && { flow }),
    ...(onBehalfOf !== undefined && { onBehalfOf }),
  };
}

function modeOf(breakGlass: RegisterFacts['breakGlass']): Pick<RequestFacts, 'mode' | 'breakGlass'> {
  return breakGlass === undefined ? { mode: 'NORMAL' } : { mode: 'BREAK_GLASS', breakGlass };
}

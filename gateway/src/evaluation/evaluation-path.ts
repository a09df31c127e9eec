import { asCallerKnows } from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import { explanationOf } from '../answer/explanation.js';
import { decideAsks } from '../decision/decide-asks.js';
import type { Exchange } from '../exchange.js';
import type { GatewayParts } from '../gateway-parts.js';
import { limitClient } from '../stages/limit-client.js';
import { openRequestContext } from '../stages/open-request-context.js';
import { verifyToken } from '../stages/verify-token.js';
import { noticesOf } from '../obligations/notices.js';
import type { PontioSupergraph } from '../supergraph/supergraph.js';
import { type EvaluatedAsk, evaluatedAsks } from './evaluated-asks.js';
import { resolveEvaluatedPeople } from './evaluated-people.js';
import { type EvaluationAnswer, evaluationAnswers, evaluationContext } from './evaluation-answer.js';
import { evaluationEvents } from './evaluation-events.js';
import { type EvaluationRequest, parseEvaluationRequest } from './evaluation-request.js';

/** What an evaluation answers. */
export interface EvaluationsAnswer {
  readonly evaluations: readonly EvaluationAnswer[];
  readonly context: Readonly<Record<string, unknown>>;
}

/**
 * The life of one evaluation: who asks and why, from the token; who is meant, from the person index; every
 * fact from governance, none from the caller; the same decision as for a question; durable in the audit trail
 * before the answer leaves. Nothing is fetched.
 */
export async function evaluate(
  exchange: Exchange,
  sent: unknown,
  parts: GatewayParts,
  supergraph: PontioSupergraph,
): Promise<EvaluationsAnswer> {
  await verifyToken(exchange, parts);
  await limitClient(exchange, parts);
  await openRequestContext(exchange, parts);
  const request = parseEvaluationRequest(sent);
  checkSubject(exchange, request);
  const context = exchange.get('context');
  const people = await resolveEvaluatedPeople(request, context, parts);
  const directory = await parts.directory.entries();
  const items = evaluatedAsks(request.evaluations, people, supergraph, directory);
  const onBehalfOf = request.onBehalfOf && people.find(request.onBehalfOf);
  const taken = await decideAsks(
    context,
    {
      subjects: people.subjects,
      mentioned: people.mentioned,
      asks: asksIn(items),
      ...(request.recipient !== undefined && { recipientId: request.recipient }),
      ...(request.action === 'send' && { manner: 'PUSH' }),
      ...(onBehalfOf && { onBehalfOf: onBehalfOf.id }),
    },
    parts,
  );
  const { decision } = taken;
  const { obligations } = decision;
  const notices = noticesOf({ decision, obligations, context, subjects: people.subjects });
  const known = { ...taken, ...asCallerKnows(taken.input, decision, taken.engine) };
  if (notices.length > 0) await parts.changes.openNotices(notices, context);
  await parts.journal.append(evaluationEvents(items, taken, exchange, parts));
  return {
    evaluations: evaluationAnswers(items, known.decision, directory),
    context: {
      ...evaluationContext(known),
      ...(context.wantsExplanation && { explanation: explanationOf(known, directory) }),
    },
  };
}

const asksIn = (items: readonly EvaluatedAsk[]) => items.flatMap((item) => ('ask' in item ? item.ask : []));

/** The subject is the token's practitioner; a caller that names another is refused, not believed. */
function checkSubject(exchange: Exchange, { practitioner }: EvaluationRequest): void {
  const { practitionerId } = exchange.get('context');
  if (practitioner !== undefined && practitioner !== practitionerId) {
    throw new PontioError('SHARING_EXCEEDS_TOKEN', {
      detail: 'the subject is not the practitioner of the token',
    });
  }
}

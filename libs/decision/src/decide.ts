import type { Stage } from './cell-case.js';
import { type DecidedCell, decideCell } from './decide-cell.js';
import { decisionPath } from './decision-path.js';
import type { Decision, Policy } from './decision.js';
import { digestOf } from './digest.js';
import type { DecisionInput } from './facts/decision-input.js';
import { obligationsOf } from './obligations.js';
import { cellOpener } from './open-cell.js';
import { cellsThatCount, gatewaysUsed, legalOutcomeOf, overallOf } from './sum-cells.js';

const LIFETIME_MS = 5 * 60_000;

/**
 * Decides, cell by cell, what may leave. Pure: the same input and policy give the same decision, byte for
 * byte. A refusal is a value, never an exception; a word that nobody knows refuses.
 *
 * @param input - every fact the decision rests on
 * @param policy - the catalogue of law and the version of the rules
 * @returns a cell for each question in the order of the questions, their sum, and what has to be done
 */
export function decide(input: DecisionInput, policy: Policy): Decision {
  return decideAlong(decisionPath, input, policy);
}

/** As {@link decide}, along another list of stages: for tests that prove what each stage is for. */
export function decideAlong(path: readonly Stage[], input: DecisionInput, policy: Policy): Decision {
  const open = cellOpener(input, policy);
  const decided = input.asks.flatMap((ask) => ask.fields.map((field) => decideCell(open(ask, field), path)));
  const counted = cellsThatCount(decided);
  return {
    id: input.decisionId,
    requestId: input.request.id,
    overall: overallOf(counted),
    legalOutcome: legalOutcomeOf(counted),
    cells: decided.map(({ cell }) => cell),
    ...basisOf(decided),
    ...consentsOf(decided),
    obligations: obligationsOf(decided, input, policy),
    policyVersion: policy.policyVersion,
    lawVersion: policy.law.version,
    inputDigest: digestOf(input),
    expiresAt: expiryOf(input),
    ...draftsOf(decided, policy),
  };
}

function basisOf(decided: readonly DecidedCell[]): Pick<Decision, 'gatewayUsed' | 'agreementUsed'> {
  const gateway = gatewaysUsed(decided)[0];
  const agreement = decided.find(
    (cell) => cell.gateway === gateway && cell.agreement !== undefined,
  )?.agreement;
  return {
    ...(gateway !== undefined && { gatewayUsed: gateway.code }),
    ...(agreement !== undefined && { agreementUsed: agreement }),
  };
}

function consentsOf(decided: readonly DecidedCell[]): Pick<Decision, 'consentUsed'> {
  const used = [...new Set(decided.flatMap(({ consentUsed }) => consentUsed ?? []))].sort();
  return used.length > 0 ? { consentUsed: used } : {};
}

function draftsOf(decided: readonly DecidedCell[], { law }: Policy): Pick<Decision, 'drafts'> {
  const refs = decided.flatMap(({ gateway, cell }) => [gateway?.code, cell.ref]);
  const drafts = [...new Set(refs)].filter(
    (code): code is string =>
      code !== undefined && (law.gateways.get(code) ?? law.prohibitions.get(code))?.status === 'draft',
  );
  return drafts.length > 0 ? { drafts: drafts.sort() } : {};
}

/** Minutes; and never past the end of a break-glass. */
function expiryOf({ at, request: { breakGlass } }: DecisionInput): string {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return at;
  const end = Date.parse(breakGlass?.until ?? '');
  const latest = time + LIFETIME_MS;
  return new Date(end > time && end < latest ? end : latest).toISOString();
}

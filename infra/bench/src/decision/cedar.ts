import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs';
import type { DecisionInput } from '@pontio/decision';
import { isPurpose, purposeOf } from '@pontio/vocabulary';
import { type TableQuestion, type TableRule, rulesOf } from './table-question.js';

const POLICIES = 'reference tables';

/** The reference tables as Cedar policies, parsed beforehand; no entities, so that there is nothing to parse. */
export function cedarAllows({ agreements }: DecisionInput): (question: TableQuestion) => boolean {
  const parsed = preparsePolicySet(POLICIES, {
    staticPolicies: rulesOf(agreements).map(policyOf).join('\n'),
  });
  if (parsed.type === 'failure') throw new Error(JSON.stringify(parsed.errors));
  return (question) => {
    const { role, purpose, holder, recipient, category, level } = question;
    const answer = statefulIsAuthorized({
      principal: { type: 'Role', id: role },
      action: { type: 'Action', id: purpose },
      resource: { type: 'Category', id: category },
      context: { holder, recipient, level },
      preparsedPolicySetId: POLICIES,
      entities: [],
    });
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors));
    return answer.response.decision === 'allow';
  };
}

function policyOf({ purpose, holder, recipient, category, level }: TableRule): string {
  const roles = isPurpose(purpose) ? purposeOf(purpose).roles : [];
  return `permit (principal, action == Action::"${purpose}", resource == Category::"${category}") when {
    [${roles.map((role) => `Role::"${role}"`).join(', ')}].contains(principal) &&
    context.holder == "${holder}" && context.recipient == "${recipient}" && context.level <= ${String(level)}
  };`;
}

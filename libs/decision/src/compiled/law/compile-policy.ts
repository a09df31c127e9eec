import type { Policy } from '../../decision.js';
import { type GatewayRow, compileGateway } from './gateway-row.js';
import { type ProhibitionRow, compileProhibition } from './prohibition-row.js';

/** Everything that depends on the policy alone. Never changed once made. */
export interface PolicyTables {
  readonly policy: Policy;
  readonly gateways: ReadonlyMap<string, GatewayRow>;
  readonly prohibitions: readonly ProhibitionRow[];
  /** Codes of the rows that nobody has verified yet. */
  readonly drafts: ReadonlySet<string>;
}

/**
 * Compiles a policy.
 *
 * @throws RangeError when the law uses a word that the vocabulary does not know
 */
export function compilePolicy(policy: Policy): PolicyTables {
  const { gateways, prohibitions } = policy.law;
  // Gateways last: a code that is both is spoken of as the gateway.
  const statuses = new Map(
    [...prohibitions.values(), ...gateways.values()].map(({ code, status }) => [code, status]),
  );
  return {
    policy,
    gateways: new Map([...gateways].map(([code, row]) => [code, compileGateway(row)])),
    prohibitions: [...prohibitions.values()].map(compileProhibition),
    drafts: new Set([...statuses].filter(([, status]) => status === 'draft').map(([code]) => code)),
  };
}

import { parseConfig, portSetting } from '@pontio/platform';
import { doorSettings } from '@pontio/subgraph';
import { z } from 'zod';

/** The settings of governance as a process of its own. */
export const governanceSettings = z.object({
  PONTIO_GOVERNANCE_PORT: portSetting(4105).describe('port that the gateway calls'),
  PONTIO_GOVERNANCE_HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PONTIO_GOVERNANCE_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe('PostgreSQL database; the service owns the schema governance there'),
  ...doorSettings,
});

/** Parsed settings of governance. */
export type GovernanceSettings = z.infer<typeof governanceSettings>;

/** @throws ConfigurationError with every problem at once */
export function loadGovernanceSettings(env: Record<string, string | undefined>): GovernanceSettings {
  return parseConfig(governanceSettings, env);
}

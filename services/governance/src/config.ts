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
  PONTIO_GOVERNANCE_AUDIT_KEY_FILE: z
    .string()
    .describe("at least 32 secret bytes behind the references in audit events: the same as the gateway's"),
  PONTIO_GOVERNANCE_CLOCK_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .default(60)
    .describe('seconds between two looks at what is due: reviews, answers, ends'),
  ...doorSettings,
});

/** Parsed settings of governance. */
export type GovernanceSettings = z.infer<typeof governanceSettings>;

/** @throws ConfigurationError with every problem at once */
export function loadGovernanceSettings(env: Record<string, string | undefined>): GovernanceSettings {
  return parseConfig(governanceSettings, env);
}

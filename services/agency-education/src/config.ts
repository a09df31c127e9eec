import { parseConfig, portSetting } from '@pontio/platform';
import { doorSettings } from '@pontio/subgraph';
import { z } from 'zod';

/** The settings of the school as a process of its own. */
export const agencyEducationSettings = z.object({
  PONTIO_AGENCY_EDUCATION_PORT: portSetting(4103).describe('port that the gateway calls'),
  PONTIO_AGENCY_EDUCATION_HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PONTIO_AGENCY_EDUCATION_AGENCY_ID: z
    .string()
    .regex(/^agy_\w+$/)
    .describe('the agency whose records these are, as governance knows it'),
  PONTIO_AGENCY_EDUCATION_API_URL: z
    .url({ protocol: /^https?$/ })
    .describe("base address of the school's system, without /v1"),
  PONTIO_AGENCY_EDUCATION_API_TOKEN: z.string().min(1).describe("bearer token for the school's system"),
  ...doorSettings,
});

/** Parsed settings of the school. */
export type AgencyEducationSettings = z.infer<typeof agencyEducationSettings>;

/** @throws ConfigurationError with every problem at once */
export function loadAgencyEducationSettings(
  env: Record<string, string | undefined>,
): AgencyEducationSettings {
  return parseConfig(agencyEducationSettings, env);
}

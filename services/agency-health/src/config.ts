import { parseConfig, portSetting } from '@pontio/platform';
import { doorSettings } from '@pontio/subgraph';
import { z } from 'zod';

/** The settings of the health agency as a process of its own. */
export const agencyHealthSettings = z.object({
  PONTIO_AGENCY_HEALTH_PORT: portSetting(4102).describe('port that the gateway calls'),
  PONTIO_AGENCY_HEALTH_HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PONTIO_AGENCY_HEALTH_AGENCY_ID: z
    .string()
    .regex(/^agy_\w+$/)
    .describe('the agency whose records these are, as governance knows it'),
  PONTIO_AGENCY_HEALTH_FHIR_URL: z
    .url({ protocol: /^https?$/ })
    .describe("base address of the trust's FHIR R4 server"),
  PONTIO_AGENCY_HEALTH_FHIR_TOKEN: z.string().min(1).describe('bearer token for the FHIR server'),
  ...doorSettings,
});

/** Parsed settings of the health agency. */
export type AgencyHealthSettings = z.infer<typeof agencyHealthSettings>;

/** @throws ConfigurationError with every problem at once */
export function loadAgencyHealthSettings(env: Record<string, string | undefined>): AgencyHealthSettings {
  return parseConfig(agencyHealthSettings, env);
}

import { parseConfig, portSetting } from '@pontio/platform';
import { doorSettings } from '@pontio/subgraph';
import { z } from 'zod';

/** The settings of children's services as a process of its own. */
export const agencyChildrensServicesSettings = z.object({
  PONTIO_AGENCY_CHILDRENS_SERVICES_PORT: portSetting(4101).describe('port that the gateway calls'),
  PONTIO_AGENCY_CHILDRENS_SERVICES_HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PONTIO_AGENCY_CHILDRENS_SERVICES_AGENCY_ID: z
    .string()
    .regex(/^agy_\w+$/)
    .describe('the agency whose records these are, as governance knows it'),
  PONTIO_AGENCY_CHILDRENS_SERVICES_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .describe("the council's reporting database, with a user who may only read"),
  PONTIO_AGENCY_CHILDRENS_SERVICES_SCHEMA: z
    .string()
    .regex(/^[a-z_][a-z0-9_]*$/)
    .default('northmere')
    .describe('schema with the Standard Safeguarding Dataset tables'),
  ...doorSettings,
});

/** Parsed settings of children's services. */
export type AgencyChildrensServicesSettings = z.infer<typeof agencyChildrensServicesSettings>;

/** @throws ConfigurationError with every problem at once */
export function loadAgencyChildrensServicesSettings(
  env: Record<string, string | undefined>,
): AgencyChildrensServicesSettings {
  return parseConfig(agencyChildrensServicesSettings, env);
}

import { auditRouteSettings } from '@pontio/audit-journal';
import { parseConfig, portSetting } from '@pontio/platform';
import { z } from 'zod';

const address = z.url({ protocol: /^https?$/ });

/** The gateway's settings. None of them can turn off token checks, decisions, audit or TLS verification. */
export const gatewaySettings = z.object({
  PONTIO_GATEWAY_PORT: portSetting(4000).describe('port that agency systems call'),
  PONTIO_GATEWAY_HOST: z.string().default('127.0.0.1').describe('address to listen on'),
  PONTIO_GATEWAY_SUBGRAPHS: z
    .string()
    .transform((text, issues) => parseSubgraphs(text, issues))
    .describe('subgraphs as name=address, separated by commas'),
  PONTIO_GATEWAY_ISSUER: address.describe('issuer of access tokens, exactly as it stands in them'),
  PONTIO_GATEWAY_JWKS_URL: address.describe("address of the issuer's public keys"),
  PONTIO_GATEWAY_AUDIENCE: z
    .string()
    .default('urn:pontio:gateway')
    .describe('audience that tokens must name'),
  PONTIO_GATEWAY_SIGNING_KEY_FILE: z.string().describe('Ed25519 private key (JWK) that signs release orders'),
  PONTIO_GATEWAY_AUDIT_KEY_FILE: z
    .string()
    .describe('at least 32 secret bytes behind the references in the audit trail'),
  PONTIO_GATEWAY_JOURNAL_DIR: z
    .string()
    .describe('directory of the audit journal, on a disk that survives a restart'),
  PONTIO_GATEWAY_SUBGRAPH_DEADLINE_MS: z.coerce
    .number()
    .int()
    .min(100)
    .max(60_000)
    .default(8000)
    .describe('how long one call to a subgraph may take'),
  PONTIO_GATEWAY_PATIENCE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(30_000)
    .describe('how long to wait at start for the subgraphs to come up'),
  ...auditRouteSettings,
});

/** Parsed settings of the gateway. */
export type GatewaySettings = z.infer<typeof gatewaySettings>;

/** @throws ConfigurationError with every problem at once */
export function loadGatewaySettings(env: Record<string, string | undefined>): GatewaySettings {
  return parseConfig(gatewaySettings, env);
}

function parseSubgraphs(text: string, context: z.RefinementCtx): { name: string; url: string }[] {
  return text.split(',').map((entry) => {
    const [name = '', url = ''] = entry.trim().split('=');
    if (name === '' || !URL.canParse(url)) {
      context.addIssue({ code: 'custom', message: 'write each subgraph as name=http://address' });
    }
    return { name, url };
  });
}

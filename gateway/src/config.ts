import { auditRouteSettings } from '@pontio/audit-journal';
import { ConfigurationError, parseConfig, portSetting } from '@pontio/platform';
import { z } from 'zod';
import { operationLimits } from './limits.js';

const address = z.url({ protocol: /^https?$/ });

const wholeNumber = (least: number, most: number, usual: number) =>
  z.coerce.number().int().min(least).max(most).default(usual);

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
  PONTIO_GATEWAY_JOURNAL_DEADLINE_MS: wholeNumber(100, 60_000, 800).describe(
    'how long the disk may take to keep an audit event before the request is refused; events may wait two and a half times as long for their turn',
  ),
  PONTIO_GATEWAY_SUBGRAPH_DEADLINE_MS: wholeNumber(100, 60_000, 8000).describe(
    'how long one call to a subgraph may take',
  ),
  PONTIO_GATEWAY_SUBGRAPH_CALLS: wholeNumber(1, 10_000, 256).describe(
    'calls to one subgraph at one time; more count as not answered, so that one that hangs holds up nothing else',
  ),
  PONTIO_GATEWAY_DEADLINE_MS: wholeNumber(500, 120_000, 10_000).describe(
    'how long a request may take; what an agency has not answered by then is told as not available',
  ),
  PONTIO_GATEWAY_CLIENT_RATE: wholeNumber(1, 10_000_000, 6000).describe(
    'requests a minute of one client; more are refused with Retry-After. Each gateway counts for itself',
  ),
  PONTIO_GATEWAY_PERSON_RATE: wholeNumber(1, 10_000_000, 120).describe(
    'times a minute that one client may look up one person',
  ),
  PONTIO_GATEWAY_STRANGER_RATE: wholeNumber(1, 10_000_000, 60).describe(
    'requests a minute from one address without a token that holds that are each written to the audit trail; more are refused and written once',
  ),
  PONTIO_GATEWAY_DRAIN_MS: wholeNumber(0, 600_000, 15_000).describe(
    'how long requests under way may take to end when the gateway is stopped',
  ),
  PONTIO_GATEWAY_BATCH: wholeNumber(0, 20, 0).describe(
    'operations that one request may carry as a list; 0: a request is one operation',
  ),
  PONTIO_GATEWAY_OPERATION_COST: wholeNumber(1000, 10_000_000, operationLimits.cost).describe(
    'values that one operation may ask for: its fields times the lists they stand in, an unknown list taken as ten',
  ),
  PONTIO_GATEWAY_PATIENCE_MS: z.coerce
    .number()
    .int()
    .min(0)
    .default(30_000)
    .describe('how long to wait at start for the subgraphs to come up'),
  PONTIO_GATEWAY_SUPERGRAPH_FILE: z
    .string()
    .optional()
    .describe(
      'file that lists subgraphs with their addresses and schemas, followed while the gateway runs; left out: the running subgraphs are asked',
    ),
  PONTIO_GATEWAY_SUPERGRAPH_LOOK_SECONDS: wholeNumber(1, 3600, 15).describe(
    'how often the schemas of the subgraphs are looked at for a change',
  ),
  PONTIO_GATEWAY_SUPERGRAPH_ACCEPT_FILE: z
    .string()
    .optional()
    .describe(
      'file with the digests of supergraphs whose breaking or less strict changes somebody has accepted, one a line',
    ),
  PONTIO_GATEWAY_STATE_DIR: z
    .string()
    .optional()
    .describe(
      'directory of the last good supergraph, on a disk that survives a restart; left out: every start needs every subgraph',
    ),
  PONTIO_GATEWAY_SHARED_FETCHES: z
    .enum(['off', 'practitioner'])
    .default('off')
    .describe(
      'practitioner: the same question of the same practitioner, asked again while it is being answered, shares the calls to the agencies; each has its own decision and audit events',
    ),
  PONTIO_GATEWAY_UNCONFIRMED_FACTS_SECONDS: wholeNumber(0, 3600, 300).describe(
    'how long facts that governance cannot confirm are decided on, consent counted as not given and restrictions as present',
  ),
  PONTIO_GATEWAY_LAW_DIR: z
    .string()
    .optional()
    .describe(
      'folder of the catalogue of law, followed while the gateway runs; left out: the one that ships',
    ),
  PONTIO_GATEWAY_LAW_LOOK_SECONDS: wholeNumber(1, 3600, 5).describe(
    'how often the catalogue of law is looked at for a change',
  ),
  PONTIO_GATEWAY_DECISION_RECORD_DIR: z
    .string()
    .optional()
    .describe(
      'folder where decisions are recorded, encrypted, to rehearse policies against; left out: they are not',
    ),
  PONTIO_GATEWAY_DECISION_RECORD_DAYS: wholeNumber(1, 3650, 30).describe(
    'days that recorded decisions are kept',
  ),
  PONTIO_GATEWAY_OPERATIONS_DIR: z
    .string()
    .optional()
    .describe('folder of the operations that clients may ask; left out: those that ship'),
  PONTIO_GATEWAY_FREE_OPERATION_CLIENTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').map((client) => client.trim()))
    .transform((clients) => clients.filter((client) => client !== ''))
    .describe(
      'OAuth clients that may ask any operation, such as the console of the officers, separated by commas',
    ),
  PONTIO_GATEWAY_INSECURE_FREE_OPERATIONS: z
    .enum(['refuse', 'allow'])
    .default('refuse')
    .describe(
      'allow: every client may ask any operation, and one sent with its id is kept; for development, refused in production',
    ),
  PONTIO_GATEWAY_INSECURE_REQUEST_DATE: z
    .enum(['refuse', 'allow'])
    .default('refuse')
    .describe(
      'allow: a request may say which day it is decided for; for the practice ground, refused in production',
    ),
  PONTIO_GATEWAY_INSECURE_INTROSPECTION: z
    .enum(['refuse', 'allow'])
    .default('refuse')
    .describe(
      'allow: callers may read the schema, also by GET, and misspelt names are answered with suggestions; for development, refused in production',
    ),
  ...auditRouteSettings,
});

/** Parsed settings of the gateway. */
export type GatewaySettings = z.infer<typeof gatewaySettings>;

/** @throws ConfigurationError with every problem at once */
export function loadGatewaySettings(env: Record<string, string | undefined>): GatewaySettings {
  const settings = parseConfig(gatewaySettings, env);
  const problems = env['NODE_ENV'] === 'production' ? insecureIn(settings) : [];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return settings;
}

function insecureIn(settings: GatewaySettings): string[] {
  const reasons = {
    PONTIO_GATEWAY_INSECURE_REQUEST_DATE: 'decides by today',
    PONTIO_GATEWAY_INSECURE_INTROSPECTION: 'does not show its schema',
    PONTIO_GATEWAY_INSECURE_FREE_OPERATIONS: 'answers operations that it holds',
  } as const;
  const names = Object.keys(reasons) as (keyof typeof reasons)[];
  return names
    .filter((name) => settings[name] === 'allow')
    .map((name) => `${name}: a production gateway ${reasons[name]}: take the setting away`);
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

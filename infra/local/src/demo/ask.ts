import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { readClientKey, requestToken, sandboxClients } from '@pontio/sandbox';
import type { PersonaPractitioner } from '@pontio/testing';
import type { SystemDescription } from '../system/control.js';

/** Who asks and why, as the token will say it. */
export interface Asker {
  readonly practitioner: PersonaPractitioner;
  readonly purpose: string;
  readonly caseRef?: string;
  readonly legalGateways: readonly string[];
}

/** A GraphQL answer of the gateway. */
export interface GatewayAnswer {
  readonly status: number;
  readonly data: Record<string, unknown> | null | undefined;
  readonly errors: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly sharing: Sharing | undefined;
}

/** `extensions.sharing` of an answer. */
export interface Sharing {
  readonly requestId: string;
  readonly decision: string;
  readonly outcome: string;
  readonly legalOutcome: string;
  /** The declaration the answer rests on, and when it ends. */
  readonly breakGlass?: { readonly id: string; readonly until?: string };
  readonly withheld: readonly {
    readonly path: readonly string[];
    readonly categories: readonly string[];
    readonly reason: string;
    readonly text: string;
    readonly requestable: boolean;
    readonly contact?: { readonly name: string; readonly phone: string; readonly hours: string };
    /** A ticket with which the holder can be asked. */
    readonly request?: string;
  }[];
  readonly manifest: readonly {
    readonly source: string;
    readonly category: string;
    readonly status: string;
    readonly asOf?: string;
  }[];
  readonly obligations: readonly { readonly type: string; readonly text: string }[];
  readonly drafts: readonly string[];
}

/** The running system as its description file has it. */
export function readDescription(stateDir: string): SystemDescription {
  return JSON.parse(readFileSync(join(stateDir, 'run', 'system.json'), 'utf8')) as SystemDescription;
}

/** Gets a token as the agency's own system would. */
export async function tokenFor(
  asker: Asker,
  system: SystemDescription,
  clientId = clientOf(asker),
): Promise<string> {
  return requestToken({
    issuer: system.issuer,
    clientId,
    privateKeyJwk: await readClientKey(system.clientKeys, clientId),
    details: {
      practitioner: asker.practitioner.id,
      role: asker.practitioner.role,
      purpose: asker.purpose,
      legal_gateways: [...asker.legalGateways],
      ...(asker.caseRef !== undefined && { case_ref: asker.caseRef }),
    },
  });
}

/** The OAuth client of the asker's own agency. */
function clientOf({ practitioner: { agencyId } }: Asker): string {
  const client = sandboxClients.find((candidate) => candidate.agencyId === agencyId);
  if (client === undefined) throw new Error(`No system of ${agencyId} is registered for tokens.`);
  return client.id;
}

/** An operation as clients send it: in its own words, or by the id under which the gateway holds it. */
export interface SentOperation {
  readonly query?: string | undefined;
  readonly documentId?: string;
  readonly id?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Sends one operation to the gateway. */
export async function ask(
  system: Pick<SystemDescription, 'gateway'>,
  token: string | undefined,
  body: SentOperation,
): Promise<GatewayAnswer> {
  const response = await fetch(system.gateway, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const { data, errors, extensions } = (await response.json()) as {
    data?: Record<string, unknown> | null;
    errors?: GatewayAnswer['errors'];
    extensions?: { sharing?: Sharing };
  };
  return { status: response.status, data, errors: errors ?? [], sharing: extensions?.sharing };
}

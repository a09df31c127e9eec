import { join } from 'node:path';
import { seedNorthmere, startAlderbrook, startAuthorizationServer, startWillowbank } from '@pontio/sandbox';
import type { Parts } from './parts.js';
import type { Ports } from './ports.js';

/** The agencies' pretend systems as their adapters reach them, and who gives tokens. */
export interface RunningSandbox {
  readonly northmereUrl: string;
  readonly willowbank: { readonly url: string; readonly token: string };
  readonly alderbrook: { readonly url: string; readonly token: string };
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly clientKeys: string;
}

/** What the sandbox is started with. */
export interface SandboxSetUp {
  readonly stateDir: string;
  readonly ports: Ports;
  readonly databaseUrl: string;
  readonly parts: Parts;
}

/** The pretend systems guard pretend data: their credentials are the same on every machine. */
const WILLOWBANK_TOKEN = 'willowbank-practice-ground';
const ALDERBROOK_TOKEN = 'alderbrook-practice-ground';

/** Starts the agencies' pretend systems and the authorization server. */
export async function startSandbox({
  stateDir,
  ports,
  databaseUrl,
  parts,
}: SandboxSetUp): Promise<RunningSandbox> {
  const clientKeys = join(stateDir, 'keys', 'authorization');
  const [authorization, willowbank, alderbrook] = await Promise.all([
    parts.add('authorization server', () =>
      startAuthorizationServer({ keyDirectory: clientKeys, port: ports.authorization }),
    ),
    parts.add('Willowbank FHIR server', () =>
      startWillowbank({ token: WILLOWBANK_TOKEN, port: ports.willowbank }),
    ),
    parts.add('Alderbrook schools API', () =>
      startAlderbrook({ token: ALDERBROOK_TOKEN, port: ports.alderbrook }),
    ),
    seedNorthmere({ databaseUrl }),
  ]);
  return {
    northmereUrl: databaseUrl,
    willowbank: { url: willowbank.url, token: WILLOWBANK_TOKEN },
    alderbrook: { url: alderbrook.url, token: ALDERBROOK_TOKEN },
    issuer: authorization.issuer,
    jwksUrl: authorization.jwksUrl,
    clientKeys,
  };
}

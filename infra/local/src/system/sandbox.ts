import { join } from 'node:path';
import {
  type SeenRequest,
  seedNorthmere,
  startAlderbrook,
  startAuthorizationServer,
  startWillowbank,
} from '@pontio/sandbox';
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
  readonly onRequest?: ((request: SeenRequest) => void) | undefined;
}

/** The pretend systems guard pretend data: their credentials are the same on every machine. */
const WILLOWBANK_TOKEN = 'willowbank-practice-ground';
const ALDERBROOK_TOKEN = 'alderbrook-practice-ground';

/** Starts the agencies' pretend systems and the authorization server. */
export async function startSandbox(setUp: SandboxSetUp): Promise<RunningSandbox> {
  const { stateDir, ports, databaseUrl, parts, onRequest } = setUp;
  const heard = onRequest && { onRequest };
  const clientKeys = join(stateDir, 'keys', 'authorization');
  const [authorization, willowbank, alderbrook] = await Promise.all([
    parts.addAt('authorization server', ports.authorization, (port) =>
      startAuthorizationServer({ keyDirectory: clientKeys, port }),
    ),
    parts.addAt('Willowbank FHIR server', ports.willowbank, (port) =>
      startWillowbank({ token: WILLOWBANK_TOKEN, port, ...heard }),
    ),
    parts.addAt('Alderbrook schools API', ports.alderbrook, (port) =>
      startAlderbrook({ token: ALDERBROOK_TOKEN, port, ...heard }),
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

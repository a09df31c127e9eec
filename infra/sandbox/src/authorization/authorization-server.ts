import { createServer } from 'node:http';
import { createHash } from 'node:crypto';
import { Provider } from 'oidc-provider';
import { type SandboxOptions, type SandboxServer, closeNow, listen } from '../http/sandbox-server.js';
import { type SandboxClient, sandboxClients } from './clients.js';
import { loadOrMakeKey } from './keys.js';
import { providerConfiguration } from './provider-configuration.js';

/** What the authorization server needs. */
export interface AuthorizationServerOptions extends SandboxOptions {
  /** Where its keys and those of its clients are kept, so that tokens outlive a restart. */
  readonly keyDirectory: string;
  /** The systems it knows; the practice ground's unless a test needs others. */
  readonly clients?: readonly SandboxClient[];
}

/** A running authorization server. */
export interface AuthorizationServer extends SandboxServer {
  /** `iss` of its tokens; its metadata is below `/.well-known/openid-configuration`. */
  readonly issuer: string;
  readonly jwksUrl: string;
}

/** Starts an OAuth 2 authorization server that gives machines tokens for the gateway. */
export async function startAuthorizationServer(
  options: AuthorizationServerOptions,
): Promise<AuthorizationServer> {
  const { keyDirectory, port, onRequest, clients: registered = sandboxClients } = options;
  const server = await loadOrMakeKey(keyDirectory, 'authorization-server');
  const keys = await Promise.all(
    registered.map(async ({ id }) => [id, await loadOrMakeKey(keyDirectory, id)] as const),
  );
  const http = createServer();
  const url = await listen(http, port);
  const cookieSecret = createHash('sha256').update(String(server.d)).digest('hex');
  const provider = new Provider(
    url,
    providerConfiguration({ server, clients: new Map(keys), registered, cookieSecret }),
  );
  const handle = provider.callback();
  http.on('request', (request, response) => {
    response.once('finish', () => {
      const { method = '', url: path = '' } = request;
      onRequest?.({ method, path, bodyFields: [], asked: [], status: response.statusCode });
    });
    void handle(request, response);
  });
  return { url, issuer: url, jwksUrl: `${url}/jwks`, close: () => closeNow(http) };
}

import type { JWK } from 'jose';
import {
  type AuthorizationDetail,
  type ClientMetadata,
  type Configuration,
  type KoaContextWithOIDC,
  errors,
} from 'oidc-provider';
import { clientRegister } from './client-register.js';
import type { SandboxClient } from './clients.js';
import { SIGNING_ALGORITHM, publicHalf } from './keys.js';
import { SHARING_DETAILS_TYPE, problemOf } from './sharing-details.js';

/** The resource that tokens are for: the gateway. */
export const GATEWAY_AUDIENCE = 'urn:pontio:gateway';

/** Seconds a token lives. */
export const TOKEN_LIFETIME_S = 600;

/** Private keys of the server and of its clients. */
export interface ProviderKeys {
  readonly server: JWK;
  readonly clients: ReadonlyMap<string, JWK>;
  /** Who the clients are and what each may ask for. */
  readonly registered: readonly SandboxClient[];
  /** Signs cookies of flows that are switched off; the library insists on one. */
  readonly cookieSecret: string;
}

type ClientOf = (ctx: KoaContextWithOIDC) => SandboxClient | undefined;

/** Machines only: client credentials, private keys, tokens for the gateway and for nothing else. */
export function providerConfiguration(keys: ProviderKeys): Configuration {
  const clientOf: ClientOf = (ctx) => keys.registered.find(({ id }) => id === ctx.oidc.client?.clientId);
  return {
    jwks: { keys: [keys.server] },
    cookies: { keys: [keys.cookieSecret] },
    adapter: clientRegister(keys.registered.map(({ id }) => registration(id, keys.clients.get(id)))),
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: {
      clientAuthSigningAlgValues: [SIGNING_ALGORITHM],
      idTokenSigningAlgValues: [SIGNING_ALGORITHM],
    },
    responseTypes: [],
    scopes: [],
    ttl: { ClientCredentials: TOKEN_LIFETIME_S },
    features: features(clientOf),
    extraTokenClaims: (ctx, token) => ({
      client_id: token.clientId,
      agency: clientOf(ctx)?.agencyId,
    }),
  };
}

function registration(id: string, key: JWK | undefined): ClientMetadata {
  return {
    client_id: id,
    grant_types: ['client_credentials'],
    response_types: [],
    redirect_uris: [],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: SIGNING_ALGORITHM,
    id_token_signed_response_alg: SIGNING_ALGORITHM,
    authorization_details_types: [SHARING_DETAILS_TYPE],
    jwks: { keys: key === undefined ? [] : [publicHalf(key)] },
  };
}

function features(clientOf: ClientOf): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => GATEWAY_AUDIENCE,
      getResourceServerInfo: (_ctx, resource) => {
        if (resource !== GATEWAY_AUDIENCE) throw new errors.InvalidTarget();
        return {
          scope: '',
          audience: GATEWAY_AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: TOKEN_LIFETIME_S,
          jwt: { sign: { alg: SIGNING_ALGORITHM } },
        };
      },
    },
    richAuthorizationRequests: {
      enabled: true,
      types: {
        [SHARING_DETAILS_TYPE]: {
          validate: (ctx, detail) => {
            const problem = problemOf(detail, clientOf(ctx));
            if (problem !== undefined) throw new errors.InvalidAuthorizationDetails(problem);
          },
        },
      },
      authorizationDetailsForGrantSource: () => undefined,
      authorizationDetailsForIntrospection: () => undefined,
      authorizationDetailsForAccessToken: (ctx) => asked(ctx),
    },
  };
}

/** The details as asked for, already validated one by one. */
function asked(ctx: KoaContextWithOIDC): AuthorizationDetail[] {
  return JSON.parse(String(ctx.oidc.params?.['authorization_details'])) as AuthorizationDetail[];
}

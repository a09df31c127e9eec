export {
  ACCESS_TOKEN_ALGORITHMS,
  AccessTokenVerifier,
  type AccessTokenVerifierOptions,
} from './access-token-verifier.js';
export { type SharingDetail, type VerifiedToken } from './verified-token.js';

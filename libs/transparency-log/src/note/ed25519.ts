import { type KeyObject, createPrivateKey, createPublicKey } from 'node:crypto';
import { MalformedLog } from '../malformed-log.js';

/** Bytes of a public key, and of the seed of a private one. */
export const KEY_BYTES = 32;

/** What stands before the 32 bytes of a key in DER, which Node reads. */
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** @throws MalformedLog when the bytes are no Ed25519 public key */
export const publicKeyFrom = (bytes: Uint8Array): KeyObject =>
  createPublicKey({ key: der(PUBLIC_HEAD, bytes), format: 'der', type: 'spki' });

/** @throws MalformedLog when the bytes are no Ed25519 seed */
export const privateKeyFrom = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: der(PRIVATE_HEAD, seed), format: 'der', type: 'pkcs8' });

/** The bytes of the public key that belongs to a private one. */
export const publicBytesOf = (privateKey: KeyObject): Uint8Array =>
  createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);

function der(head: Buffer, bytes: Uint8Array): Buffer {
  if (bytes.length !== KEY_BYTES)
    throw new MalformedLog(`An Ed25519 key has ${String(KEY_BYTES)} bytes, not ${String(bytes.length)}.`);
  return Buffer.concat([head, bytes]);
}

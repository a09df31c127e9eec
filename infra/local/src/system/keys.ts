import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNoteKey, formatNoteSigner, parseNoteSigner } from '@pontio/transparency-log';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';

/** Files that hold one installation's own secrets. */
export interface KeyFiles {
  /** The gateway's Ed25519 private key, a JWK with its `kid`. */
  readonly gatewaySigningKey: string;
  /** The same key's public half as a JWKS: what subgraphs check release orders with. */
  readonly gatewayPublicKeys: string;
  /** Secret behind the references in the audit trail. */
  readonly auditKey: string;
  /** Credential with which journals reach the ledger on a machine without Kafka. */
  readonly ingestToken: string;
  /** The key that the audit log's checkpoints are signed with. */
  readonly ledgerSigningKey: string;
  /** Its public side: what a policy of a verifier or a witness names the log by. */
  readonly ledgerPublicKey: string;
  /** Credential that opens the entries of the audit log to whoever verifies it. */
  readonly exportToken: string;
  /** Secret behind the person index's references to identifiers. */
  readonly identifierKey: string;
}

/** Makes the installation's secrets the first time, readable by its owner alone, and finds them after that. */
export async function ensureKeys(directory: string): Promise<KeyFiles> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const files: KeyFiles = {
    gatewaySigningKey: join(directory, 'gateway-signing.jwk'),
    gatewayPublicKeys: join(directory, 'gateway-public.jwks'),
    auditKey: join(directory, 'audit-references.key'),
    ingestToken: join(directory, 'ledger-ingest.token'),
    ledgerSigningKey: join(directory, 'ledger-signing.key'),
    ledgerPublicKey: join(directory, 'ledger-public.key'),
    exportToken: join(directory, 'ledger-export.token'),
    identifierKey: join(directory, 'identifier-references.key'),
  };
  if (!existsSync(files.gatewaySigningKey)) await makeGatewayKeys(files);
  if (!existsSync(files.ledgerSigningKey)) makeLedgerKey(files);
  for (const file of [files.auditKey, files.ingestToken, files.exportToken, files.identifierKey]) {
    if (!existsSync(file)) writeSecret(file, randomBytes(32).toString('hex'));
  }
  return files;
}

/** The text of a key file. */
export function readSecret(file: string): string {
  return readFileSync(file, 'utf8').trim();
}

async function makeGatewayKeys(files: KeyFiles): Promise<void> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  writeSecret(
    files.gatewayPublicKeys,
    JSON.stringify({ keys: [{ ...publicJwk, kid, alg: 'EdDSA', use: 'sig' }] }),
  );
  writeSecret(
    files.gatewaySigningKey,
    JSON.stringify({ ...(await exportJWK(privateKey)), kid, alg: 'EdDSA' }),
  );
}

/** Its name is the origin of the log, so every installation's log has one of its own. */
function makeLedgerKey(files: KeyFiles): void {
  const text = formatNoteSigner(`pontio.local/${randomUUID()}/audit`, 'LOG', randomBytes(32));
  writeSecret(files.ledgerPublicKey, formatNoteKey(parseNoteSigner(text).public));
  writeSecret(files.ledgerSigningKey, text);
}

function writeSecret(file: string, text: string): void {
  writeFileSync(file, `${text}\n`, { mode: 0o600 });
}

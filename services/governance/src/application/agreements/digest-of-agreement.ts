import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AgreementDocument, AgreementText } from './agreement-document.js';

/** The text of an agreement: what is left without where it stands and who has signed. */
export function textOf({ status: _status, parties, ...rest }: AgreementDocument): AgreementText {
  return { ...rest, parties: parties.map(({ signedAt: _signedAt, ...party }) => party) };
}

/**
 * What a party signs: SHA-256 of the text in canonical JSON, `sha256:` and 64 hex digits.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function digestOfAgreement(document: AgreementDocument): string {
  const text = canonicalize(textOf(document)) ?? '';
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

import { z } from 'zod';
import type { SandboxClient } from './clients.js';

/** Type of the authorization details that say who asks and why. */
export const SHARING_DETAILS_TYPE = 'uk-sharing';

const sharingDetails = z.strictObject({
  type: z.literal(SHARING_DETAILS_TYPE),
  practitioner: z.string().regex(/^prc_[a-z0-9]+$/),
  role: z.string().regex(/^[A-Z][A-Z_]+$/),
  purpose: z.string().regex(/^[A-Z][A-Z_]+$/),
  case_ref: z.string().min(1).max(100).optional(),
  legal_gateways: z
    .array(z.string().regex(/^[A-Z0-9._-]+$/i))
    .max(10)
    .optional(),
});

/** Who asks and why, as a client puts it to the authorization server (RFC 9396). */
export type SharingDetails = z.infer<typeof sharingDetails>;

/**
 * What is wrong with the details, in words that hold none of their values; undefined when nothing is.
 * A client may ask only for the purposes it is registered for.
 */
export function problemOf(details: unknown, client: SandboxClient | undefined): string | undefined {
  const parsed = sharingDetails.safeParse(details);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map(({ path }) => path.join('.') || 'the object'))];
    return `not of the shape of ${SHARING_DETAILS_TYPE}: ${names.join(', ')}`;
  }
  if (client?.purposes.includes(parsed.data.purpose) !== true)
    return 'the client is not registered for this purpose';
  return undefined;
}

import { alderbrook, glanmor, harbour, leafshire, willowbank } from '@pontio/testing';

/** A system that may ask for tokens. Its agency and its purposes are registered, never claimed. */
export interface SandboxClient {
  readonly id: string;
  readonly agencyId: string;
  /** The only purposes it may ask tokens for. */
  readonly purposes: readonly string[];
}

/** The systems of the practice ground that ask. */
export const sandboxClients: readonly SandboxClient[] = [
  {
    id: 'leafshire-case-management',
    agencyId: leafshire.id,
    purposes: ['SAFEGUARD_CHILD', 'WELFARE_CHILD', 'EARLY_HELP', 'SAFEGUARD_ADULT', 'EMERGENCY', 'IG_AUDIT'],
  },
  { id: 'harbour-case-notes', agencyId: harbour.id, purposes: ['EARLY_HELP', 'WELFARE_CHILD'] },
  {
    id: 'glanmor-case-management',
    agencyId: glanmor.id,
    purposes: ['SAFEGUARD_CHILD', 'WELFARE_CHILD', 'EARLY_HELP'],
  },
  {
    id: 'alderbrook-school-office',
    agencyId: alderbrook.id,
    purposes: ['SAFEGUARD_CHILD', 'WELFARE_CHILD', 'EARLY_HELP', 'IG_AUDIT'],
  },
  {
    id: 'willowbank-patient-records',
    agencyId: willowbank.id,
    purposes: ['SAFEGUARD_CHILD', 'WELFARE_CHILD', 'DIRECT_CARE', 'EMERGENCY', 'IG_AUDIT'],
  },
];

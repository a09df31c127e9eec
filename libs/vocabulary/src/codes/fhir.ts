import type { ConsentState } from '../consent.js';
import type { Level } from '../levels.js';

/** HL7 v3-Confidentiality code of each level. */
export const V3_CONFIDENTIALITY: Readonly<Record<Level, 'U' | 'L' | 'M' | 'N' | 'R' | 'V'>> = {
  C0: 'U',
  C1: 'L',
  C2: 'M',
  C3: 'N',
  C4: 'R',
  C5: 'V',
};

/** How one state of consent is written elsewhere. A part that is absent is not written at all. */
export interface ConsentMapping {
  /** FHIR R4 `Consent.status`; with `provision`, a second consent enforces it where the first only records it. */
  readonly r4?: {
    readonly status: 'proposed' | 'active' | 'rejected' | 'inactive' | 'entered-in-error';
    readonly provision?: 'permit' | 'deny';
    /** Status of the consent that enforces a denial. */
    readonly enforcedBy?: 'active';
  };
  /** FHIR R5 `Consent.status` and `decision`. */
  readonly r5?: {
    readonly status: 'draft' | 'active' | 'inactive' | 'not-done' | 'entered-in-error';
    readonly decision?: 'permit' | 'deny';
    readonly enforcedBy?: 'active';
  };
  /** Term of the W3C Data Privacy Vocabulary. */
  readonly dpv?: string;
}

/** Each state of consent in FHIR R4, FHIR R5 and the Data Privacy Vocabulary. */
export const CONSENT_MAPPINGS: Readonly<Record<ConsentState, ConsentMapping>> = {
  NOT_ASKED: { dpv: 'dpv:ConsentUnknown' },
  REQUESTED: { r4: { status: 'proposed' }, r5: { status: 'draft' }, dpv: 'dpv:ConsentRequested' },
  GIVEN: {
    r4: { status: 'active', provision: 'permit' },
    r5: { status: 'active', decision: 'permit' },
    dpv: 'dpv:ConsentGiven',
  },
  REFUSED: {
    r4: { status: 'rejected', provision: 'deny', enforcedBy: 'active' },
    r5: { status: 'active', decision: 'deny' },
    dpv: 'dpv:ConsentRefused',
  },
  WITHDRAWN: {
    r4: { status: 'inactive', provision: 'deny', enforcedBy: 'active' },
    r5: { status: 'inactive', decision: 'deny', enforcedBy: 'active' },
    dpv: 'dpv:ConsentWithdrawn',
  },
  EXPIRED: { r4: { status: 'inactive' }, r5: { status: 'inactive' }, dpv: 'dpv:ConsentExpired' },
  INVALIDATED: {
    r4: { status: 'entered-in-error' },
    r5: { status: 'entered-in-error' },
    dpv: 'dpv:ConsentInvalidated',
  },
  NOT_SOUGHT_UNSAFE: { r5: { status: 'not-done' }, dpv: 'dpv:ConsentRequestDeferred' },
  SUPERSEDED: { r4: { status: 'inactive' }, r5: { status: 'inactive' } },
  ENTERED_IN_ERROR: { r4: { status: 'entered-in-error' }, r5: { status: 'entered-in-error' } },
};

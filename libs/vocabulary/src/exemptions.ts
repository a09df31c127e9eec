import type { ObligationType } from './obligations.js';

/**
 * Exemptions from the right of access (Data Protection Act 2018), by the heads of the information-governance
 * reference. Those that rest on a professional's view of harm or of somebody's interests are recorded and reviewed.
 */
export const SAR_EXEMPTIONS: Readonly<Record<string, readonly ObligationType[] | undefined>> = {
  'Sch 2 para 2': [],
  'Sch 2 para 16-17': [],
  'Sch 3 health serious harm': ['RECORD_NONDISCLOSURE'],
  'Sch 3 para 11': ['RECORD_NONDISCLOSURE'],
  'Sch 3 expectations and wishes': ['RECORD_NONDISCLOSURE'],
  'Sch 3 education serious harm': ['RECORD_NONDISCLOSURE'],
  'Sch 3 Part 5': ['RECORD_NONDISCLOSURE'],
};

/** How records and the audit trail name each exemption. */
export const SAR_EXEMPTION_CODES = Object.keys(SAR_EXEMPTIONS) as readonly string[];

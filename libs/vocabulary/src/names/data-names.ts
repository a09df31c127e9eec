import type { Level, Nature, OnwardRule } from '../levels.js';
import type { Depth } from '../purposes.js';
import type { Hides } from '../restrictions.js';
import type { Text } from '../text.js';

/** Plain names of levels. */
export const LEVEL_NAMES: Readonly<Record<Level, Text>> = {
  C0: { en: 'public' },
  C1: { en: 'low' },
  C2: { en: 'moderate' },
  C3: { en: 'confidential' },
  C4: { en: 'restricted' },
  C5: { en: 'protected by a statute of its own' },
};

/** Plain names of the natures of statements. */
export const NATURE_NAMES: Readonly<Record<Nature, Text>> = {
  FACT: { en: 'fact' },
  PROFESSIONAL_OPINION: { en: 'professional opinion' },
  ALLEGATION: { en: 'allegation' },
  INTELLIGENCE: { en: 'intelligence' },
  SELF_REPORT: { en: "the person's own account" },
  ADMIN: { en: 'administration' },
};

/** Plain names of depths. */
export const DEPTH_NAMES: Readonly<Record<Depth, Text>> = {
  HEADLINE: { en: 'headlines' },
  BRIEF: { en: 'a brief account' },
  FULL: { en: 'the full record' },
  EMERGENCY_SET: { en: 'the emergency set' },
  AS_ORDERED: { en: 'what the court ordered' },
  PANEL: { en: 'the full record, for the panel only' },
  HEALTH_PROTECTION_SET: { en: 'the health-protection set' },
  AGGREGATES: { en: 'figures about groups only' },
  APPROVED_EXTRACT: { en: 'the approved extract' },
  MATCHING_SET: { en: 'the matching set' },
  OWN_DATA: { en: "the person's own data" },
  AUDIT: { en: 'the audit trail' },
  SYNTHETIC: { en: 'made-up people only' },
  NONE: { en: 'nothing by default' },
};

/** Plain names of rules for passing a value on. */
export const ONWARD_RULE_NAMES: Readonly<Record<OnwardRule, Text>> = {
  FREE_IN_PURPOSE: { en: 'may be passed on for the same purpose' },
  ASK_HOLDER: { en: 'may be passed on when the first holder agrees' },
  NEVER: { en: 'may not be passed on' },
};

/** What a restriction hides, in words. */
export const HIDES_NAMES: Readonly<Record<Hides, Text>> = {
  LOCATION: { en: 'where the person is' },
  CONTACT: { en: 'how to reach the person' },
  EXISTENCE: { en: 'that there is a record' },
  IDENTITY_LINK: { en: 'the link between identities' },
  CATEGORY: { en: 'some kinds of information' },
  ALL: { en: 'everything' },
};

import type { LawCatalogue, RepealedLaw } from '@pontio/vocabulary';

/** What every rule looks at beside its row. */
export interface LintContext {
  /** The UK day that the policy is checked for. */
  readonly day: string;
  readonly law: LawCatalogue;
  readonly repealed: ReadonlyMap<string, RepealedLaw>;
}

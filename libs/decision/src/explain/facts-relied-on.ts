import {
  CONSENT_STATE_NAMES,
  JUDGEMENT_NAMES,
  RECORDED_CONDITIONS,
  RESTRICTIONS,
  type RestrictionRule,
  inLanguage,
} from '@pontio/vocabulary';
import type { CellCase } from '../cell-case.js';
import { SHARING_CONSENT, consentFor } from '../consents.js';
import type { DecisionCell } from '../decision.js';
import type { JudgementFacts } from '../facts/subject-facts.js';
import { childrenOf } from '../family.js';
import { coversCell } from '../judgements.js';
import { isActiveRestriction } from '../restrictions.js';
import type { Names } from './names.js';
import { PHRASES, say } from './phrases.js';

/** The recorded facts that bear on a cell, in words and by their ids. */
export function factsReliedOn(cell: DecisionCell, current: CellCase, { language }: Names): string[] {
  const rules: Readonly<Record<string, RestrictionRule | undefined>> = RESTRICTIONS;
  const consent = consentFor(current, SHARING_CONSENT);
  const standing = current.gateway?.kind === 'DUTY' ? current.row?.standingJudgement : undefined;
  return [
    ...(standing === undefined
      ? []
      : [say(PHRASES.standingFact, language, { by: standing.by, level: standing.upTo })]),
    ...judgementsOn(current).map(({ id, kind }) =>
      say(PHRASES.judgementFact, language, { kind: inLanguage(JUDGEMENT_NAMES[kind], language), id }),
    ),
    ...current.subject.restrictions
      .filter((entry) => isActiveRestriction(entry, current.today) && isPointedAt(entry.code, cell, current))
      .map(({ id, code }) => {
        const rule = rules[code];
        return say(PHRASES.restrictionFact, language, {
          id,
          name: rule ? inLanguage(rule.name, language) : code,
        });
      }),
    ...(consent === undefined
      ? []
      : [
          say(PHRASES.consentFact, language, {
            id: consent.id,
            state: inLanguage(CONSENT_STATE_NAMES[consent.state], language),
          }),
        ]),
  ];
}

/** The holder's own judgements of the cell, and the conditions of the gateway that somebody recorded. */
function judgementsOn(current: CellCase): readonly JudgementFacts[] {
  const { subject, holder, gateway } = current;
  const conditions: readonly string[] = (gateway?.conditions ?? []).filter((condition) =>
    (RECORDED_CONDITIONS as readonly string[]).includes(condition),
  );
  return [subject, ...childrenOf(current)]
    .flatMap(({ judgements }) => judgements)
    .filter((judgement) => coversCell(judgement, current))
    .filter(({ kind, agencyId, condition = '' }) =>
      kind === 'CONDITION' ? conditions.includes(condition) : agencyId === holder.id,
    );
}

/** Whether a restriction is what the answer points at, by itself or through the statute that rests on it. */
function isPointedAt(code: string, { ref = '' }: DecisionCell, { law }: CellCase): boolean {
  const guarded: readonly string[] = law.prohibitions.get(ref)?.restrictions ?? [];
  return code === ref || guarded.includes(code);
}

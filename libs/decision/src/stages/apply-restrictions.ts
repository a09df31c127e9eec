import type { Hides } from '@pontio/vocabulary';
import { type CellCase, type Finding, type Stage, goOn, stop } from '../cell-case.js';
import type { FieldLabel } from '../facts/decision-input.js';
import type { RestrictionFacts } from '../facts/subject-facts.js';
import { includesOrAny } from '../judgements.js';
import { bindsRequest, ruleOf } from '../restrictions.js';

/** 9 FLAGS: protective restrictions hide, mask or hold back what they were set for. */
export const applyRestrictions: Stage = {
  name: 'FLAGS',
  check: (cell) => {
    const effects = cell.subject.restrictions
      .filter((restriction) => ruleOf(restriction).appliedAt === 'FLAGS' && bindsRequest(restriction, cell))
      .flatMap((restriction) => effectOf(restriction, cell) ?? []);
    return effects.find(({ next }) => next === 'STOP') ?? effects[0] ?? goOn();
  },
};

function effectOf(restriction: RestrictionFacts, { question: { label } }: CellCase): Finding | undefined {
  const { code, hides, categories } = restriction;
  const ref = code;
  if (hidesAll(restriction, label)) return stop('RESTRICTED', { ref, hide: true });
  if (hides.includes('CATEGORY') && categories.includes(label.category)) return stop('RESTRICTED', { ref });
  return hidesPlace(restriction) && (label.locationRevealing || label.category === 'LOCATION')
    ? goOn({ transform: { reason: 'RESTRICTED', ref, obligation: 'MASK_LOCATION' } })
    : undefined;
}

const EXISTENCE: readonly Hides[] = ['EXISTENCE', 'IDENTITY_LINK'];

/** Existence can be hidden for some categories alone; everything, only for all. */
function hidesAll({ hides, categories }: RestrictionFacts, { category }: FieldLabel): boolean {
  const hidesExistence = hides.some((what) => EXISTENCE.includes(what));
  return hides.includes('ALL') || (hidesExistence && includesOrAny(categories, category));
}

const hidesPlace = ({ hides }: RestrictionFacts): boolean =>
  hides.includes('LOCATION') || hides.includes('CONTACT');

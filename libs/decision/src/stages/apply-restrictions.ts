import { type CellCase, type Finding, type Stage, goOn, stop } from '../cell-case.js';
import type { RestrictionFacts } from '../facts/subject-facts.js';
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
  const { hides, categories, code } = restriction;
  if (hides.some((what) => what === 'ALL' || what === 'EXISTENCE' || what === 'IDENTITY_LINK')) {
    const aimedElsewhere =
      !hides.includes('ALL') && categories.length > 0 && !categories.includes(label.category);
    return aimedElsewhere ? undefined : stop('RESTRICTED', { ref: code, hide: true });
  }
  if (hides.includes('CATEGORY') && categories.includes(label.category)) {
    return stop('RESTRICTED', { ref: code, hide: label.existenceSensitive });
  }
  const revealing = label.locationRevealing || label.category === 'LOCATION';
  if (revealing && (hides.includes('LOCATION') || hides.includes('CONTACT'))) {
    return goOn({ transform: { reason: 'RESTRICTED', ref: code, obligation: 'MASK_LOCATION' } });
  }
  return undefined;
}

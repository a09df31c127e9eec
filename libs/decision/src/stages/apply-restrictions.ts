import type { Hides, ObligationType } from '@pontio/vocabulary';
import { type CellCase, type Finding, type Stage, goOn, stop } from '../cell-case.js';
import { SHARING_CONSENT, consentFor, isGiven, isSpecific } from '../consents.js';
import type { FieldLabel } from '../facts/decision-input.js';
import type { RestrictionFacts } from '../facts/subject-facts.js';
import { includesOrAny } from '../judgements.js';
import { bindsRequest, isActiveRestriction, ruleOf } from '../restrictions.js';

/** 9 FLAGS: protective restrictions hide, mask or hold back what they were set for. */
export const applyRestrictions: Stage = {
  name: 'FLAGS',
  check: (cell) => {
    const effects = cell.subject.restrictions
      .filter((restriction) => ruleOf(restriction).appliedAt === 'FLAGS' && bindsRequest(restriction, cell))
      .flatMap((restriction) => effectOf(restriction, cell) ?? []);
    const stopped = effects.find(({ next }) => next === 'STOP');
    if (stopped !== undefined) return stopped;
    const [first] = effects.flatMap((effect) => (effect.next === 'ON' ? effect.add : []));
    return goOn({ ...first, obligations: dutiesOf(cell) });
  },
};

/** What restrictions ask of whoever releases, whether or not they hide anything from this recipient. */
function dutiesOf({ subject, question, today }: CellCase): readonly ObligationType[] {
  return subject.restrictions
    .filter((restriction) => isActiveRestriction(restriction, today))
    .flatMap((restriction) => ruleOf(restriction).onRelease ?? [])
    .filter(({ categories = [] }) => includesOrAny(categories, question.label.category))
    .flatMap(({ obligations }) => obligations);
}

function effectOf(restriction: RestrictionFacts, cell: CellCase): Finding | undefined {
  const { label } = cell.question;
  const ref = restriction.code;
  const hidden = hidesAll(restriction, label);
  if (hidden || hidesCategory(restriction, label)) {
    if (ruleOf(restriction).opensWith === undefined) return stop('RESTRICTED', { ref, hide: hidden });
    return isOpenedByConsent(cell) ? undefined : stop('EXPLICIT_CONSENT_REQUIRED', { ref, hide: true });
  }
  return hidesPlace(restriction) && (label.locationRevealing || label.category === 'LOCATION')
    ? goOn({ transform: { reason: 'RESTRICTED', ref, obligation: 'MASK_LOCATION' } })
    : undefined;
}

const hidesCategory = ({ hides, categories }: RestrictionFacts, { category }: FieldLabel): boolean =>
  hides.includes('CATEGORY') && categories.includes(category);

/** A dedicated service lets its own record go only where the person has said so in words, for what and to whom. */
function isOpenedByConsent(cell: CellCase): boolean {
  const consent = consentFor(cell, SHARING_CONSENT);
  return isGiven(consent) && isSpecific(consent) && consent?.explicit === true;
}

const EXISTENCE: readonly Hides[] = ['EXISTENCE', 'IDENTITY_LINK'];

/** Existence can be hidden for some categories alone; everything, only for all. */
function hidesAll({ hides, categories }: RestrictionFacts, { category }: FieldLabel): boolean {
  const hidesExistence = hides.some((what) => EXISTENCE.includes(what));
  return hides.includes('ALL') || (hidesExistence && includesOrAny(categories, category));
}

const hidesPlace = ({ hides }: RestrictionFacts): boolean =>
  hides.includes('LOCATION') || hides.includes('CONTACT');

import { CATEGORY_CODES, LEVELS, NATURES, ONWARD_RULES, PURPOSE_CODES, categoryOf } from '@pontio/vocabulary';
import type { FieldLabel, FieldQuestion } from '../../src/index.js';
import type { Chance } from './chance.js';
import { AGENCIES, PEOPLE, RELATIVE, type Scene } from './scene.js';

/** Some fields that are asked for together. */
export function randomFields(scene: Scene): FieldQuestion[] {
  const count = 1 + Math.floor(scene.chance.next() * scene.chance.next() * 4);
  return Array.from({ length: count }, () => randomField(scene));
}

function randomField(scene: Scene): FieldQuestion {
  const { chance } = scene;
  const label = chance.is(0.03) ? DIRECTORY : randomLabel(scene);
  return {
    field: `Record.f${String(chance.below(6))}`,
    label,
    ...(chance.is(0.2) && { mentions: randomMentions(chance) }),
    ...(chance.is(0.1) && { receivedFrom: randomSource(scene) }),
    ...(chance.is(0.2) && { disputed: chance.is(0.8) }),
    ...(chance.is(0.08) && { cohortSize: chance.pick([0, 3, 9, 10, 400]) }),
  };
}

/** Categories that no statute forbids outright. */
const ORDINARY = CATEGORY_CODES.filter(
  (code) => categoryOf(code).level !== 'C5' && code !== 'DIRECTORY' && code !== 'AUDIT',
);

function randomMentions(chance: Chance): string[] {
  return chance.is(0.6) ? [RELATIVE] : chance.some([...PEOPLE, RELATIVE, 'per_unheard_of'], 0.4);
}

const DIRECTORY: FieldLabel = {
  category: 'DIRECTORY',
  level: 'C0',
  nature: 'ADMIN',
  locationRevealing: false,
  existenceSensitive: false,
};

function randomLabel({ chance, gateway, books }: Scene): FieldLabel {
  const listed = gateway.statutorySet?.categories ?? [];
  const ordinary = chance.fits(0.6) ? ORDINARY : CATEGORY_CODES;
  const category = chance.pick(listed.length > 0 && chance.fits(0.7) ? listed : ordinary);
  return {
    category,
    level: chance.fits(0.5) ? categoryOf(category).level : chance.pick(LEVELS),
    nature: chance.pick(NATURES),
    locationRevealing: chance.is(0.2),
    existenceSensitive: chance.is(0.07),
    ...(chance.is(0.3) && { onward: chance.pick(ONWARD_RULES) }),
    ...(chance.is(0.06) && { prohibitions: chance.some(books.prohibitionCodes, 0.15) }),
  };
}

function randomSource({ chance, purpose }: Scene): { agencyId: string; purpose: string } {
  return { agencyId: chance.pick(AGENCIES), purpose: chance.mostly(0.75, purpose, PURPOSE_CODES) };
}

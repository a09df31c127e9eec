import { BREAK_GLASS_GROUND_NAMES, inLanguage, isBreakGlassGround } from '@pontio/vocabulary';
import type { DecisionInput } from '../facts/decision-input.js';
import { ukDate } from '../uk-date.js';
import type { Names } from './names.js';
import { PHRASES, dayInWords, say } from './phrases.js';

/** Who asked, when, for what, and how. */
export function whoAsked(input: DecisionInput, names: Names): string[] {
  const { language } = names;
  const { breakGlass, manner } = input.request;
  const by = manner === 'PUSH' ? PHRASES.sentBy : PHRASES.askedBy;
  const day = dayInWords(ukDate(input.at), language);
  const ground = breakGlass?.ground;
  return [
    say(by, language, { day, agency: names.agency(input.recipient.id), role: names.role }),
    say(PHRASES.purpose, language, { purpose: names.purpose }),
    ...(isBreakGlassGround(ground)
      ? [
          say(PHRASES.glassBroken, language, {
            ground: inLanguage(BREAK_GLASS_GROUND_NAMES[ground], language),
          }),
        ]
      : []),
  ];
}

/** How much was asked for. */
export function howMuch(input: DecisionInput, { language }: Names): string {
  const kinds = new Set(input.asks.flatMap(({ fields }) => fields.map(({ label }) => label.category)));
  const people = new Set(input.asks.map(({ subjectId }) => subjectId));
  return say(PHRASES.counts, language, {
    kinds: kinds.size,
    agencies: new Set(input.asks.map(({ holderId }) => holderId)).size,
    people: [...people].filter((id) => input.subjects.find((subject) => subject.id === id)?.kind !== 'AGENCY')
      .length,
  });
}

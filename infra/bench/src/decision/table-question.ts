import type { AgreementFacts, DecisionInput } from '@pontio/decision';
import { LEVELS } from '@pontio/vocabulary';

/** What of a cell the reference table of an agreement speaks of. */
export interface TableQuestion {
  readonly role: string;
  readonly purpose: string;
  readonly holder: string;
  readonly recipient: string;
  readonly category: string;
  /** Rank of the level. */
  readonly level: number;
}

/** The same input with nothing in it but what a reference table answers. */
export function tableOnly(input: DecisionInput): DecisionInput {
  return {
    ...input,
    subjects: input.subjects.map((subject) => ({
      ...subject,
      consents: [],
      restrictions: [],
      judgements: [],
    })),
  };
}

/** The cells of an input as questions to a reference table, in their order. */
export function questionsOf(input: DecisionInput): readonly TableQuestion[] {
  const { actor, recipient, request } = input;
  return input.asks.flatMap(({ holderId, fields }) =>
    fields.map(({ label }) => ({
      role: actor.role,
      purpose: request.purpose,
      holder: holderId,
      recipient: recipient.id,
      category: label.category,
      level: LEVELS.indexOf(label.level),
    })),
  );
}

/** A row of a reference table with the level up to which it is judged in advance. */
export interface TableRule {
  readonly purpose: string;
  readonly holder: string;
  readonly recipient: string;
  readonly category: string;
  readonly level: number;
}

/** The rules that agreements make, for engines that know nothing else. */
export function rulesOf(agreements: readonly AgreementFacts[]): readonly TableRule[] {
  return agreements.flatMap(({ purposes, referenceTable }) =>
    purposes.flatMap((purpose) =>
      referenceTable.flatMap(({ category, level, from, to }) =>
        to.map((recipient) => ({
          purpose,
          holder: from,
          recipient,
          category,
          level: LEVELS.indexOf(level),
        })),
      ),
    ),
  );
}

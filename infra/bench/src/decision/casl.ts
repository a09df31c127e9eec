import { AbilityBuilder, createMongoAbility, subject } from '@casl/ability';
import type { DecisionInput } from '@pontio/decision';
import { purposeOf, isPurpose } from '@pontio/vocabulary';
import { type TableQuestion, rulesOf } from './table-question.js';

/** The reference tables as one CASL ability for the practitioner who asks, made beforehand. */
export function caslAllows({ agreements, actor }: DecisionInput): (question: TableQuestion) => boolean {
  const { can, build } = new AbilityBuilder(createMongoAbility);
  for (const { purpose, holder, recipient, category, level } of rulesOf(agreements)) {
    const roles: readonly string[] = isPurpose(purpose) ? purposeOf(purpose).roles : [];
    if (!roles.includes(actor.role)) continue;
    can(purpose, category, { holder, recipient, role: actor.role, level: { $lte: level } });
  }
  const ability = build();
  return (question) => ability.can(question.purpose, subject(question.category, { ...question }));
}

import {
  CELL_RESULT_NAMES,
  OBLIGATIONS,
  type ObligationRule,
  type ObligationType,
  REMEDIES,
  inLanguage,
  reasonOf,
} from '@pontio/vocabulary';
import { decide } from '../decide.js';
import type { Decision, DecisionCell, Policy } from '../decision.js';
import type { DecisionInput } from '../facts/decision-input.js';
import { protectorsOf } from '../prohibitions.js';
import { whoAsked } from './asked.js';
import { type AskedCell, askedCells, asksFor } from '../asked-cells.js';
import { contactSentences } from './contact-sentences.js';
import type { ExplainOptions, Explanation } from './explanation.js';
import { factsReliedOn } from './facts-relied-on.js';
import { draftSentence, lawReliedOn, lawStillToCome } from './law-relied-on.js';
import { type Names, namesIn } from './names.js';
import { CARRIED_OUT_BY, PHRASES, say } from './phrases.js';
import { type CellTrace, traceCell } from './trace-cell.js';

/**
 * The truth of a decision for the information-governance officer of one holder: of that holder's own cells, and
 * of no other's. Who a statute protects is told to nobody but the protector: there, the cells read as those
 * of somebody whom nobody could find.
 */
export function explainToHolder(
  input: DecisionInput,
  decision: Decision,
  policy: Policy,
  holderId: string,
  options: ExplainOptions = {},
): Explanation {
  const names = { ...namesIn(input, options), person: (id: string) => options.people?.[id] ?? id };
  const { language } = names;
  const own = askedCells(input, decision)
    .filter(({ cell }) => cell.holderId === holderId)
    .map((asked) => toldToHolder(asked, input, policy));
  const told = own.filter(({ shielded }) => !shielded);
  const section = (heading: keyof typeof PHRASES, sentences: readonly string[]) => ({
    heading: say(PHRASES[heading], language),
    sentences: [...new Set(sentences)],
  });
  return {
    title: say(PHRASES.holderTitle, language),
    sections: [
      section('asked', [...whoAsked(input, names), ...detailsOf(input, names)]),
      section(
        'decided',
        own.map((asked) => cellSentence(asked, policy, names)),
      ),
      section('law', lawSentences(told, input, policy, names)),
      section('toDo', dutySentences(told, input, policy, names)),
      section('change', [
        ...own
          .flatMap(({ cell }) => REMEDIES[cell.reason].holder ?? [])
          .map((remedy) => inLanguage(remedy, language)),
        ...lawStillToCome(input, policy, names),
      ]),
      section('ring', contactSentences([input.recipient.id], options)),
    ],
  };
}

interface OwnCell extends AskedCell {
  readonly trace: CellTrace;
  /** Whether a statute keeps from this holder who the person is. */
  readonly shielded: boolean;
}

const STRANGER = { result: 'WITHHOLD', reason: 'IDENTITY_UNCERTAIN', requestable: false } as const;

function toldToHolder(asked: AskedCell, input: DecisionInput, policy: Policy): OwnCell {
  const trace = traceCell(asked.question, input, policy);
  const { subject, today } = trace.current;
  const protectors = [...policy.law.prohibitions.values()].flatMap((row) =>
    protectorsOf(row, subject, today),
  );
  if (protectors.length === 0 || protectors.includes(asked.cell.holderId)) {
    return { ...asked, trace, shielded: false };
  }
  const { subjectId, field, holderId } = asked.cell;
  const cell: DecisionCell = { subjectId, field, holderId, ...STRANGER };
  return { ...asked, cell, trace: { ...trace, stage: 'FORM' }, shielded: true };
}

function detailsOf({ request: { caseRef = '', breakGlass } }: DecisionInput, { language }: Names): string[] {
  const quoted = caseRef.trim() === '' ? PHRASES.caseMissing : PHRASES.caseQuoted;
  const justification = breakGlass?.justification.replace(/\.$/, '');
  return [
    say(quoted, language, { caseRef }),
    ...(justification === undefined ? [] : [say(PHRASES.justification, language, { justification })]),
  ];
}

function cellSentence({ cell, question, trace, shielded }: OwnCell, policy: Policy, names: Names): string {
  const { language } = names;
  const { reason: code, result } = cell;
  const ref = refInWords(cell, policy, names);
  const facts = shielded ? [] : factsReliedOn(cell, trace.current, names);
  const answer = [
    say(PHRASES.truth, language, {
      result: inLanguage(CELL_RESULT_NAMES[result], language),
      reason: inLanguage(reasonOf(code).holder, language),
    }),
    say(ref === undefined ? PHRASES.stoppedAt : PHRASES.stoppedAtFor, language, {
      stage: trace.stage,
      code,
      ref: ref ?? '',
    }),
    ...(facts.length > 0 ? [say(PHRASES.facts, language, { facts: facts.join(', ') })] : []),
  ].join(' ');
  return say(PHRASES.cell, language, {
    field: question.field,
    category: names.category(question.label.category),
    level: question.label.level,
    person: names.person(question.subjectId),
    answer,
  });
}

function refInWords({ ref }: DecisionCell, { law }: Policy, { language }: Names): string | undefined {
  if (ref === undefined) return undefined;
  const row = law.gateways.get(ref) ?? law.prohibitions.get(ref);
  return row === undefined ? ref : `${ref} (${inLanguage(row.name, language)})`;
}

function lawSentences(
  told: readonly OwnCell[],
  input: DecisionInput,
  policy: Policy,
  names: Names,
): string[] {
  const forbidding = told.flatMap(({ cell }) => policy.law.prohibitions.get(cell.ref ?? '') ?? []);
  return [
    ...lawReliedOn(told, input, policy, names),
    ...forbidding.flatMap((row) => draftSentence(row, names)),
  ];
}

/** What has to be done because of the holder's own cells: decided anew with nothing else asked. */
function dutySentences(
  told: readonly OwnCell[],
  input: DecisionInput,
  policy: Policy,
  { language }: Names,
): string[] {
  const rules: Readonly<Record<ObligationType, ObligationRule>> = OBLIGATIONS;
  return decide({ ...input, asks: asksFor(told) }, policy).obligations.map(({ type }) =>
    say(PHRASES.obligation, language, {
      text: inLanguage(rules[type].text, language),
      by: inLanguage(CARRIED_OUT_BY[rules[type].by], language),
    }),
  );
}

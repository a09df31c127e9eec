import { OBLIGATIONS, REMEDIES, inLanguage, reasonOf } from '@pontio/vocabulary';
import { NOTHING_EMPTY, callerObligations, callerOutcome, toldInput } from '../caller-view.js';
import { decide } from '../decide.js';
import type { Decision, Policy } from '../decision.js';
import type { DecisionInput } from '../facts/decision-input.js';
import { howMuch, whoAsked } from './asked.js';
import { type AskedCell, askedCells } from '../asked-cells.js';
import { contactSentences } from './contact-sentences.js';
import type { ExplainOptions, Explanation } from './explanation.js';
import { gatewayName, lawReliedOn, lawStillToCome } from './law-relied-on.js';
import { type Names, namesIn } from './names.js';
import { CALLER_ANSWERS, LAW_SAYS, PHRASES, capital, say } from './phrases.js';

/**
 * A plain account of a decision for who asked. It never tells whether anything exists: a hidden cell reads as
 * one that holds nothing, whatever the truth, and no other part of the account depends on it.
 *
 * @param options - with `isEmpty`, released cells that hold nothing read as hidden ones do
 */
export function explainToCaller(
  input: DecisionInput,
  decision: Decision,
  policy: Policy,
  options: ExplainOptions = {},
): Explanation {
  const names = namesIn(input, options);
  const { language } = names;
  const { isEmpty = NOTHING_EMPTY } = options;
  const cells = askedCells(input, decision);
  const told = cells.filter(({ cell, index }) => cell.result !== 'HIDE' && !isEmpty(cell, index));
  const caseSentence = (input.request.caseRef ?? '').trim() === '' ? PHRASES.caseMissing : PHRASES.caseGiven;
  const section = (heading: keyof typeof PHRASES, sentences: readonly string[]) => ({
    heading: say(PHRASES[heading], language),
    sentences,
  });
  return {
    title: say(PHRASES.callerTitle, language),
    sections: [
      section('asked', [...whoAsked(input, names), say(caseSentence, language), howMuch(input, names)]),
      section('answer', sumSentences(decision, policy, options, told)),
      section('decided', kindSentences(cells, told, policy, names)),
      section('law', lawReliedOn(told, input, policy, names)),
      section(
        'toDo',
        callerObligations(decide(toldInput(input, decision, isEmpty), policy)).map(({ type }) =>
          inLanguage(OBLIGATIONS[type].text, language),
        ),
      ),
      section('change', changeSentences(told, input, policy, names)),
      section(
        'ring',
        contactSentences(
          input.holders.map(({ id }) => id),
          options,
        ),
      ),
    ],
  };
}

function sumSentences(
  decision: Decision,
  policy: Policy,
  { language, isEmpty }: ExplainOptions,
  told: readonly AskedCell[],
): string[] {
  const { overall, legalOutcome } = callerOutcome(decision, policy, isEmpty);
  const answer = inLanguage(CALLER_ANSWERS[overall], language);
  return told.length === 0 ? [answer] : [answer, inLanguage(LAW_SAYS[legalOutcome], language)];
}

/** One sentence for each kind of information with one answer. */
function kindSentences(
  cells: readonly AskedCell[],
  told: readonly AskedCell[],
  policy: Policy,
  names: Names,
): string[] {
  const sentences = cells.map((asked) => {
    const { category, level } = asked.question.label;
    return say(PHRASES.kind, names.language, {
      category: capital(names.category(category)),
      level,
      holder: names.agency(asked.question.holderId),
      person: names.person(asked.question.subjectId),
      answer: told.includes(asked) ? answerOf(asked, policy, names) : say(PHRASES.nothing, names.language),
    });
  });
  return [...new Set(sentences)];
}

function answerOf({ cell }: AskedCell, policy: Policy, names: Names): string {
  const { language } = names;
  const reason = inLanguage(reasonOf(cell.reason).caller, language);
  const law = gatewayName(cell, policy, names);
  if (cell.result === 'WITHHOLD') {
    return law === undefined
      ? say(PHRASES.heldBack, language, { reason })
      : say(PHRASES.heldBackUnder, language, { reason, law });
  }
  if (law === undefined) return say(PHRASES.shared, language);
  const phrase = cell.result === 'ALLOW' ? PHRASES.sharedUnder : PHRASES.sharedChangedUnder;
  return say(phrase, language, { reason, law });
}

function changeSentences(
  told: readonly AskedCell[],
  input: DecisionInput,
  policy: Policy,
  names: Names,
): string[] {
  const lessened = told.filter(({ cell }) => cell.result === 'WITHHOLD' || cell.result === 'TRANSFORM');
  if (lessened.length === 0) return [];
  const remedies = lessened.flatMap(({ cell }) => REMEDIES[cell.reason].caller ?? []);
  const canAsk = lessened.some(({ cell }) => cell.requestable);
  return [
    ...new Set([
      ...remedies.map((remedy) => inLanguage(remedy, names.language)),
      ...(canAsk ? [say(PHRASES.canAsk, names.language)] : []),
      ...lawStillToCome(input, policy, names),
    ]),
  ];
}

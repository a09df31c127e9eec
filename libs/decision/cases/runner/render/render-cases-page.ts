import { type Decision, type DecisionCell, type Policy, decide } from '@pontio/decision';
import { OBLIGATIONS, OVERALL_NAMES, reasonOf } from '@pontio/vocabulary';
import type { AskEntry, CaseFile } from '../case-file.js';
import { toInput } from '../case-input.js';
import { askedInWords } from './asked-in-words.js';
import { factsInWords } from './facts-in-words.js';
import { categoryName, lawName, sentence } from './words.js';

/** A golden case and where its file lies, for example `children/01-significant-harm-enquiry.yaml`. */
export interface CaseToRender {
  readonly path: string;
  readonly file: CaseFile;
}

/**
 * The page of golden cases for people: per topic, what is asked, the facts, the answer for each value with its
 * reason, the law, and what has to be done. Pure.
 */
export function renderCasesPage(cases: readonly CaseToRender[], policy: Policy): string {
  const topics = Map.groupBy(cases, ({ path }) => path.split('/')[0] ?? '');
  const contents = [...topics].map(
    ([topic, own]) => `- [${topicName(topic)}](#${topic}): ${String(own.length)}`,
  );
  const sections = [...topics].map(([topic, own]) =>
    [
      `## <a id="${topic}"></a>${topicName(topic)}`,
      ...[...own].sort(byNumber).map(({ file, path }) => renderCase(file, path, policy)),
    ].join('\n\n'),
  );
  return `${[contents.join('\n'), ...sections].join('\n\n')}\n`;
}

const topicName = (topic: string): string => sentence(topic.replaceAll('-', ' '));

function byNumber({ file: a }: CaseToRender, { file: b }: CaseToRender): number {
  return parseInt(a.case, 10) - parseInt(b.case, 10) || (a.case < b.case ? -1 : 1);
}

function renderCase(file: CaseFile, path: string, policy: Policy): string {
  const decision = decide(toInput(file), policy);
  return [
    `### ${file.case}. ${file.title}`,
    ...(file.because === undefined ? [] : [file.because]),
    `**Asked.** ${askedInWords(file, policy)}`,
    ...factsParagraph(file),
    answerTable(file, decision, policy),
    `**Sum.** ${sumOf(decision, policy)}`,
    ...dutiesParagraph(decision),
    `<sub>[${path}](../../libs/decision/cases/${path})</sub>`,
  ].join('\n\n');
}

function factsParagraph(file: CaseFile): string[] {
  const facts = factsInWords(file);
  return facts.length === 0 ? [] : [`**Facts.** ${facts.join(' ')}`];
}

function answerTable(file: CaseFile, { cells }: Decision, policy: Policy): string {
  const rows = cells.flatMap((cell, index) => {
    const ask = file.asks[index];
    return ask === undefined ? [] : [rowOf(ask, cell, policy)];
  });
  return ['| About | Held by | Information | Answer |', '|---|---|---|---|', ...rows].join('\n');
}

function rowOf(ask: AskEntry, cell: DecisionCell, policy: Policy): string {
  const marks = [
    ask.level,
    ...(ask.disputed === true ? ['disputed'] : []),
    ...(ask.listed === false ? ['not in the agreement'] : []),
  ];
  const information = `\`${ask.field}\`: ${categoryName(ask.category)} (${marks.join(', ')})`;
  return `| ${ask.about} | ${ask.of} | ${information} | ${answerOf(cell, policy)} |`;
}

const ANSWERS: Readonly<Record<DecisionCell['result'], string>> = {
  ALLOW: 'Shared',
  TRANSFORM: 'Shared, changed',
  WITHHOLD: 'Held back',
  HIDE: 'Hidden',
};

function answerOf({ result, reason, ref, under, requestable }: DecisionCell, policy: Policy): string {
  if (result === 'ALLOW' && reason === 'SHARED') return `**Shared** under ${lawName(ref ?? '', policy)}.`;
  const parts = [
    `**${ANSWERS[result]}.** ${reasonOf(reason).holder.en}`,
    ...(ref === undefined ? [] : [`${sentence(lawName(ref, policy))}.`]),
    ...(under === undefined ? [] : [`The rest under ${lawName(under, policy)}.`]),
    ...(requestable ? ['The holder can be asked.'] : []),
    `<sub>${reason}</sub>`,
  ];
  return parts.join(' ');
}

const LEGAL: Readonly<Record<Decision['legalOutcome'], string>> = {
  MUST: 'The holder must share it',
  MAY: 'The holder may share it',
  MUST_NOT: 'The holder must not share it',
};

function sumOf({ overall, legalOutcome, gatewayUsed }: Decision, policy: Policy): string {
  const law = gatewayUsed === undefined ? '' : `, under ${lawName(gatewayUsed, policy)}`;
  return `${OVERALL_NAMES[overall].en} ${LEGAL[legalOutcome]}${law}. <sub>${overall}, ${legalOutcome}</sub>`;
}

function dutiesParagraph({ obligations }: Decision): string[] {
  if (obligations.length === 0) return [];
  return [`**To do.** ${obligations.map(({ type }) => OBLIGATIONS[type].text.en).join(' ')}`];
}

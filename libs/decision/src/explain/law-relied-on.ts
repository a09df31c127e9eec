import {
  AGREEMENT_KIND_NAMES,
  GATEWAY_KIND_NAMES,
  type LawRow,
  type LegalGateway,
  VERIFICATION_NAMES,
  appliesIn,
  inLanguage,
} from '@pontio/vocabulary';
import { gatewayOf } from '../caller-view.js';
import type { DecisionCell, Policy } from '../decision.js';
import type { DecisionInput } from '../facts/decision-input.js';
import { ukDate } from '../uk-date.js';
import type { Names } from './names.js';
import { PHRASES, dayInWords, say } from './phrases.js';
import { traceCell } from './trace-cell.js';
import type { AskedCell } from '../asked-cells.js';

/** The law under which some cells leave, and the clause of the agreement that lists them. */
export function lawReliedOn(
  cells: readonly AskedCell[],
  input: DecisionInput,
  policy: Policy,
  names: Names,
): string[] {
  const released = cells.filter(({ cell }) => gatewayOf(cell) !== undefined);
  const gateways = [...new Set(released.map(({ cell }) => gatewayOf(cell) ?? ''))].flatMap(
    (code) => policy.law.gateways.get(code) ?? [],
  );
  return [
    ...new Set([
      ...gateways.flatMap((gateway) => gatewaySentences(gateway, names)),
      ...clauses(released, input, policy, names),
    ]),
  ];
}

function gatewaySentences(gateway: LegalGateway, names: Names): string[] {
  const { language } = names;
  const { code, source } = gateway;
  const name = inLanguage(gateway.name, language);
  const kind = inLanguage(GATEWAY_KIND_NAMES[gateway.kind], language);
  return [say(PHRASES.gateway, language, { name, code, kind, source }), ...draftSentence(gateway, names)];
}

/** That a row is a draft, where it is one, and how sure we are of it. */
export function draftSentence(row: LawRow, { language }: Names): string[] {
  if (row.status !== 'draft') return [];
  const [mark, from] = [row.verification, row.fromVerification ?? row.verification].map((one) =>
    inLanguage(VERIFICATION_NAMES[one], language),
  );
  const marks =
    mark === from ? (mark ?? '') : say(PHRASES.markFrom, language, { mark: mark ?? '', from: from ?? '' });
  return [say(PHRASES.draft, language, { name: inLanguage(row.name, language), mark: marks })];
}

function clauses(
  released: readonly AskedCell[],
  input: DecisionInput,
  policy: Policy,
  names: Names,
): string[] {
  const { language } = names;
  return released.flatMap(({ question }) => {
    const { agreement, row } = traceCell(question, input, policy).current;
    if (agreement === undefined) return [];
    const kind = inLanguage(AGREEMENT_KIND_NAMES[agreement.kind], language);
    const { id, version } = agreement;
    const sentence = say(PHRASES.agreement, language, { id, version, kind });
    if (row === undefined) return [sentence];
    const clause = {
      category: names.category(row.category),
      level: row.level,
      from: names.agency(row.from),
      to: names.agency(input.recipient.id),
    };
    return [sentence, say(PHRASES.row, language, clause)];
  });
}

/** Law that the caller named and that is not in force yet here: from when it would be. */
export function lawStillToCome(input: DecisionInput, { law }: Policy, { language }: Names): string[] {
  const today = ukDate(input.at);
  return input.request.gateways
    .flatMap((code) => law.gateways.get(code) ?? [])
    .filter(({ jurisdiction, from = '' }) => appliesIn(jurisdiction, input.jurisdiction) && from > today)
    .map(({ name, from = '' }) => {
      const words = { name: inLanguage(name, language), day: dayInWords(from, language) };
      return say(from === 'NOT_COMMENCED' ? PHRASES.waits : PHRASES.startsOn, language, words);
    });
}

/** The name of the gateway that a cell points at: the one it leaves under, or the one that did not open. */
export function gatewayName(cell: DecisionCell, { law }: Policy, { language }: Names): string | undefined {
  const gateway = law.gateways.get(gatewayOf(cell) ?? cell.ref ?? '');
  return gateway && inLanguage(gateway.name, language);
}

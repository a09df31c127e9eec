import {
  OBLIGATION_TYPES,
  type LegalGateway,
  type ObligationType,
  type Purpose,
  appliesIn,
  isAtLeast,
  isPurpose,
  purposeOf,
} from '@pontio/vocabulary';
import type { DecidedCell } from './decide-cell.js';
import type { Obligation, Policy } from './decision.js';
import type { DecisionInput } from './facts/decision-input.js';
import { isGatewayInForce } from './gateway-fault.js';
import { gatewaysUsed } from './sum-cells.js';
import { ukDate } from './uk-date.js';

/** Fixed terms of obligations that have them. */
const TERMS: Partial<Record<ObligationType, Readonly<Record<string, unknown>>>> = {
  TIMEBOX: { minutes: 60 },
  REVIEW: { hours: 72, reviewer: 'outside the line of management' },
};

const BREAK_GLASS: readonly ObligationType[] = ['TIMEBOX', 'NOTIFY_IG', 'REVIEW'];

/** Everything somebody has to do because of the decision, each once, in the order of the vocabulary. */
export function obligationsOf(
  cells: readonly DecidedCell[],
  input: DecisionInput,
  policy: Policy,
): readonly Obligation[] {
  const types = new Set<ObligationType>([
    ...cells.flatMap(({ obligations }) => obligations),
    ...ofRelease(
      cells.filter(({ isReleased, isDirectory }) => isReleased && !isDirectory),
      input,
      policy,
    ),
  ]);
  if (types.has('SUPPRESS_SUBJECT_NOTICE')) types.delete('NOTIFY_SUBJECT');
  return OBLIGATION_TYPES.filter((type) => types.has(type)).map((type, index) => ({
    id: `ob_${String(index + 1)}`,
    type,
    properties: { ...TERMS[type], ...fieldsOf(type, cells, input) },
  }));
}

function ofRelease(
  released: readonly DecidedCell[],
  input: DecisionInput,
  policy: Policy,
): readonly ObligationType[] {
  if (released.length === 0) return [];
  const used = gatewaysUsed(released);
  const purpose = isPurpose(input.request.purpose) ? purposeOf(input.request.purpose) : undefined;
  return [
    ...[...used, ...namedGateways(input, policy)].flatMap(({ obligations }) =>
      obligations.filter((type) => type !== 'NOTIFY_SUBJECT'),
    ),
    ...(released.some(needsJustification) ? (['RECORD_JUSTIFICATION'] as const) : []),
    ...noticeOf(released, used, purpose),
    ...(input.request.manner === 'PUSH' ? (purpose?.whenSent ?? []) : []),
    ...(input.request.mode === 'BREAK_GLASS' ? BREAK_GLASS : []),
  ];
}

/** Gateways the caller names and that are law here today: what they ask is asked even if another carries the data. */
function namedGateways(
  { request, at, jurisdiction }: DecisionInput,
  { law }: Policy,
): readonly LegalGateway[] {
  return request.gateways
    .flatMap((code) => law.gateways.get(code) ?? [])
    .filter(
      (gateway) => isGatewayInForce(gateway, ukDate(at)) && appliesIn(gateway.jurisdiction, jurisdiction),
    );
}

/** A refusal set aside, or a power used without consent, has to be justified in writing. */
function needsJustification({ gateway, consent, level }: DecidedCell): boolean {
  return consent === 'DENIED' || (isBarePower(gateway) && consent !== 'GIVEN' && isAtLeast(level, 'C2'));
}

/** A power that leaves confidence to be met; where an approval sets it aside, the approval is the reason. */
const isBarePower = (gateway: LegalGateway | undefined): boolean =>
  gateway?.kind === 'POWER' && gateway.confidentiality !== 'SET_ASIDE';

function noticeOf(
  released: readonly DecidedCell[],
  used: readonly LegalGateway[],
  purpose: Purpose | undefined,
): readonly ObligationType[] {
  // Where it was not safe to ask, it is not safe to tell, whatever the gateway.
  if (released.some(({ consent }) => consent === 'UNSAFE_TO_ASK')) return ['SUPPRESS_SUBJECT_NOTICE'];
  if (!used.some(({ obligations }) => obligations.includes('NOTIFY_SUBJECT'))) return [];
  const refused = released.some(({ consent }) => consent === 'DENIED');
  const due =
    purpose?.subjectNotice === 'UNDER_DUTY' || (purpose?.subjectNotice === 'AFTER_REFUSAL' && refused);
  return due ? ['NOTIFY_SUBJECT'] : [];
}

type Properties = Readonly<Record<string, unknown>>;

/** What an obligation is about: whom to tell or not to tell, until when, or the cells to change. */
const DETAILS: Partial<
  Record<ObligationType, (cells: readonly DecidedCell[], input: DecisionInput) => Properties>
> = {
  NOTIFY_HOLDER: (cells) => ({ to: agenciesToTell(cells) }),
  NOTIFY_IG: (cells) => some('unknown', sorted(cells.flatMap(({ unknown }) => unknown ?? []))),
  NOTIFY_SUBJECT: (cells) => some('except', silentIn(cells)),
  SUPPRESS_SUBJECT_NOTICE: (cells) => some('to', silentIn(cells)),
  DELETE_AFTER: (cells) => ({ date: sorted(cells.flatMap(({ deleteAfter }) => deleteAfter ?? []))[0] }),
  TIMEBOX: (_cells, { request }) => (request.breakGlass ? { until: request.breakGlass.until } : {}),
};

const sorted = (words: readonly string[]): readonly string[] => [...new Set(words)].sort();
const some = (key: string, words: readonly string[]): Properties =>
  words.length > 0 ? { [key]: words } : {};
const silentIn = (cells: readonly DecidedCell[]): readonly string[] =>
  sorted(cells.flatMap(({ silent }) => silent));

function fieldsOf(type: ObligationType, cells: readonly DecidedCell[], input: DecisionInput): Properties {
  const detail = DETAILS[type];
  if (detail !== undefined) return detail(cells, input);
  const changes: readonly ObligationType[] = ['MASK_LOCATION', 'REDACT_THIRD_PARTY', 'MARK_DISPUTED'];
  if (!changes.includes(type)) return {};
  const changed = cells.filter(({ isReleased, obligations }) => isReleased && obligations.includes(type));
  return {
    cells: changed.map(({ cell: { subjectId, field, holderId } }) => ({ subjectId, field, holderId })),
  };
}

function agenciesToTell(cells: readonly DecidedCell[]): readonly string[] {
  const concerned = cells.filter(({ obligations }) => obligations.includes('NOTIFY_HOLDER'));
  return sorted(concerned.flatMap(({ tell }) => tell));
}

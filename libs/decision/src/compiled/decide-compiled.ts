import { GATEWAY_KINDS, type ObligationType } from '@pontio/vocabulary';
import type { Decision, DecisionCell } from '../decision.js';
import { digestOf } from '../digest.js';
import type { Ask, DecisionInput } from '../facts/decision-input.js';
import { NOBODY, NO_AGENCY } from '../stand-ins.js';
import type { CompiledFacts } from './facts/compiled-facts.js';
import { type SortTable, sortTable } from './facts/fields-code.js';
import { judge } from './judge/judge.js';
import { Lane } from './judge/lane.js';
import { Trail } from './judge/trail.js';
import { type Verdict, duty } from './judge/verdict.js';
import type { PolicyTables } from './law/compile-policy.js';
import { OpenPerson } from './request/open-person.js';
import { OpenRequest } from './request/open-request.js';
import { type CellName, dutiesOf, writeObligations } from './sum/obligations.js';
import { Tally } from './sum/tally.js';

/** One ask, decided: the verdict on each sort of its fields. */
interface DecidedAsk {
  readonly ask: Ask;
  readonly names: readonly string[];
  readonly table: SortTable;
  readonly verdicts: readonly Verdict[];
}

const LIFETIME_MS = 5 * 60_000;

/** Decides by compiled tables. Gives the very decision that the staged engine gives. */
export function decideCompiled(input: DecisionInput, tables: PolicyTables, facts: CompiledFacts): Decision {
  const request = new OpenRequest(input, tables, facts);
  const tally = new Tally();
  const decided = decideAsks(request, tally);
  const { overall, legalOutcome } = tally.sum;
  const { gatewayUsed, agreementUsed } = basisOf(tally);
  // Part by part, in the order of the staged engine: what is absent is not there at all.
  const decision: Writable<Partial<Decision>> = { id: input.decisionId, requestId: input.request.id };
  decision.overall = overall;
  decision.legalOutcome = legalOutcome;
  decision.cells = cellsOf(decided);
  if (gatewayUsed !== undefined) decision.gatewayUsed = gatewayUsed;
  if (agreementUsed !== undefined) decision.agreementUsed = agreementUsed;
  if (tally.consentsUsed.size > 0) decision.consentUsed = [...tally.consentsUsed].sort();
  decision.obligations = obligationsOf(tally, request, decided);
  decision.policyVersion = tables.policy.policyVersion;
  decision.lawVersion = tables.policy.law.version;
  decision.inputDigest = digestOf(input);
  decision.expiresAt = expiryOf(request);
  const drafts = [...tally.refs].filter((ref) => tables.drafts.has(ref));
  if (drafts.length > 0) decision.drafts = drafts.sort();
  return decision as Decision;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function obligationsOf(tally: Tally, request: OpenRequest, decided: readonly DecidedAsk[]) {
  return writeObligations(dutiesOf(tally, request), tally, request, (type) => changedBy(type, decided));
}

function decideAsks(request: OpenRequest, tally: Tally): readonly DecidedAsk[] {
  const { input, facts, people } = request;
  const subjects = new Map(people.map((code) => [code.id, code]));
  const holders = new Map(input.holders.map((holder) => [holder.id, holder]));
  const opened = new Map<string, OpenPerson>();
  return input.asks.map((ask) => {
    let person = opened.get(ask.subjectId);
    if (person === undefined) {
      person = new OpenPerson(subjects.get(ask.subjectId) ?? facts.person(NOBODY), request);
      opened.set(ask.subjectId, person);
    }
    const holder = facts.agency(holders.get(ask.holderId) ?? NO_AGENCY);
    const lane = new Lane(request, person, holder, ask.holderId);
    const fields = facts.fields(ask.fields);
    const table = sortTable(fields, lane.agreement?.code.routeBetween(holder.id, request.recipient.id));
    return { ask, names: fields.names, table, verdicts: judgeAll(lane, table, tally) };
  });
}

function judgeAll(lane: Lane, { sorts }: SortTable, tally: Tally): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  let trail: Trail | undefined;
  for (const sort of sorts) {
    if (trail === undefined) trail = new Trail(lane, sort);
    else trail.follow(sort);
    const verdict = judge(trail);
    tally.add(verdict, lane.holderId);
    verdicts.push(verdict);
  }
  return verdicts;
}

function cellsOf(decided: readonly DecidedAsk[]): readonly DecisionCell[] {
  const cells = new Array<DecisionCell>(decided.reduce((sum, { names }) => sum + names.length, 0));
  let next = 0;
  for (const { ask, names, table, verdicts } of decided) {
    const { subjectId, holderId } = ask;
    const { sortOf } = table;
    for (let index = 0; index < names.length; index += 1) {
      const verdict = verdicts[sortOf[index] ?? -1];
      if (verdict === undefined) continue;
      cells[next] = cellOf(subjectId, names[index] ?? '', holderId, verdict);
      next += 1;
    }
  }
  return cells;
}

function cellOf(subjectId: string, field: string, holderId: string, verdict: Verdict): DecisionCell {
  const { result, reason, ref, requestable, release } = verdict;
  if (result === 'TRANSFORM' && release !== undefined) {
    const under = release.gateway.code;
    return ref === undefined
      ? { subjectId, field, holderId, result, reason, under, requestable }
      : { subjectId, field, holderId, result, reason, ref, under, requestable };
  }
  return ref === undefined
    ? { subjectId, field, holderId, result, reason, requestable }
    : { subjectId, field, holderId, result, reason, ref, requestable };
}

/** The cells that are released under an obligation to change them, in the order of the questions. */
function changedBy(type: ObligationType, decided: readonly DecidedAsk[]): readonly CellName[] {
  const bit = duty(type);
  return decided.flatMap(({ ask: { subjectId, holderId }, names, table, verdicts }) =>
    names
      .filter((_name, index) => {
        const verdict = verdicts[table.sortOf[index] ?? -1];
        return verdict?.isReleased === true && (verdict.duties & bit) !== 0;
      })
      .map((field) => ({ subjectId, field, holderId })),
  );
}

/** The strongest gateway used, and the first agreement beside it. */
function basisOf({ used }: Tally): Pick<Decision, 'gatewayUsed' | 'agreementUsed'> {
  let strongest: readonly [number, string, string | undefined] | undefined;
  for (const [{ kind, code }, agreement] of used) {
    const rank = GATEWAY_KINDS.indexOf(kind);
    if (strongest === undefined || rank < strongest[0]) strongest = [rank, code, agreement];
  }
  if (strongest === undefined) return {};
  const [, gatewayUsed, agreementUsed] = strongest;
  return { gatewayUsed, ...(agreementUsed !== undefined && { agreementUsed }) };
}

/** Minutes, and never past the end of a break-glass. */
function expiryOf({ input, now }: OpenRequest): string {
  if (Number.isNaN(now)) return input.at;
  const until = Date.parse(input.request.breakGlass?.until ?? '');
  const isSooner = until > now && until < now + LIFETIME_MS;
  return new Date(isSooner ? until : now + LIFETIME_MS).toISOString();
}

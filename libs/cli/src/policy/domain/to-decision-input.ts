import type { ActorFacts, AgencyFacts, DecisionInput, FieldQuestion } from '@pontio/decision';
import { type AgencyType, categoryOf, isAgencyType } from '@pontio/vocabulary';
import { type Circumstance } from './circumstance.js';
import { agreementsOf } from './facts/agreement-of-flow.js';
import { companionOf, subjectOf } from './facts/subject-of.js';
import { type DayFacts } from './facts/day-facts.js';
import type { Errand, Kind, Nation, Parties, PartyWord, SubjectKind } from './question.js';

/** A question without the kinds of information that are asked for. */
export interface Asked {
  readonly nation: Nation;
  readonly gateway: string;
  readonly parties: Parties;
  readonly errand: Errand;
  readonly subject: SubjectKind;
  /** A type that the gateway does not list, for an agency that is named by the part it plays. */
  readonly plainType: AgencyType;
}

const RECIPIENT = 'agy_recipient';
const CASE_REF = 'CASE-1';

/** The facts of a question in a circumstance, as the engines take them. One cell for each kind, in order. */
export function toDecisionInput(
  asked: Asked,
  kinds: readonly Kind[],
  circumstance: Circumstance,
  day: DayFacts,
): DecisionInput {
  const { nation, parties, errand, subject } = asked;
  const self = parties.holder === 'SELF';
  const holderId = self ? RECIPIENT : 'agy_holder';
  const recipient = agencyOf(RECIPIENT, parties.recipient, nation, true, asked, day);
  const holder = self
    ? recipient
    : agencyOf(holderId, parties.holder, circumstance.holderNation, circumstance.holderPublic, asked, day);
  const about = subjectOf(subject, asked, holderId, circumstance, kinds, day);
  return {
    decisionId: 'dec_rehearsal',
    at: day.at,
    request: requestOf(asked, about.id, circumstance, day),
    recipient,
    actor: actorOf(circumstance.sent ? holderId : RECIPIENT, errand.role, day),
    holders: [holder],
    agreements: agreementsOf(circumstance.flow, errand.purpose, holderId, RECIPIENT, day),
    subjects: [about, ...companionOf(subject, day)],
    auditWritable: true,
    jurisdiction: nation,
    asks: [{ subjectId: about.id, holderId, fields: fieldsOf(kinds, circumstance.named, day) }],
  };
}

const actorOf = (agencyId: string, role: string, { keep, later }: DayFacts): ActorFacts =>
  keep(`actor ${agencyId} ${role}`, () => ({
    id: 'prc_asker',
    agencyId,
    role,
    aal: 3,
    trainingValidTo: later,
    status: 'ACTIVE',
    teamIds: [],
  }));

function agencyOf(
  id: string,
  word: PartyWord,
  jurisdiction: Nation,
  publicAuthority: boolean,
  { plainType, errand }: Asked,
  { later, keep }: DayFacts,
): AgencyFacts {
  const key = `agency ${id} ${word} ${jurisdiction} ${String(publicAuthority)} ${plainType} ${errand.role}`;
  return keep(key, () => ({
    id,
    type: isAgencyType(word) ? word : plainType,
    jurisdiction,
    status: 'ACTIVE',
    publicAuthority,
    statutoryRoles: isAgencyType(word) ? [] : [word],
    assurance: [{ kind: 'DSPT', level: 'Standards met', validTo: later }],
    breakGlassRoles: [errand.role],
  }));
}

function requestOf(
  { gateway, errand }: Asked,
  subjectId: string,
  { mode, sent, flow }: Circumstance,
  { inHalfAnHour }: DayFacts,
): DecisionInput['request'] {
  return {
    id: 'req_rehearsal',
    purpose: errand.purpose,
    caseRef: CASE_REF,
    gateways: [gateway],
    mode: mode.broken ? 'BREAK_GLASS' : 'NORMAL',
    ...(mode.broken && {
      breakGlass: {
        id: 'bgl_rehearsal',
        ground: mode.ground,
        justification: 'A rehearsal of what a broken glass would open.',
        until: inHalfAnHour,
        personIds: [subjectId],
        extended: mode.twice,
      },
    }),
    // A right of access is exercised by the person themselves.
    ...(errand.purpose === 'SUBJECT_ACCESS' && { onBehalfOf: subjectId }),
    manner: sent ? 'PUSH' : 'QUERY',
    flow: flow.regular ? 'REGULAR' : 'ONE_OFF',
  };
}

function fieldsOf(
  kinds: readonly Kind[],
  named: string | undefined,
  { keep }: DayFacts,
): readonly FieldQuestion[] {
  const key = `fields ${named ?? ''} ${kinds.map(({ category, level }) => `${category} ${level}`).join()}`;
  return keep(key, () => kinds.map((kind) => fieldOf(kind, named)));
}

function fieldOf({ category, level }: Kind, named: string | undefined): FieldQuestion {
  const { locationRevealing = false, existenceSensitive = false } = categoryOf(category);
  const label = { category, level, nature: 'FACT', locationRevealing, existenceSensitive } as const;
  return {
    field: 'Record.field',
    label: { ...label, ...(named !== undefined && { prohibitions: [named] }) },
  };
}

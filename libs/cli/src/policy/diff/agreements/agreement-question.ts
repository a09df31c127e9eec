import type { AgencyFacts, AgreementFacts, DecisionInput } from '@pontio/decision';
import type { Circumstance } from '../../domain/circumstance.js';
import type { DayFacts } from '../../domain/facts/day-facts.js';
import type { Errand, Kind, Nation, SubjectKind } from '../../domain/question.js';
import { isNation } from '../../domain/question.js';
import { toDecisionInput } from '../../domain/to-decision-input.js';
import type { AgreementFile } from '../../source/agreement-file.js';
import { toAgreementFacts } from '../../source/to-agreement-facts.js';
import type { Route } from './agreement-routes.js';

/** A question between two parties of an agreement, that names no law of its own. */
export interface AgreementQuestion {
  readonly route: Route;
  readonly nation: Nation;
  readonly errand: Errand;
  readonly subject: SubjectKind;
  readonly cells: readonly AskedCell[];
}

/** A kind of information, in a field that a row names or in any other. */
export interface AskedCell {
  readonly kind: Kind;
  readonly field?: string;
}

/** Any field that no row names. */
const OTHER_FIELD = 'Record.field';

/** The facts of a question, with one version of the agreement as the only one between the two. */
export function toAgreementInput(
  { route, nation, errand, subject, cells }: AgreementQuestion,
  circumstance: Circumstance,
  agreement: AgreementFile | undefined,
  day: DayFacts,
): DecisionInput {
  const { from, to } = route;
  const plainType = from.type ?? 'COURT_SERVICE';
  const parties = { recipient: to.type ?? plainType, holder: plainType };
  const asked = { nation, gateway: '', parties, errand, subject, plainType };
  const kinds = cells.map(({ kind }) => kind);
  const base = toDecisionInput(asked, kinds, circumstance, day);
  const names = new Map([
    [from.agencyId, 'agy_holder'],
    [to.agencyId, base.recipient.id],
  ]);
  return {
    ...base,
    request: { ...base.request, gateways: [] },
    recipient: asParty(base.recipient, to),
    holders: base.holders.map((holder) => asParty(holder, from)),
    agreements: agreement === undefined ? [] : [renamed(toAgreementFacts(agreement), names)],
    asks: base.asks.map((ask) => ({
      ...ask,
      fields: ask.fields.map((one, index) => ({ ...one, field: cells[index]?.field ?? OTHER_FIELD })),
    })),
  };
}

/** The nations in which a party can ask. */
export const nationsOf = ({ to: { nation } }: Route, all: readonly Nation[]): readonly Nation[] =>
  nation !== undefined && isNation(nation) ? [nation] : all;

const asParty = (agency: AgencyFacts, { statutoryRoles = [], nation }: Route['from']): AgencyFacts => ({
  ...agency,
  statutoryRoles,
  ...(nation !== undefined && { jurisdiction: nation }),
});

function renamed(agreement: AgreementFacts, names: ReadonlyMap<string, string>): AgreementFacts {
  const name = (id: string): string => names.get(id) ?? id;
  return {
    ...agreement,
    parties: agreement.parties.map((party) => ({ ...party, agencyId: name(party.agencyId) })),
    referenceTable: agreement.referenceTable.map((row) => ({
      ...row,
      from: name(row.from),
      to: row.to.map(name),
    })),
  };
}

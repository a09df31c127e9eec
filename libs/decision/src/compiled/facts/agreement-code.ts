import { isAgreementStatus } from '@pontio/vocabulary';
import type { AgreementFacts, ReferenceRow } from '../../facts/agreement-facts.js';
import { daysAfter } from '../../uk-date.js';
import { categories, depths, levels } from '../words/vocabularies.js';
import type { FieldsCode, SortTable } from './fields-code.js';

/** A row of a reference table, ready to be compared. */
export interface RowCode {
  readonly row: ReferenceRow;
  readonly category: number;
  readonly level: number;
  /** The set of its depth alone. */
  readonly depth: number;
  /** Fields it names; absent for every field. */
  readonly fields: ReadonlySet<string> | undefined;
  /** Highest level that its standing judgement reaches; -1 without one. */
  readonly judgedUpTo: number;
  readonly about: NonNullable<ReferenceRow['about']>;
  readonly includesOthers: boolean;
  readonly deleteAfterDays: number | undefined;
}

/** The rows for one way of passing data, from an agency to an agency, in the order of the table. */
export interface Route {
  readonly rows: RowCode[];
  /** How lists of fields fall into sorts by these rows. */
  readonly tables: WeakMap<FieldsCode, SortTable>;
}

/** An agreement, ready to be compared. */
export interface AgreementCode {
  readonly facts: AgreementFacts;
  readonly isStatusKnown: boolean;
  /** As decisions cite it. */
  readonly name: string;
  readonly partyIds: ReadonlySet<string>;
  /** When the last party had signed, in milliseconds; infinite while one has not. */
  readonly signedAt: number;
  /** Last day of grace. */
  readonly lastDay: string;
  readonly routeBetween: (from: string, to: string) => Route | undefined;
}

/** Compiles an agreement. */
export function compileAgreement(facts: AgreementFacts): AgreementCode {
  const routes = routesOf(facts.referenceTable.map(compileRow));
  return {
    facts,
    isStatusKnown: isAgreementStatus(facts.status),
    name: `${facts.id}@${String(facts.version)}`,
    partyIds: new Set(facts.parties.map(({ agencyId }) => agencyId)),
    signedAt: facts.parties
      .map(({ signedAt }) => timeOf(signedAt))
      .reduce((a, b) => Math.max(a, b), -Infinity),
    lastDay: daysAfter(facts.review.dueAt, facts.review.graceDays),
    routeBetween: (from, to) => routes.get(from)?.get(to),
  };
}

function timeOf(signedAt: string | undefined): number {
  const time = Date.parse(signedAt ?? '');
  return Number.isNaN(time) ? Infinity : time;
}

function compileRow(row: ReferenceRow): RowCode {
  return {
    row,
    category: categories.numberOf(row.category),
    level: levels.numberOf(row.level),
    depth: depths.bitOf(row.depth),
    fields: row.fields.length === 0 ? undefined : new Set(row.fields),
    about: row.about ?? 'SUBJECT',
    includesOthers: row.includesOthers === true,
    deleteAfterDays: row.deleteAfterDays,
    judgedUpTo: levels.numberOf(row.standingJudgement?.upTo),
  };
}

function routesOf(rows: readonly RowCode[]): ReadonlyMap<string, ReadonlyMap<string, Route>> {
  const routes = new Map<string, Map<string, Route>>();
  for (const code of rows) {
    const { from, to } = code.row;
    const ways = routes.get(from) ?? new Map<string, Route>();
    routes.set(from, ways);
    for (const id of new Set(to)) {
      const route = ways.get(id) ?? { rows: [], tables: new WeakMap() };
      route.rows.push(code);
      ways.set(id, route);
    }
  }
  return routes;
}

import type { Policy } from '@pontio/decision';
import { PRACTITIONER_ROLES, type PurposeCode, type RecordedCondition } from '@pontio/vocabulary';
import type { Circumstance } from '../../domain/circumstance.js';
import { compiled } from '../../domain/engine.js';
import { dayFacts } from '../../domain/facts/day-facts.js';
import { type Outcome, outcomeOf } from '../../domain/outcome.js';
import { type Errand, KINDS, NATIONS, SUBJECTS } from '../../domain/question.js';
import { isAuthorised } from '../../domain/question-keys.js';
import type { Pair } from '../../domain/side.js';
import type { AgreementFile } from '../../source/agreement-file.js';
import type { AgreementChange } from './agreement-change.js';
import { type AgreementQuestion, type AskedCell, nationsOf, toAgreementInput } from './agreement-question.js';
import { type Route, conditionsOf, routesOf } from './agreement-routes.js';
import { type ChangedCell, groupCells } from './group-agreement-cells.js';

/**
 * Decides every question between the parties of an agreement by each of its versions: every kind of information,
 * field of a row, purpose, role and person, with what the law asks recorded, in a few circumstances that
 * differ in what agreements bear on.
 */
export function agreementCells(
  versions: Pair<AgreementFile | undefined>,
  policies: Pair<Policy>,
  on: string,
): Pick<AgreementChange, 'cells' | 'unknownParties'> {
  const day = dayFacts(on);
  const { routes, unknownParties } = routesOf(versions);
  const [before, after] = [compiled(policies[0]), compiled(policies[1])];
  const answersOf = (
    question: AgreementQuestion,
    circumstance: Circumstance,
    at: 0 | 1,
  ): readonly Outcome[] => {
    const engine = at === 0 ? before : after;
    const { cells, gatewayUsed } = engine.decide(toAgreementInput(question, circumstance, versions[at], day));
    const gateway = gatewayUsed === undefined ? undefined : policies[at].law.gateways.get(gatewayUsed);
    return cells.map((cell) => outcomeOf(cell, gateway));
  };
  const recorded = conditionsOf(versions, policies);
  const cells = routes
    .flatMap((route) => questionsOf(route, versions))
    .flatMap((question) =>
      changedCells(
        question,
        (circumstance) => [answersOf(question, circumstance, 0), answersOf(question, circumstance, 1)],
        circumstancesOf(recorded),
      ),
    );
  return { cells: groupCells(cells), unknownParties };
}

/** Who asks in what circumstances: what is not named here stays as it mostly is. */
function circumstancesOf(recorded: readonly RecordedCondition[]): readonly Circumstance[] {
  const plain: Omit<Circumstance, 'flow' | 'answer' | 'judged'> = {
    ...{ sent: false, holderPublic: true, holderNation: 'ENG', recorded, guard: 'NONE' },
    mode: { broken: false, ground: 'LIFE_RISK', twice: false },
  };
  return [true, false].flatMap((regular) =>
    ([{ said: 'NOTHING' }, { said: 'GIVEN', form: 'EXPLICIT' }] as const).flatMap((answer) =>
      ([[], ['STANDING'], ['PUBLIC_INTEREST'], ['CASE']] as const).map((judged) => ({
        ...plain,
        flow: { cover: 'NONE' as const, regular },
        answer,
        judged,
      })),
    ),
  );
}

function questionsOf(route: Route, versions: Pair<AgreementFile | undefined>): readonly AgreementQuestion[] {
  const files = versions.flatMap((file) => file ?? []);
  const purposes = new Set<PurposeCode>(
    files.flatMap((file) => [...file.purposes, ...file.compatiblePurposes]),
  );
  const errands: readonly Errand[] = [...purposes]
    .flatMap((purpose) => PRACTITIONER_ROLES.map((role) => ({ purpose, role })))
    .filter(isAuthorised);
  const cells = cellsOf(files);
  return nationsOf(route, NATIONS).flatMap((nation) =>
    errands.flatMap((errand) => SUBJECTS.map((subject) => ({ route, nation, errand, subject, cells }))),
  );
}

/** Each kind of information in any field, and in each field that a row of its category names. */
function cellsOf(files: readonly AgreementFile[]): readonly AskedCell[] {
  const rows = files.flatMap(({ referenceTable }) => referenceTable);
  return KINDS.flatMap((kind) => {
    const fields = rows
      .filter(({ category }) => category === kind.category)
      .flatMap(({ fields: all }) => all);
    return [{ kind }, ...[...new Set(fields)].map((field) => ({ kind, field }))];
  });
}

function changedCells(
  question: AgreementQuestion,
  answers: (circumstance: Circumstance) => Pair<readonly Outcome[]>,
  circumstances: readonly Circumstance[],
): readonly ChangedCell[] {
  const found = new Map<string, ChangedCell>();
  for (const circumstance of circumstances) {
    const [before, after] = answers(circumstance);
    for (const [index, cell] of question.cells.entries()) {
      const [was, is] = [before[index], after[index]];
      if (was === undefined || is === undefined || (was.shared === 'NOT') === (is.shared === 'NOT')) continue;
      const change = is.shared === 'NOT' ? 'STOPS' : 'VISIBLE';
      const key = `${change} ${String(index)}`;
      if (!found.has(key)) found.set(key, { question, cell, change, before: was, after: is });
    }
  }
  return [...found.values()];
}

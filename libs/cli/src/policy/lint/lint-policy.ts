import type { RepealedLaw } from '@pontio/vocabulary';
import type { ReadPolicy } from '../source/parse-policy.js';
import type { LoadedCase } from '../test/run-cases.js';
import { checkAgreement } from './agreement.rules.js';
import { checkCase } from './case.rules.js';
import type { Finding, Remark, Severity } from './finding.js';
import { checkGateway } from './gateway.rules.js';
import { checkLawRow } from './law-row.rules.js';
import type { LintContext } from './lint-context.js';
import { checkProhibition } from './prohibition.rules.js';
import { checkReferenceRow } from './reference-row.rules.js';

/** What a policy is checked with. */
export interface LintInput {
  readonly read: ReadPolicy;
  readonly cases: readonly LoadedCase[];
  readonly repealed: ReadonlyMap<string, RepealedLaw>;
  readonly day: string;
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** Everything that the owner of a policy should know, the worst first. Pure. */
export function lintPolicy({ read, cases, repealed, day }: LintInput): readonly Finding[] {
  const context: LintContext = { day, law: read.policy.law, repealed };
  return [...lintLaw(read, context), ...lintAgreements(read, context), ...lintCases(cases, context)].sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity),
  );
}

const at = (file: string, row: string, remarks: readonly Remark[]): readonly Finding[] =>
  remarks.map((remark) => ({ ...remark, file, row }));

function lintLaw({ policy, lawFiles }: ReadPolicy, context: LintContext): readonly Finding[] {
  const fileOf = (code: string): string =>
    lawFiles.find(({ text }) => text.includes(`code: ${code}\n`))?.path ?? 'law';
  const { gateways, prohibitions } = policy.law;
  return [
    ...[...gateways.values()].flatMap((row) =>
      at(fileOf(row.code), row.code, [...checkLawRow(row, context), ...checkGateway(row, context)]),
    ),
    ...[...prohibitions.values()].flatMap((row) =>
      at(fileOf(row.code), row.code, [...checkLawRow(row, context), ...checkProhibition(row)]),
    ),
  ];
}

function lintAgreements({ agreements }: ReadPolicy, context: LintContext): readonly Finding[] {
  return agreements.flatMap(({ path, agreement }) => [
    ...at(path, agreement.id, checkAgreement(agreement, context)),
    ...agreement.referenceTable.flatMap((_row, index) =>
      at(
        path,
        `${agreement.id}, row ${String(index + 1)} of the reference table`,
        checkReferenceRow(index, agreement, context),
      ),
    ),
  ]);
}

function lintCases(cases: readonly LoadedCase[], context: LintContext): readonly Finding[] {
  return cases.flatMap(({ path, file }) => at(path, `case ${file.case}`, checkCase(file, context)));
}

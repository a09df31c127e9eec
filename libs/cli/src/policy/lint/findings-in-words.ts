import { type Meaning, type Terminal, counted, listed, paint } from '../../terminal/terminal.js';
import type { Finding, FindingCode, Severity } from './finding.js';

/** How many findings there are of each severity. */
export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Counts findings by severity. */
export function countsOf(findings: readonly Finding[]): FindingCounts {
  const count = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info') };
}

const SIGNS: Readonly<Record<'error' | 'warning', readonly [Meaning, string]>> = {
  error: ['bad', '✖ error'],
  warning: ['warning', '! warning'],
};

/** Findings for people: errors and warnings one by one, what is only good to know in a line for each kind. */
export function findingsInWords(name: string, findings: readonly Finding[], terminal: Terminal): string {
  const { errors, warnings } = countsOf(findings);
  const fit = errors === 0;
  const sign = fit ? paint(terminal, 'good', '✔') : paint(terminal, 'bad', '✖');
  const verdict = fit ? 'is fit to go live' : 'is not fit to go live';
  return [
    ...findings.flatMap((finding) => oneByOne(finding, terminal)),
    ...goodToKnow(findings.filter(({ severity }) => severity === 'info')),
    `${sign} ${sentence(name)} ${verdict}: ${listed([counted(errors, 'error'), counted(warnings, 'warning')])}.`,
  ].join('\n');
}

const sentence = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

function oneByOne(finding: Finding, terminal: Terminal): readonly string[] {
  const { severity, code, file, row, what, why, whatToDo } = finding;
  if (severity === 'info') return [];
  const [meaning, sign] = SIGNS[severity];
  return [
    `${paint(terminal, meaning, sign)} ${code}  ${row} (${file})`,
    ...[what, why, whatToDo].filter((line) => line !== '').map((line) => `    ${line}`),
    '',
  ];
}

const INFOS: Partial<Record<FindingCode, string>> = {
  DRAFT: 'drafts, and every answer that rests on them says so',
  NOT_CHECKED: 'rows whose source nobody has said they read',
  NOT_COMMENCED: 'rows that wait to begin',
  UNREACHABLE: 'rows that name nobody on the network, and say why',
};

function goodToKnow(infos: readonly Finding[]): readonly string[] {
  const codes = [...new Set(infos.map(({ code }) => code))];
  return codes.flatMap((wanted) => {
    const rows = infos.filter(({ code }) => code === wanted).map(({ row }) => row);
    return [
      `  ${String(rows.length)} ${INFOS[wanted] ?? wanted}: ${rows.length > 12 ? 'see --json' : rows.join(', ')}`,
    ];
  });
}

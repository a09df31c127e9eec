// What a mutation run found: figures for each file, and every mutant that nothing noticed.
import { relative } from 'node:path';

const STATES = ['Killed', 'Timeout', 'Survived', 'NoCoverage'];

/** The report in words and as data, with the share of mutants that survived. */
export function report(root, mutants, milliseconds) {
  const files = Map.groupBy(mutants, ({ fileName }) => relative(root, fileName));
  const rows = [...files].map(([file, own]) => ({ file, ...counted(own) }));
  const total = counted(mutants);
  const alive = mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map((mutant) => inWords(root, mutant));
  const seconds = Math.round(milliseconds / 1000);
  const text = [
    '',
    ['mutants', 'killed', 'timeout', 'survived', 'uncovered', 'alive'].map(wide).join(''),
    ...[...rows, { file: 'all', ...total }].map(line),
    `${seconds} s`,
  ].join('\n');
  return {
    text,
    survivors: total.share,
    json: { total, seconds, files: rows, killedBy: by(mutants), alive },
  };
}

function counted(mutants) {
  const counts = STATES.map((state) => mutants.filter(({ status }) => status === state).length);
  const [killed, timeout, survived, noCoverage] = counts;
  const share = mutants.length === 0 ? 0 : (survived + noCoverage) / mutants.length;
  return { mutants: mutants.length, killed, timeout, survived, noCoverage, share };
}

/** A mutant for people. */
export function inWords(root, { fileName, location, status, mutatorName, original, replacement }) {
  return {
    place: `${relative(root, fileName)}:${location.start.line + 1}:${location.start.column + 1}`,
    status,
    mutator: mutatorName,
    original,
    replacement: replacement.replaceAll(/\s+/g, ' '),
  };
}

/** As {@link inWords}, on one line. */
export const oneLine = ({ place, status, original, replacement }) =>
  `${place}  ${status}  ${original}  →  ${replacement}`;

function by(mutants) {
  const groups = Map.groupBy(mutants, (mutant) => mutant.by ?? mutant.status);
  return Object.fromEntries([...groups].map(([name, own]) => [name, own.length]));
}

const wide = (value) => String(value).padStart(10);
const line = ({ file, mutants, killed, timeout, survived, noCoverage, share }) =>
  [mutants, killed, timeout, survived, noCoverage, `${(share * 100).toFixed(1)} %`].map(wide).join('') +
  `  ${file}`;

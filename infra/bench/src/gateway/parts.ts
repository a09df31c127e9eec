import type { Figure } from '../figures.js';
import type { Part } from '../part.js';
import { optionsOf } from './options.js';
import { measureCaseload } from './parts/caseload.js';
import { measureHeavy } from './parts/heavy.js';
import { measureLight } from './parts/light.js';
import { measureMixedDecisions } from './parts/mixed-decisions.js';
import { measureOwnAuthorization } from './parts/own-authorization.js';
import { measureSharedFetches } from './parts/shared-fetches.js';
import type { Effort } from './rounds.js';

interface NamedPart {
  /** As `--parts` names it. */
  readonly word: string;
  readonly name: string;
  readonly measure: (effort: Effort) => Promise<readonly Figure[]>;
}

const all: readonly NamedPart[] = [
  { word: 'heavy', name: 'The large question, every gateway', measure: measureHeavy },
  { word: 'light', name: 'The smallest question', measure: measureLight },
  { word: 'own', name: 'The large question, a token for each request', measure: measureOwnAuthorization },
  { word: 'shared', name: 'The large question, fetches shared', measure: measureSharedFetches },
  { word: 'mixed', name: 'Mixed decisions', measure: measureMixedDecisions },
  { word: 'caseload', name: 'A caseload over six agencies', measure: measureCaseload },
];

/** What `npm run bench -- gateway` measures: all, or the parts that the words name. */
export function gatewayParts(words: readonly string[]): readonly Part[] {
  const { effort, parts } = optionsOf(words);
  const chosen = parts.length === 0 ? all : all.filter(({ word }) => parts.includes(word));
  return chosen.map(({ name, measure }) => ({ name, run: () => measure(effort) }));
}

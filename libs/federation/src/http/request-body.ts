import { quote } from '../answer/quote.js';
import type { EntityBatch, PlannedFetch, Variables } from '../ports.js';

/** How the body of each fetch begins; the same fetch object comes with every execution of its plan. */
const beginnings = new WeakMap<PlannedFetch, string>();

function beginningOf(fetch: PlannedFetch): string {
  let beginning = beginnings.get(fetch);
  if (beginning === undefined) {
    beginning = `{"query":${JSON.stringify(fetch.text)},"variables":{`;
    beginnings.set(fetch, beginning);
  }
  return beginning;
}

/** The body of a root call. */
export function rootBody(fetch: PlannedFetch, variables: Variables): string {
  return `${beginningOf(fetch)}${variableMembers(fetch, variables)}}}`;
}

/** The body of a call for entities. */
export function entitiesBody({ fetch, representationTexts, variables }: EntityBatch): string {
  const others = variableMembers(fetch, variables);
  const comma = others === '' ? '' : ',';
  return `${beginningOf(fetch)}"representations":[${representationTexts.join(',')}]${comma}${others}}}`;
}

function variableMembers({ variableNames }: PlannedFetch, variables: Variables): string {
  let text = '';
  for (const name of variableNames) {
    const value = variables[name];
    if (value === undefined) continue;
    text += `${text === '' ? '' : ','}"${name}":${typeof value === 'string' ? quote(value) : JSON.stringify(value)}`;
  }
  return text;
}

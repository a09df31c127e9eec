import type { GraphQLFormattedError } from 'graphql';
import type { PlannedFetch } from '../ports.js';
import type { Asked } from './entity-memo.js';
import { errorAt } from './path-errors.js';
import type { PathWalker } from './path-walker.js';
import type { Run } from './run.js';

/** Gives each error to the entity it is about; one that is about none stands without a path. */
export function shareOutErrors(
  run: Run,
  errors: readonly GraphQLFormattedError[],
  asked: readonly Asked[],
  { subgraph }: PlannedFetch,
): void {
  for (const error of errors) {
    const [, index, ...rest] = error.path ?? [];
    const entity = typeof index === 'number' ? asked[index] : undefined;
    if (entity === undefined) run.errors.push(errorAt(error, undefined, subgraph));
    else (entity.errors ??= []).push({ ...error, path: rest });
  }
}

/** Adds the errors of each entity at every place that it was to go to. */
export function addEntityErrors(
  run: Run,
  asked: readonly (Asked | undefined)[],
  walkers: readonly PathWalker[],
  { subgraph }: PlannedFetch,
): void {
  if (!asked.some((entity) => entity?.errors !== undefined)) return;
  const paths = walkers.flatMap((walker) => walker.paths(run.tree));
  asked.forEach((entity, index) => {
    for (const error of entity?.errors ?? []) {
      const path = [...(paths[index] ?? []), ...(error.path ?? [])];
      run.errors.push(errorAt(error, path, subgraph));
    }
  });
}

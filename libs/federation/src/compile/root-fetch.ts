import { type FetchNode, keysOf } from '../plan/plan-node.js';
import type { JsonObject } from '../ports.js';
import type { CompileContext } from './compile-plan.js';
import { type Merge, compileMerge, copyOf } from './merge.js';
import { addErrors } from './path-errors.js';
import { type Found, PathWalker } from './path-walker.js';
import { plannedFetch } from './planned-fetch.js';
import { compileRewrites } from './rewrites.js';
import { topKeys } from './response-keys.js';
import type { CompiledNode, Run } from './run.js';

/** Compiles a fetch of root fields. Where it stands below another field its result goes into every object there. */
export function compileRootFetch(node: FetchNode, { names, subjectTypes }: CompileContext): CompiledNode {
  const fetch = plannedFetch(node);
  const [path = []] = node.paths;
  const prefix = keysOf(path);
  const walker = path.length === 0 ? undefined : new PathWalker(path, names, subjectTypes);
  const rewrite = compileRewrites(node.output, names);
  const merge = compileMerge(topKeys(node));
  const fill = async (run: Run, targets: readonly JsonObject[]): Promise<void> => {
    const { source, variables, signal } = run;
    const { data, errors, isClean } = await source.root({ fetch, variables, signal });
    if (isClean !== true) run.isClean = false;
    if (errors.length > 0) addErrors(run, errors, fetch.subgraph, prefix);
    if (data === null) return;
    rewrite?.(data);
    mergeIntoAll(targets, data, merge);
  };
  return {
    run: (run) => {
      if (walker === undefined) return fill(run, [run.tree]);
      const found: Found = { objects: [], subjects: [] };
      walker.collect(run.tree, found);
      return found.objects.length === 0 ? undefined : fill(run, found.objects);
    },
    list: (_variables, into) => into.push(fetch),
  };
}

function mergeIntoAll(targets: readonly JsonObject[], data: JsonObject, merge: Merge): void {
  const isShared = targets.length > 1;
  for (const target of targets) merge(target, isShared ? copyOf(data) : data);
}

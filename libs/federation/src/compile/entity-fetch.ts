import type { FetchNode } from '../plan/plan-node.js';
import type { EntityBatch, JsonObject, PlannedFetch, Variables } from '../ports.js';
import type { CompileContext } from './compile-plan.js';
import { addEntityErrors, shareOutErrors } from './entity-errors.js';
import { type Asked, Memo } from './entity-memo.js';
import { type Merge, compileMerge, copyOf } from './merge.js';
import { type Found, PathWalker } from './path-walker.js';
import { plannedFetch } from './planned-fetch.js';
import { Representations } from './representation.js';
import { topKeys } from './response-keys.js';
import { type ApplyRewrites, compileRewrites } from './rewrites.js';
import type { CompiledNode, Run } from './run.js';
import type { Sharing } from './shared-fetches.js';

/** Compiles a fetch of entities: collect, represent, ask for each distinct one once, merge. */
export function compileEntityFetch(
  node: FetchNode & { readonly requires: NonNullable<FetchNode['requires']> },
  { names, subjectTypes }: CompileContext,
  sharing: Sharing,
): CompiledNode {
  return new EntityFetch(
    plannedFetch(node),
    node.paths.map((path) => new PathWalker(path, names, subjectTypes)),
    new Representations(node.requires, names),
    compileRewrites(node.input, names),
    compileMerge([...new Set(['__typename', ...topKeys(node)])]),
    compileRewrites(node.output, names),
    sharing,
  );
}

/** An object of the answer, and the entity that it is to be filled with. */
interface Target {
  readonly objects: readonly JsonObject[];
  /** As long as the objects; undefined for one that cannot be asked for. */
  readonly asked: readonly (Asked | undefined)[];
}

class EntityFetch implements CompiledNode {
  constructor(
    private readonly fetch: PlannedFetch,
    private readonly walkers: readonly PathWalker[],
    private readonly representations: Representations,
    private readonly rewriteInput: ApplyRewrites | undefined,
    private readonly merge: Merge,
    private readonly rewrite: ApplyRewrites | undefined,
    private readonly sharing: Sharing,
  ) {}

  readonly list = (_variables: Variables, into: PlannedFetch[]): void => {
    into.push(this.fetch);
  };

  readonly run = (run: Run): Promise<void> | undefined => {
    const found: Found = { objects: [], subjects: [] };
    for (const walker of this.walkers) walker.collect(run.tree, found);
    if (found.objects.length === 0) return undefined;
    const fresh: Asked[] = [];
    const waits = new Set<Promise<unknown>>();
    const asked = this.askFor(found, this.memoOf(run), fresh, waits);
    const target = { objects: found.objects, asked };
    if (fresh.length > 0) waits.add(this.send(run, fresh));
    if (waits.size === 0) {
      this.fill(run, target);
      return undefined;
    }
    return Promise.all(waits).then(() => {
      this.fill(run, target);
    });
  };

  private memoOf(run: Run): Memo {
    const { memo } = this.sharing;
    if (memo === undefined) return new Memo();
    return (run.memos[memo] ??= new Memo());
  }

  private askFor(
    { objects, subjects }: Found,
    memo: Memo,
    fresh: Asked[],
    waits: Set<Promise<unknown>>,
  ): (Asked | undefined)[] {
    const asked: (Asked | undefined)[] = [];
    const tellsSubjects = subjects.length > 0;
    for (let index = 0; index < objects.length; index++) {
      const subject = subjects[index];
      const place = this.placeOf(objects[index] as JsonObject, tellsSubjects ? memo.at(subject) : memo);
      if (place !== undefined && place.asked === undefined) {
        const text = this.textOf(objects[index] as JsonObject);
        if (text !== undefined) {
          place.asked = { text, subject, data: null, errors: undefined, pending: undefined };
          fresh.push(place.asked);
        }
      } else if (place?.asked?.pending !== undefined) waits.add(place.asked.pending);
      asked.push(place?.asked);
    }
    return asked;
  }

  /** Where in the memo the entity of an object stands. */
  private placeOf(object: JsonObject, memo: Memo): Memo | undefined {
    const sources = this.representations.of(object)?.sources;
    let place = memo;
    for (const source of sources ?? []) {
      const value = object[source];
      if (value === undefined || (typeof value === 'object' && value !== null))
        return this.placeByText(object, memo);
      place = place.at(value);
    }
    return sources === undefined ? this.placeByText(object, memo) : place;
  }

  private placeByText(object: JsonObject, memo: Memo): Memo | undefined {
    const text = this.textOf(object);
    return text === undefined ? undefined : memo.at(text);
  }

  private textOf(object: JsonObject): string | undefined {
    const text = this.representations.of(object)?.text(object);
    if (text === undefined || this.rewriteInput === undefined) return text;
    const representation = JSON.parse(text) as JsonObject;
    this.rewriteInput(representation);
    return JSON.stringify(representation);
  }

  private send(run: Run, fresh: readonly Asked[]): Promise<unknown> {
    const sending = this.receive(run, fresh);
    for (const asked of fresh) asked.pending = sending;
    return sending;
  }

  private async receive(run: Run, fresh: readonly Asked[]): Promise<void> {
    const batch = new Batch(this.fetch, fresh, run);
    const { data, errors, isClean } = await run.source.entities(batch);
    if (isClean !== true) run.isClean = false;
    for (const [index, asked] of fresh.entries()) {
      const entity = data[index] ?? null;
      if (entity !== null) this.rewrite?.(entity);
      asked.data = entity;
      asked.pending = undefined;
    }
    if (errors.length > 0) shareOutErrors(run, errors, fresh, this.fetch);
  }

  private fill(run: Run, { objects, asked }: Target): void {
    const { copies } = this.sharing;
    for (let index = 0; index < objects.length; index++) {
      const data = asked[index]?.data;
      const object = objects[index];
      if (data && object) this.merge(object, copies ? copyOf(data) : data);
    }
    addEntityErrors(run, asked, this.walkers, this.fetch);
  }
}

/** Representations are text until a source wants them as objects. */
class Batch implements EntityBatch {
  readonly representationTexts: readonly string[];
  readonly subjects: readonly (string | undefined)[];
  readonly variables: Variables;
  readonly signal: AbortSignal | undefined;
  private parsed: readonly JsonObject[] | undefined;

  constructor(
    readonly fetch: PlannedFetch,
    asked: readonly Asked[],
    { variables, signal }: Run,
  ) {
    this.representationTexts = asked.map(({ text }) => text);
    this.subjects = asked.map(({ subject }) => subject);
    this.variables = variables;
    this.signal = signal;
  }

  get representations(): readonly JsonObject[] {
    this.parsed ??= this.representationTexts.map((text) => JSON.parse(text) as JsonObject);
    return this.parsed;
  }
}

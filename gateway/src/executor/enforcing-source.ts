import type {
  EntityBatch,
  JsonObject,
  PlannedFetch,
  RootCall,
  SourceAnswer,
  SourcePort,
} from '@pontio/federation';
import { createLogger } from '@pontio/platform';
import type { Subject } from '../exchange.js';
import { CheckRun, type LabelledRow, type Met } from './check-answer.js';
import {
  type EntityVariant,
  type FetchVariants,
  KEY_ALIAS,
  type RootVariant,
  type Variant,
} from './fetch-variants.js';
import { stillMet } from './judge-rows.js';
import type { ReleasePlan } from './release-plan.js';
import { type RootField, rootFieldsOf } from './root-fields.js';
import type { RoundOrders } from './round-orders.js';
import type { SourceReport, SourceReports } from './source-report.js';
import type { SubgraphAnswer, SubgraphCall } from './subgraph-client.js';
import { isStandIn } from './subject-of.js';
import type { SubjectSchema } from './subject-schema.js';

const logger = createLogger('gateway');

/** What the gatekeeper needs during one request. */
export interface EnforcingSourceOptions {
  readonly subjects: SubjectSchema;
  readonly variants: FetchVariants;
  readonly release: ReleasePlan;
  readonly orders: RoundOrders;
  readonly sources: SourceReports;
  readonly addressOf: (subgraph: string) => string;
  readonly call: (call: SubgraphCall) => Promise<SubgraphAnswer>;
  /** Decides about whoever was met in answers of one subgraph, and takes out those about whom nothing is released. */
  readonly meet: (subgraph: string, met: readonly Met[]) => Promise<void>;
  /** Decides about rows with labels of their own, and takes out what may not leave. */
  readonly judge: (subgraph: string, rows: readonly LabelledRow[]) => Promise<void>;
}

/** A representation that is about to be asked for. */
interface Asked {
  readonly index: number;
  readonly subject: Subject;
  readonly representation: JsonObject;
  /** The agency's own key of the subject; `undefined` for something that hangs from them. */
  readonly recordId: string | undefined;
}

/**
 * Stands between the query plan and the subgraphs. Whatever the plan wants, only released values of released
 * people are asked for, in the agency's own record ids, under a release order that names exactly those; the
 * rest of the plan gets nulls. What comes back is checked before anybody sees it. A subgraph that fails gives
 * nulls and a report, never an exception.
 */
export class EnforcingSource implements SourcePort {
  constructor(private readonly options: EnforcingSourceOptions) {}

  async root({ fetch, variables, signal }: RootCall): Promise<SourceAnswer<JsonObject | null>> {
    const { subjects, release, variants } = this.options;
    const data: JsonObject = {};
    const asked: (RootField & { readonly subject: Subject })[] = [];
    for (const field of rootFieldsOf(fetch, subjects, variables)) {
      const [subject] = release.subjectsAt(field.place);
      if (field.namesSubjects) data[field.key] = this.named(field);
      else if (subject === undefined) data[field.key] = null;
      else asked.push({ ...field, subject });
    }
    const roots = asked.map((field) => ({ ...field, mask: release.maskOf(field.subject, fetch.subgraph) }));
    const variant = variants.ofRoots(fetch, roots, variables);
    if (variant !== undefined) {
      const answer = await this.ask(fetch, variant, pick(variables, variant.variableNames), signal);
      if (answer !== null) Object.assign(data, await this.believeRoots(fetch, variant, asked, answer));
    }
    return { data, errors: [] };
  }

  /** Those whom a root field names are known by then: nobody has to be asked for their keys. */
  private named({ nodes, place, isList, typeName }: RootField): unknown {
    const { release, subjects } = this.options;
    const below = nodes.flatMap((node) => node.selectionSet?.selections ?? []);
    const keys = subjects.keysIn(typeName, below);
    const people = release.subjectsAt(place).map((subject) => {
      const { id } = subject;
      // Whatever is decided about somebody whom nobody knows, there is nobody to show.
      if (isStandIn(subject) || !release.hasAny(id)) return null;
      return Object.fromEntries(keys.map(({ key, isTypeName }) => [key, isTypeName ? typeName : id]));
    });
    return isList ? people : (people[0] ?? null);
  }

  private async believeRoots(
    fetch: PlannedFetch,
    variant: RootVariant,
    asked: readonly (RootField & { readonly subject: Subject })[],
    answer: JsonObject,
  ): Promise<JsonObject> {
    const report = this.options.sources.of(fetch.subgraph);
    const data: JsonObject = {};
    const found: Found = { met: [], rows: [] };
    for (const { key, subject } of asked) {
      const check = variant.checks.get(key);
      if (check === undefined) continue;
      const run = new CheckRun(variant.values.length);
      run.about = subject;
      const value = answer[key] ?? null;
      data[key] = value === null ? null : checked(run, (again) => check(value, again, data, key));
      report.addAnswer(subject.id, variant, run.held);
      this.note(report, run, fetch.subgraph);
      found.met.push(...run.met);
      found.rows.push(...run.rows);
    }
    await this.settle(fetch.subgraph, found);
    return data;
  }

  async entities(batch: EntityBatch): Promise<SourceAnswer<readonly (JsonObject | null)[]>> {
    const { fetch, representations } = batch;
    const answers: JsonObject = {};
    const groups = new Map<EntityVariant, Asked[]>();
    for (let index = 0; index < representations.length; index += 1) this.assign(batch, index, groups);
    const found: Found = { met: [], rows: [] };
    const asks = [...groups].map(([variant, asked]) =>
      this.askGroup(batch, { variant, asked, answers, found }),
    );
    await Promise.all(asks);
    await this.settle(fetch.subgraph, found);
    return {
      data: representations.map((_one, index) => (answers[index] ?? null) as JsonObject | null),
      errors: [],
    };
  }

  /** Puts a representation to those with the same released values; somebody without any, or without a record, to none. */
  private assign(
    { fetch, representations, subjects, variables }: EntityBatch,
    index: number,
    groups: Map<EntityVariant, Asked[]>,
  ): void {
    const { release, variants } = this.options;
    const representation = representations[index];
    const id = subjects[index];
    const subject = id === undefined ? release.subjectsAt(fetch.path[0] ?? '')[0] : release.subject(id);
    if (subject === undefined || representation === undefined) return;
    const variant = variants.ofEntities(fetch, release.maskOf(subject, fetch.subgraph), variables);
    if (variant === undefined) return;
    const asked = this.translated(subject, representation, index, fetch.subgraph);
    if (asked === undefined) return;
    const group = groups.get(variant);
    if (group === undefined) groups.set(variant, [asked]);
    else group.push(asked);
  }

  private translated(
    subject: Subject,
    representation: JsonObject,
    index: number,
    subgraph: string,
  ): Asked | undefined {
    const { subjects, release } = this.options;
    const key = subjects.keyOf(String(representation['__typename']));
    if (key === undefined) return { index, subject, representation, recordId: undefined };
    // What is not the very subject it stands under has been mixed up on the way.
    const recordId = representation[key] === subject.id ? release.recordIdAt(subject, subgraph) : undefined;
    if (recordId === undefined) return undefined;
    return { index, subject, representation: { ...representation, [key]: recordId }, recordId };
  }

  private async askGroup(
    { fetch, variables, signal }: EntityBatch,
    { variant, asked, answers, found }: Group,
  ): Promise<void> {
    const { sources } = this.options;
    const sent = {
      ...pick(variables, variant.variableNames),
      representations: asked.map(({ representation }) => representation),
    };
    const data = await this.ask(fetch, variant, sent, signal, namesOf(asked));
    if (data === null) return;
    const report = sources.of(fetch.subgraph);
    const entities = data['_entities'];
    if (!Array.isArray(entities) || entities.length !== asked.length) {
      report.unavailable = true;
      this.alert(report, fetch.subgraph, 'answered about others than were asked');
      return;
    }
    const run = new CheckRun(variant.values.length);
    asked.forEach((one, position) => {
      run.held = new Uint8Array(variant.values.length);
      run.about = one.subject;
      answers[one.index] = believeEntity(one, entities[position], variant, run, answers);
      report.addAnswer(one.subject.id, variant, run.held);
    });
    this.note(report, run, fetch.subgraph);
    found.met.push(...run.met);
    found.rows.push(...run.rows);
  }

  /** Rows first: whoever stands in a row that is gone is met by nobody. */
  private async settle(subgraph: string, { met, rows }: Found): Promise<void> {
    if (rows.length > 0) await this.options.judge(subgraph, rows);
    const left = rows.length > 0 ? met.filter(stillMet) : met;
    if (left.length > 0) await this.options.meet(subgraph, left);
  }

  private note(report: SourceReport, { extras, misfits }: CheckRun, subgraph: string): void {
    if (extras > 0) this.alert(report, subgraph, 'said more than it was asked', extras);
    if (misfits === 0) return;
    report.unavailable = true;
    this.alert(report, subgraph, 'gave what it was not asked for or what is of another type', misfits);
  }

  private alert(report: SourceReport, subgraph: string, what: string, times = 1): void {
    report.dropped += times;
    logger.error({ subgraph, times }, `subgraph ${what}; dropped`);
  }

  private async ask(
    { subgraph }: PlannedFetch,
    variant: Variant,
    variables: JsonObject,
    signal: AbortSignal | undefined,
    things: readonly string[] = [],
  ): Promise<JsonObject | null> {
    const { sources, orders, call, addressOf } = this.options;
    const report = sources.of(subgraph);
    try {
      const releaseOrder =
        things.length > 0
          ? await orders.forEntities(subgraph, things, variant.coordinates)
          : await orders.for(subgraph);
      const answer = await call({
        url: addressOf(subgraph),
        document: variant.document,
        variables,
        releaseOrder,
        ...(signal && { signal }),
      });
      if (answer.errors.length > 0 || answer.data === null) report.unavailable = true;
      report.addAsOf(answer.extensions.source?.asOf);
      return answer.data;
    } catch (error) {
      report.unavailable = true;
      logger.warn({ err: error, subgraph }, 'subgraph did not answer');
      return null;
    }
  }
}

interface Group {
  readonly variant: EntityVariant;
  readonly asked: readonly Asked[];
  /** By the position of what was asked for. An entity may itself be a row that is taken out later. */
  readonly answers: JsonObject;
  readonly found: Found;
}

/** What has to be decided about before anybody sees it. */
interface Found {
  readonly met: Met[];
  readonly rows: LabelledRow[];
}

/** Things are named to their agency by their own ids; people by their records, which the request's order names. */
function namesOf(asked: readonly Asked[]): readonly string[] {
  return asked.flatMap(({ recordId, representation }) =>
    recordId === undefined ? [String(representation['id'])] : [],
  );
}

function believeEntity(
  { index, subject, representation, recordId }: Asked,
  entity: unknown,
  variant: EntityVariant,
  run: CheckRun,
  answers: JsonObject,
): JsonObject | null {
  const reading = variant.entity(String(representation['__typename']));
  if (entity === null || entity === undefined || reading === undefined) return null;
  // Somebody else's row is dropped whole, before anything in it is looked at.
  if (recordId !== undefined && (entity as JsonObject)[KEY_ALIAS] !== recordId) return run.misfit();
  const kept = checked(run, (again) =>
    reading.check(entity, again, answers, String(index)),
  ) as JsonObject | null;
  // The agency knows them by its own id, and nobody else does.
  if (kept !== null && recordId !== undefined) for (const key of reading.keys) kept[key] = subject.id;
  return kept;
}

/** Checks once; where a list was dropped after what stood in it had been noted, what is left is read again. */
function checked(run: CheckRun, check: (run: CheckRun) => unknown): unknown {
  const [met, rows] = [run.met.length, run.rows.length];
  const kept = check(run);
  if (!run.isStale) return kept;
  run.isStale = false;
  run.held.fill(0);
  run.met.length = met;
  run.rows.length = rows;
  return kept === null ? null : check(run);
}

function pick(variables: Readonly<Record<string, unknown>>, names: readonly string[]): JsonObject {
  const picked: JsonObject = {};
  for (const name of names) if (Object.hasOwn(variables, name)) picked[name] = variables[name];
  return picked;
}

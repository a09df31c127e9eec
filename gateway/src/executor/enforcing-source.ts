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
import { AskedThings, type Given, type Gotten } from './asked-things.js';
import { CheckRun, type LabelledRow, type Met } from './check-answer.js';
import { type Asked, groupsOf, namesOf } from './entity-groups.js';
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
  /**
   * Decides about whoever was met in the answer to a fetch, and takes out those about whom nothing is released. Told of
   * each answer that could have led to people, if it led to nobody.
   */
  readonly meet: (fetch: PlannedFetch, met: readonly Met[]) => Promise<void>;
  /** Decides about rows with labels of their own, and takes out what may not leave. */
  readonly judge: (subgraph: string, rows: readonly LabelledRow[]) => Promise<void>;
}

/**
 * Stands between the query plan and the subgraphs. Whatever the plan wants, only released values of released
 * people are asked for, in the agency's own record ids, under a release order that names exactly those; the
 * rest of the plan gets nulls. What comes back is checked before anybody sees it. A subgraph that fails gives
 * nulls and a report, never an exception.
 */
export class EnforcingSource implements SourcePort {
  private readonly things = new AskedThings();

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
    if (variant === undefined) return { data, errors: [], isClean: release.areIdsPlain };
    const sent = variablesText(variables, variant.variableNames);
    const answer = await this.ask(fetch, variant, sent, signal);
    if (answer.data !== null)
      Object.assign(data, await this.believeRoots(fetch, variant, asked, answer.data));
    return { data, errors: [], isClean: answer.isClean && release.areIdsPlain };
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
    const found: Found = { met: [], rows: [], leadsToPeople: variant.leadsToPeople, isClean: true };
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
    await this.settle(fetch, found);
    return data;
  }

  async entities(batch: EntityBatch): Promise<SourceAnswer<readonly (JsonObject | null)[]>> {
    const { fetch, representationTexts } = batch;
    const answers: JsonObject = {};
    const found: Found = { met: [], rows: [], leadsToPeople: false, isClean: true };
    const asks = [...groupsOf(batch, this.options)].map(([variant, asked]) =>
      this.askGroup(batch, { variant, asked, answers, found }),
    );
    await Promise.all(asks);
    await this.settle(fetch, found);
    return {
      data: representationTexts.map((_one, index) => (answers[index] ?? null) as JsonObject | null),
      errors: [],
      isClean: found.isClean && this.options.release.areIdsPlain,
    };
  }

  private async askGroup(batch: EntityBatch, group: Group): Promise<void> {
    const { variant, asked, answers, found } = group;
    const { subgraph } = batch.fetch;
    const { entities, isClean } = await this.entitiesOf(batch, variant, asked);
    const report = this.options.sources.of(subgraph);
    const run = new CheckRun(variant.values.length);
    for (const [position, one] of asked.entries()) {
      const entity = entities[position];
      if (entity === undefined) continue;
      run.held = new Uint8Array(variant.values.length);
      run.about = one.subject;
      answers[one.index] = believeEntity(one, entity, variant, run, answers);
      report.addAnswer(one.subject.id, variant, run.held);
    }
    this.note(report, run, subgraph);
    found.isClean &&= isClean;
    found.met.push(...run.met);
    found.rows.push(...run.rows);
    found.leadsToPeople ||= variant.leadsToPeople;
  }

  /** One entity for each that was asked for, `undefined` where the agency did not answer. */
  private async entitiesOf(
    batch: EntityBatch,
    variant: EntityVariant,
    asked: readonly Asked[],
  ): Promise<Gotten> {
    if (variant.isFlat) {
      const call = `${batch.fetch.subgraph} ${variant.document}`;
      return this.things.get(call, asked, (fresh) => this.askEntities(batch, variant, fresh));
    }
    const { entities, isClean } = await this.askEntities(batch, variant, asked);
    return { entities: entities ?? [], isClean };
  }

  private async askEntities(
    { fetch, variables, signal }: EntityBatch,
    variant: EntityVariant,
    asked: readonly Asked[],
  ): Promise<Given> {
    const representations = `"representations":[${asked.map(({ text }) => text).join(',')}]`;
    const sent = variablesText(variables, variant.variableNames, representations);
    const { data, isClean } = await this.ask(
      fetch,
      variant,
      sent,
      signal,
      namesOf(asked, this.options.subjects, fetch.subgraph),
    );
    if (data === null) return { entities: null, isClean };
    const entities = data['_entities'];
    if (Array.isArray(entities) && entities.length === asked.length)
      return { entities: entities.map((entity: unknown) => entity ?? null), isClean };
    const report = this.options.sources.of(fetch.subgraph);
    report.unavailable = true;
    this.alert(report, fetch.subgraph, 'answered about others than were asked');
    return { entities: null, isClean };
  }

  /** Rows first: whoever stands in a row that is gone is met by nobody. */
  private async settle(fetch: PlannedFetch, { met, rows, leadsToPeople }: Found): Promise<void> {
    if (rows.length > 0) await this.options.judge(fetch.subgraph, rows);
    const left = rows.length > 0 ? met.filter(stillMet) : met;
    // Not only where somebody is met: how long it takes would tell.
    if (leadsToPeople) await this.options.meet(fetch, left);
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
    variables: string,
    signal: AbortSignal | undefined,
    things: readonly string[] = [],
  ): Promise<Pick<SubgraphAnswer, 'data' | 'isClean'>> {
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
        variablesText: variables,
        releaseOrder,
        ...(signal && { signal }),
      });
      if (answer.errors.length > 0 || answer.data === null) report.unavailable = true;
      report.addAsOf(answer.extensions.source?.asOf);
      return answer;
    } catch (error) {
      report.unavailable = true;
      logger.warn({ err: error, subgraph }, 'subgraph did not answer');
      return { data: null, isClean: true };
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
  leadsToPeople: boolean;
  /** Whether nothing that was answered needs escaping. */
  isClean: boolean;
}

function believeEntity(
  { index, subject, representation, recordId }: Asked,
  entity: unknown,
  variant: EntityVariant,
  run: CheckRun,
  answers: JsonObject,
): JsonObject | null {
  const reading = variant.entity(String(representation['__typename']));
  if (entity === null || reading === undefined) return null;
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

/** The caller's variables that a call uses, as JSON, and what comes beside them. */
function variablesText(
  variables: Readonly<Record<string, unknown>>,
  names: readonly string[],
  beside = '',
): string {
  let text = beside;
  for (const name of names) {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value !== undefined)
      text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${JSON.stringify(value)}`;
  }
  return `{${text}}`;
}

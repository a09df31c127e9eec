import type { DecisionCell, FieldQuestion } from '@pontio/decision';
import type { IgLabel, LabelMap } from '@pontio/field-labels';
import { PontioError } from '@pontio/errors';
import type { HolderOf, Subject } from '../exchange.js';
import type { PlanCell, PlannedCells } from '../executor/plan-cells.js';
import type { TakenDecision } from './told.js';

/** The values that a plan asks one subgraph for about whoever stands at one place. The same object for the same plan. */
export interface Shape {
  readonly subgraph: string;
  readonly values: readonly { readonly coordinate: string; readonly label: IgLabel }[];
}

/** What was decided about somebody's values at one holder, by one decision: what one event is about. */
export interface OwnerGroup {
  readonly subject: Subject;
  readonly holderId: string;
  readonly taken: TakenDecision;
  readonly shape: Shape;
  /** In the order of the shape's values. */
  readonly cells: readonly DecisionCell[];
}

/** Some people, and the decisions about them. */
export interface DecidedAbout {
  readonly subjects: readonly Subject[];
  readonly decisions: readonly TakenDecision[];
  /** Of all that is asked where they stand, what these decisions are about; the rest was decided before. */
  readonly isPart?: boolean;
}

/** What is asked, and whose it is. */
export interface Asked {
  readonly planned: Pick<PlannedCells, 'byPlace'>;
  readonly labels: LabelMap;
  readonly holderOf: HolderOf;
}

/**
 * Everything that was decided, by person, holder and decision.
 *
 * @throws PontioError `INTERNAL` when a value was not decided about, or has no label
 */
export function ownerGroups(
  asked: Asked,
  { subjects, decisions, isPart = false }: DecidedAbout,
): readonly OwnerGroup[] {
  const known = decisionsBy(decisions);
  const groups: OwnerGroup[] = [];
  for (const subject of subjects) {
    for (const shape of shapesAt(asked, subject.place)) {
      const holderId = asked.holderOf(shape.subgraph, subject);
      const parts = known.get(subject.id)?.get(holderId) ?? [];
      const lost = addGroups(groups, { subject, holderId, shape }, parts);
      if (lost !== undefined && !isPart)
        throw new PontioError('INTERNAL', { detail: `no decision for ${lost.coordinate}` });
    }
  }
  return groups;
}

/** One decision's cells about one person at one holder: where they stand among all of the decision's. */
interface Part {
  readonly taken: TakenDecision;
  readonly runs: { readonly from: number; readonly to: number }[];
}

type PartsByHolder = Map<string, Part[]>;

/** Later decisions first: what was decided again counts as it was decided last. */
function decisionsBy(decisions: readonly TakenDecision[]): ReadonlyMap<string, PartsByHolder> {
  const parts = new Map<string, PartsByHolder>();
  for (const taken of decisions) {
    const { cells } = taken.decision;
    for (let from = 0, to = 0; from < cells.length; from = to) {
      const { subjectId, holderId } = cells[from] as DecisionCell;
      while (cells[to]?.subjectId === subjectId && cells[to]?.holderId === holderId) to += 1;
      const ofSubject = parts.get(subjectId) ?? new Map<string, Part[]>();
      parts.set(subjectId, ofSubject);
      runsOf(ofSubject, holderId, taken).push({ from, to });
    }
  }
  return parts;
}

function runsOf(parts: PartsByHolder, holderId: string, taken: TakenDecision): Part['runs'] {
  const before = parts.get(holderId) ?? [];
  const known = before.find((part) => part.taken === taken);
  if (known !== undefined) return known.runs;
  const runs: Part['runs'] = [];
  parts.set(holderId, [{ taken, runs }, ...before]);
  return runs;
}

/** The cells of a decision in the order of some values, where it was asked about them in that order. */
function cellsInOrder(
  { taken, runs: [run, ...others] }: Part,
  values: Shape['values'],
): readonly DecisionCell[] | undefined {
  if (run === undefined || others.length > 0 || run.to - run.from < values.length) return undefined;
  const { cells } = taken.decision;
  for (let index = 0; index < values.length; index += 1) {
    if (cells[run.from + index]?.field !== values[index]?.coordinate) return undefined;
  }
  return cells.slice(run.from, run.from + values.length);
}

/** The cells of a part by their fields. */
function cellsByField({ taken, runs }: Part): ReadonlyMap<string, DecisionCell> {
  const { cells } = taken.decision;
  const own = runs.flatMap(({ from, to }) => cells.slice(from, to));
  return new Map(own.map((cell) => [cell.field, cell]));
}

/** @returns a value that none of them is about, if there is one */
function addGroups(
  groups: OwnerGroup[],
  whose: Pick<OwnerGroup, 'subject' | 'holderId' | 'shape'>,
  parts: readonly Part[],
): Shape['values'][number] | undefined {
  const [last] = parts;
  const { values } = whose.shape;
  const inOrder = last && cellsInOrder(last, values);
  if (last !== undefined && inOrder !== undefined) {
    groups.push({ ...whose, taken: last.taken, cells: inOrder });
    return undefined;
  }
  const found = new Set<string>();
  for (const part of parts) {
    const decided = cellsByField(part);
    const mine = values.filter(({ coordinate }) => decided.has(coordinate) && !found.has(coordinate));
    for (const { coordinate } of mine) found.add(coordinate);
    if (mine.length === 0) continue;
    groups.push({
      ...whose,
      shape: mine.length === values.length ? whose.shape : partOfShape(whose.shape, mine),
      taken: part.taken,
      cells: mine.flatMap(({ coordinate }) => decided.get(coordinate) ?? []),
    });
  }
  return values.find(({ coordinate }) => !found.has(coordinate));
}

const shapes = new WeakMap<readonly PlanCell[], readonly Shape[]>();

function shapesAt({ planned, labels }: Asked, place: string): readonly Shape[] {
  const cells = planned.byPlace.get(place);
  if (cells === undefined) return [];
  const known = shapes.get(cells);
  if (known !== undefined) return known;
  const made = [...Map.groupBy(cells, ({ subgraph }) => subgraph)].map(([subgraph, values]) => ({
    subgraph,
    values: values.map(({ coordinate }) => ({ coordinate, label: labelOf(labels, coordinate) })),
  }));
  shapes.set(cells, made);
  return made;
}

const partsOfShapes = new WeakMap<Shape, Map<string, Shape>>();

/** Of a shape that several decisions cover, the values of one. */
function partOfShape(shape: Shape, values: Shape['values']): Shape {
  const parts = partsOfShapes.get(shape) ?? new Map<string, Shape>();
  partsOfShapes.set(shape, parts);
  const key = values.map(({ coordinate }) => coordinate).join(' ');
  const part = parts.get(key) ?? { subgraph: shape.subgraph, values };
  parts.set(key, part);
  return part;
}

function labelOf(labels: LabelMap, coordinate: string): IgLabel {
  const label = labels.get(coordinate);
  if (label === undefined) throw new PontioError('INTERNAL', { detail: `${coordinate} has no label` });
  return label;
}

const rowShapes = new WeakMap<readonly FieldQuestion[], Shape>();

/** The values of rows with labels of their own. The same object for the same list of fields at the same subgraph. */
export function shapeOfRows(subgraph: string, fields: readonly FieldQuestion[]): Shape {
  const known = rowShapes.get(fields);
  if (known?.subgraph === subgraph) return known;
  const shape = { subgraph, values: fields.map(({ field, label }) => ({ coordinate: field, label })) };
  rowShapes.set(fields, shape);
  return shape;
}

import { type Figure, atLeast, below, beside } from '../figures.js';
import type { Cost } from './rounds.js';

/** How many times less one gateway spends than another must be at least so much. */
export interface Bar {
  readonly of: string;
  readonly against: string;
  readonly atLeast?: number;
}

/** Costs of one part, by name. */
export type Costs = ReadonlyMap<string, Cost>;

/** Ours and the others, one line each. */
export function costFigures(shape: string, costs: Costs): Figure[] {
  return [...costs.values()].map((cost) =>
    beside(`${shape}: ${cost.name}`, cost.cpuMs, 'CPU ms/request', detailsOf(cost)),
  );
}

/** How many times less one spends than the other: CPU time, and instructions where they are counted. */
export function ratioFigures(shape: string, costs: Costs, bars: readonly Bar[]): Figure[] {
  return bars.flatMap((bar) => {
    const [own, other] = [costIn(costs, bar.of), costIn(costs, bar.against)];
    const name = `${shape}: ${bar.of} against ${bar.against}`;
    const figures = [figureOf(bar, name, other.cpuMs / own.cpuMs, 'x less CPU time')];
    if (own.instructions !== undefined && other.instructions !== undefined) {
      figures.push(figureOf(bar, name, other.instructions / own.instructions, 'x fewer instructions'));
    }
    return figures;
  });
}

/** Memory of a gateway, which must stay below 400 MB. */
export function memoryFigure(shape: string, costs: Costs, name: string): Figure {
  return below(400, `${shape}: memory of ${name}`, costIn(costs, name).memoryMb, 'MB');
}

/** One cost; it throws rather than report nothing. */
export function costIn(costs: Costs, name: string): Cost {
  const cost = costs.get(name);
  if (cost === undefined || !(cost.cpuMs > 0)) throw new Error(`Nothing was measured of "${name}".`);
  return cost;
}

function figureOf({ atLeast: bar }: Bar, name: string, value: number, unit: string): Figure {
  return bar === undefined ? beside(name, value, unit) : atLeast(bar, name, value, unit);
}

function detailsOf({ perSecond, p50Ms, p99Ms, memoryMb, instructions, bytes }: Cost): string {
  const all = [
    `${perSecond.toFixed(0)} requests/s`,
    `p50 ${p50Ms.toFixed(1)} ms`,
    `p99 ${p99Ms.toFixed(1)} ms`,
    ...(instructions === undefined ? [] : [`${instructions.toFixed(1)} M instructions/request`]),
    `${memoryMb.toFixed(0)} MB`,
    `${bytes.toFixed(0)} bytes`,
  ];
  return all.join(', ');
}

import { compiled, enumerateDomain } from '@pontio/cli';
import { shippedPolicy } from '@pontio/decision/cases';
import { type Figure, below, beside } from '../figures.js';

const SECOND_NS = 1e9;
const DAY = '2026-11-24';

/** Every question of the closed domain in every circumstance, as `pontio policy diff` compares it, leaving nothing out. */
export function measureDomain(): readonly Figure[] {
  const policy = shippedPolicy();
  const start = process.hrtime.bigint();
  const { cells, classes } = enumerateDomain(policy, policy, {
    day: DAY,
    engineOf: compiled,
    everything: true,
  });
  const seconds = Number(process.hrtime.bigint() - start) / SECOND_NS;
  return [
    below(60, 'full domain enumeration', seconds, 's'),
    beside('cells of the domain', cells, 'cells'),
    beside('classes that were decided', classes, 'classes'),
  ];
}

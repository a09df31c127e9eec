import type { IgLabel } from './labels.js';

/** A label as people read it: `HEALTH_CORE C3 FACT existence-sensitive`. */
export function labelWords(label: IgLabel): string {
  const { category, level, nature, locationRevealing, existenceSensitive, onward } = label;
  return [
    `${category} ${level} ${nature}`,
    ...(locationRevealing ? ['location-revealing'] : []),
    ...(existenceSensitive ? ['existence-sensitive'] : []),
    ...(onward === undefined ? [] : [onward]),
  ].join(' ');
}

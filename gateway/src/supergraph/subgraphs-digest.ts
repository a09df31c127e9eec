import { createHash } from 'node:crypto';
import type { SubgraphSource } from './compose-subgraphs.js';

/** Names some schemas by what they say, in whatever order and at whatever address. */
export function digestOf(subgraphs: readonly SubgraphSource[]): string {
  const schemas = subgraphs
    .map(({ name, sdl }) => [name, sdl])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return `sha256:${createHash('sha256').update(JSON.stringify(schemas)).digest('base64url')}`;
}

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { subgraphHeader } from '@pontio/field-labels';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SubgraphSource } from '../compose-subgraphs.js';

/** The file that other federation tools compose from too; a schema may be in several files. */
const supergraphFile = z.object({
  subgraphs: z.record(
    z.string().regex(/^[a-z][a-z0-9-]*$/),
    z.object({
      routing_url: z.url({ protocol: /^https?$/ }),
      schema: z.object({ file: z.union([z.string(), z.array(z.string()).min(1)]) }),
    }),
  ),
});

/**
 * Reads the subgraphs that a file lists, each with its address and a file of its schema beside it.
 *
 * @throws an Error that says in one sentence what to do
 */
export function readSupergraphFile(file: string): readonly SubgraphSource[] {
  try {
    const { subgraphs } = supergraphFile.parse(parse(readFileSync(file, 'utf8')));
    return Object.entries(subgraphs).map(([name, { routing_url: url, schema }]) => ({
      ...{ name, url },
      sdl: readSchema([schema.file].flat().map((part) => join(dirname(file), part))),
    }));
  } catch (cause) {
    throw new Error(
      `The subgraphs cannot be read from ${file}: list each under "subgraphs" with its routing_url and schema.file.`,
      { cause },
    );
  }
}

/** A schema that does not say which federation it speaks begins as those of our services do. */
function readSchema(files: readonly string[]): string {
  const types = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  return /@link\b/.test(types) ? types : `${subgraphHeader}\n${types}`;
}

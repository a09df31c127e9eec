import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PontioSupergraph, type SubgraphSource } from '../src/supergraph/supergraph.js';
import { source } from './three-agencies.js';

const services = fileURLToPath(new URL('../../services/', import.meta.url));

/** The supergraph of the services as they stand in this repository, from the files of their schemas. */
export const shippedSupergraph = PontioSupergraph.compose(readdirSync(services).flatMap(schemaOf));

function schemaOf(service: string): SubgraphSource[] {
  const folder = join(services, service, 'src', 'api');
  const files = filesOf(folder);
  return files.length === 0 ? [] : [source(service, files.join('\n'))];
}

function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

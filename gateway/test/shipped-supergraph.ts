import { fileURLToPath } from 'node:url';
import { readSupergraphFile } from '../src/supergraph/sources/supergraph-file.js';
import { PontioSupergraph } from '../src/supergraph/supergraph.js';

const file = fileURLToPath(new URL('../../services/supergraph.yaml', import.meta.url));

/** The supergraph of the services as they stand in this repository, from the files of their schemas. */
export const shippedSupergraph = PontioSupergraph.compose(readSupergraphFile(file));

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A subgraph as the gateway keeps its last good one. */
export interface KeptSubgraph {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/** The subgraphs that a gateway keeps in its state directory. */
export function keptSubgraphs(stateDir: string): readonly KeptSubgraph[] {
  const text = readFileSync(join(stateDir, 'last-good-supergraph.json'), 'utf8');
  return (JSON.parse(text) as { subgraphs: KeptSubgraph[] }).subgraphs;
}

/** Files that a gateway composes its supergraph from, and that a test changes under it. */
export class SupergraphFiles {
  private edition = 0;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  get file(): string {
    return join(this.folder, 'supergraph.yaml');
  }

  /** Replaces all of them at once, as a deployment would. */
  write(subgraphs: readonly KeptSubgraph[]): void {
    this.edition += 1;
    const entries = subgraphs.map(({ name, url, sdl }) => {
      const file = `${name}.${String(this.edition)}.graphql`;
      writeFileSync(join(this.folder, file), sdl);
      return [name, { routing_url: url, schema: { file } }] as const;
    });
    // JSON is YAML too.
    writeFileSync(`${this.file}.new`, JSON.stringify({ subgraphs: Object.fromEntries(entries) }));
    renameSync(`${this.file}.new`, this.file);
  }
}

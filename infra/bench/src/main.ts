import { decisionParts } from './decision/parts.js';
import { gatewayParts } from './gateway/parts.js';
import { journalParts } from './journal/parts.js';
import { ledgerParts } from './ledger/parts.js';
import { type Figure, allMet, tableOf } from './figures.js';
import type { Part } from './part.js';

/** The parts of each benchmark, as the words on the command line choose them. */
type Bench = (words: readonly string[]) => readonly Part[];

const benches: Readonly<Record<string, Bench | undefined>> = {
  decision: () => decisionParts,
  gateway: gatewayParts,
  journal: () => journalParts,
  ledger: ledgerParts,
};

async function main(words: readonly string[]): Promise<number> {
  const bench = words.find((word) => !word.startsWith('-')) ?? '';
  const parts = benches[bench]?.(words);
  if (parts === undefined) {
    process.stderr.write(`Which benchmark? One of: ${Object.keys(benches).join(', ')}.\n`);
    return 2;
  }
  const figures: Figure[] = [];
  for (const { name, run } of parts) {
    process.stderr.write(`${name} …\n`);
    figures.push(...(await run()));
  }
  const isJson = words.includes('--json');
  process.stdout.write(`${isJson ? JSON.stringify({ bench, figures }, null, 2) : tableOf(figures)}\n`);
  return allMet(figures) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));

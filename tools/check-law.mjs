// Reads the catalogue of law as the applications do when they start; exits 1 with every problem of every row.
import { readFileSync, readdirSync } from 'node:fs';
import { parseLawCatalogue } from '@pontio/vocabulary';

const folder = new URL('../libs/vocabulary/law/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort();
files.forEach((name, index) => console.log(`file ${index + 1} is ${name}`));
try {
  const { version, gateways, prohibitions } = parseLawCatalogue(
    files.map((name) => readFileSync(new URL(name, folder), 'utf8')),
  );
  console.log(`${version}: ${gateways.size} gateways, ${prohibitions.size} prohibitions`);
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
}

// Prints the sizes that docs/adr/0003-sizes-and-names.md sets a budget for; exits 1 when one is over.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const budget = { median: 60, p90: 200, max: 400 };
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.ts'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /^(gateway|services|libs|infra)\//.test(file) && !/\.(spec|d)\.ts$/.test(file));
const sizes = files
  .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
  .sort((a, b) => a.lines - b.lines);
const at = (share) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))]?.lines ?? 0;
const figures = { median: at(0.5), p90: at(0.9), max: at(1) };

console.log(`${sizes.length} source files, ${sizes.reduce((sum, { lines }) => sum + lines, 0)} lines`);
let over = false;
for (const [name, value] of Object.entries(figures)) {
  const isOver = value > budget[name];
  over ||= isOver;
  console.log(
    `${name.padEnd(7)} ${String(value).padStart(4)} lines  (budget ${budget[name]})${isOver ? '  OVER' : ''}`,
  );
}
for (const { file, lines } of sizes.filter(({ lines }) => lines > budget.max))
  console.log(`  ${file}: ${lines}`);
process.exitCode = over ? 1 : 0;

// Clears what a practice ground has kept, so that the next `npm start` begins from the seed. Downloaded parts
// (Kafka's jars) stay.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const state = process.env.PONTIO_STATE_DIR ?? '.pontio';
const running = join(state, 'run', 'system.json');

if (existsSync(running) && isAlive(JSON.parse(readFileSync(running, 'utf8')).pid)) {
  console.error('Pontio is running: stop it with Ctrl-C first, then run `npm run reset` again.');
  process.exit(1);
}
const kept = new Set(['cache']);
const cleared = existsSync(state) ? readdirSync(state).filter((name) => !kept.has(name)) : [];
for (const name of cleared) rmSync(join(state, name), { recursive: true, force: true });
console.log(
  cleared.length === 0
    ? 'Nothing to clear.'
    : `Cleared ${cleared.join(', ')} under ${state}. \`npm start\` begins afresh.`,
);

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

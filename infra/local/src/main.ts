import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeError, createLogger, logTo } from '@pontio/platform';
import { pino } from 'pino';
import { loadLocalSettings } from './config.js';
import { oneSentence } from './one-sentence.js';
import { usualPorts } from './system/ports.js';
import { type LocalSystem, startSystem } from './system/start-system.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const settings = loadLocalSettings(process.env);
  const stateDir = settings.PONTIO_STATE_DIR;
  mkdirSync(join(stateDir, 'log'), { recursive: true });
  logTo(pino.destination({ dest: join(stateDir, 'log', 'pontio.log'), sync: false }));
  const started = performance.now();
  say('Pontio is starting …');
  const system = await startSystem({
    stateDir,
    ports: usualPorts,
    kafka:
      settings.PONTIO_KAFKA_BROKERS === undefined
        ? settings.PONTIO_KAFKA
        : { brokers: settings.PONTIO_KAFKA_BROKERS },
    progress: (line) => {
      say(`  ${line}`);
    },
    ...(settings.PONTIO_DATABASE_URL !== undefined && { databaseUrl: settings.PONTIO_DATABASE_URL }),
  });
  stopOnSignal(system);
  say(`
Ready in ${((performance.now() - started) / 1000).toFixed(0)} s.

  Gateway               ${system.description.gateway}   (POST, with an access token)
  Authorization server  ${system.description.issuer}
  Log                   ${system.description.log}

Next, in another shell:  npm run demo
Ctrl-C stops it; the data stays. npm run reset clears the data.`);
}

function stopOnSignal(system: LocalSystem): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(130);
    stopping = true;
    say('\nStopping … (Ctrl-C again to leave at once)');
    void system.close().then(() => {
      say('Stopped.');
      process.exit(0);
    });
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

await main().catch((error: unknown) => {
  createLogger('local').fatal({ err: describeError(error) }, 'could not start');
  process.stderr.write(`\n${oneSentence(error)}\n`);
  process.exit(1);
});

import { join } from 'node:path';
import { ellie, sana, tom } from '@pontio/testing';
import { loadLocalSettings } from '../config.js';
import { oneSentence } from '../one-sentence.js';
import { type SystemDescription, control } from '../system/control.js';
import { type Asker, ask, readDescription, tokenFor } from './ask.js';
import { waitForAudit } from './audit-entries.js';
import { lawLines } from './law.js';
import { answerLines } from './print-answer.js';
import { devikaAsks, sanaAsks, strategyMeetingAboutEllie, tomAsks } from './questions.js';

const say = (line = ''): void => void process.stdout.write(`${line}\n`);
const STOPPED = 'agency-health';

const ASKERS: Readonly<Record<string, Asker>> = { sana: sanaAsks, tom: tomAsks, devika: devikaAsks };

async function main([what = 'answers', who = 'sana']: readonly string[]): Promise<void> {
  const { PONTIO_STATE_DIR: stateDir } = loadLocalSettings(process.env);
  const asker = ASKERS[who];
  if (asker === undefined)
    throw new Error(`There is no "${who}" here: one of ${Object.keys(ASKERS).join(', ')}.`);
  if (what === 'token') say(await tokenFor(asker, findSystem(stateDir)));
  else if (what === 'answers') await threeAnswers(stateDir);
  else if (what === 'law') for await (const line of lawLines(findSystem(stateDir))) say(line);
  else
    throw new Error(
      'npm run demo shows three answers; npm run demo -- law shows four that turn on the law; npm run demo -- token [sana|tom|devika] prints a token.',
    );
}

async function threeAnswers(stateDir: string): Promise<void> {
  const system = findSystem(stateDir);
  const child = `${ellie.givenName} ${ellie.familyName}`;

  title(`1. ${sana.name} holds a section 47 enquiry about ${child}, and asks three agencies at once.`);
  await scene(system, sanaAsks);

  title(`2. ${tom.name}, in the same team but not involved, asks the same.`);
  await scene(system, tomAsks);

  title(`3. ${sana.name} asks again while Willowbank's subgraph is stopped.`);
  const runDir = join(stateDir, 'run');
  await control(runDir, 'stop', STOPPED);
  try {
    await scene(system, sanaAsks);
  } finally {
    await control(runDir, 'start', STOPPED);
  }
  say('\nWillowbank is running again.');
}

async function scene(system: SystemDescription, asker: Asker): Promise<void> {
  const answer = await ask(system, await tokenFor(asker, system), strategyMeetingAboutEllie);
  for (const line of answerLines(answer)) say(line);
  const requestId = answer.sharing?.requestId;
  if (requestId === undefined) throw new Error('The gateway gave no answer about sharing: see its log.');
  say('\n  In the audit trail, as Leafshire’s information-governance officer reads it:');
  const entries = await waitForAudit(system, await tokenFor(devikaAsks, system), requestId);
  for (const { kind, sentence } of entries) say(`    ${kind.padEnd(14)} ${sentence}`);
}

function findSystem(stateDir: string): SystemDescription {
  try {
    return readDescription(stateDir);
  } catch (cause) {
    throw new Error(
      'Pontio is not running here: type `npm start` in another shell and wait until it is ready.',
      { cause },
    );
  }
}

function title(text: string): void {
  say(`\n${'─'.repeat(100)}\n${text}`);
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`\n${oneSentence(error)}\n`);
  process.exit(1);
});

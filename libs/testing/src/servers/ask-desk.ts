import type { ServerName } from './server-desk.js';

/** Asks the run's desk for a server, which starts it if nobody has asked before. */
export async function askDesk(name: ServerName): Promise<string> {
  const desk = process.env['PONTIO_TEST_DESK'];
  if (!desk)
    throw new Error('PONTIO_TEST_DESK is not set: run the tests with the jest.config.mjs of the workspace.');
  const response = await fetch(`${desk}/${name}`);
  const { address, problem } = (await response.json()) as { address?: string; problem?: string };
  if (address === undefined) throw new Error(problem ?? `The test desk has no ${name}.`);
  return address;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { agencyId, personId } from '@pontio/decision/cases';
import type { RunningPersonIndex } from '@pontio/person-index';
import { tokenFor } from '../golden/ask-case.js';
import { type CasePeople, nextNumber } from '../golden/case-people.js';
import { caseInput, caseRegister } from '../golden/case-register.js';
import { startCaseWorld } from '../golden/case-world.js';
import { recordRef, startTwinAgencies } from './twin-agencies.js';
import { holdersOf, twins } from './twin-people.js';
import { Calls } from './watched-service.js';

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** How a question travels. */
export type Face = 'GraphQL' | 'REST';

/** The real gateway and registers, agencies behind real doors, and people who come in twos. */
export interface TwinWorld {
  readonly calls: Calls;
  /** Asks an operation that the gateway holds about somebody, as the social worker of the case. */
  ask(face: Face, operation: string, name: string): Promise<WireAnswer>;
  close(): Promise<void>;
}

/** Operations by name, each with `$about`, and `$others` where it asks about a list. */
export type Operations = Readonly<Record<string, string>>;

/**
 * Starts it, with the operations that tests ask.
 *
 * @param isWatched - whether calls are noted on their way, which takes time
 */
export async function startTwinWorld(operations: Operations, { isWatched = true } = {}): Promise<TwinWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'pontio-twins-'));
  for (const [name, document] of Object.entries(operations)) writeOperation(folder, name, document);
  const calls = new Calls();
  const world = await startCaseWorld([], {
    startAgencies: startTwinAgencies,
    ...(isWatched && { inFrontOf: calls.watch }),
    settings: {
      PONTIO_GATEWAY_OPERATIONS_DIR: folder,
      PONTIO_GATEWAY_CLIENT_RATE: '1000000',
      PONTIO_GATEWAY_PERSON_RATE: '1000000',
    },
  });
  const people = await registerTwins(world.personIndex);
  await world.governance.seed(caseRegister(twins.key, caseInput(twins, people)));
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await tokenFor(twins, world)}`,
  };
  calls.taken();
  return {
    calls,
    ask: async (face, operation, name) => {
      const [path, body] = requestOf(face, operation, operations, name, people);
      const response = await fetch(`${world.gateway}${path}`, { method: 'POST', headers, body });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text: await response.text(),
      };
    },
    close: async () => {
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function requestOf(
  face: Face,
  operation: string,
  operations: Operations,
  name: string,
  { numbers }: CasePeople,
): readonly [path: string, body: string] {
  const identifier = (who: string) => ({ system: 'NHS', value: numbers.get(who) ?? '' });
  const document = operations[operation] ?? '';
  const variables = {
    about: identifier(name),
    ...(document.includes('$brother') && { brother: identifier('brother') }),
  };
  return face === 'GraphQL'
    ? ['/graphql', JSON.stringify({ query: document, variables })]
    : [`/rest/v1/operations/${operation}`, JSON.stringify(variables)];
}

function writeOperation(folder: string, name: string, document: string): void {
  writeFileSync(join(folder, `${name}.graphql`), document);
  writeFileSync(
    join(folder, `${name}.yaml`),
    `title: ${name}\ndescription: For a test.\npurposes: [SAFEGUARD_CHILD]\n`,
  );
}

async function registerTwins(index: RunningPersonIndex): Promise<CasePeople> {
  const numbers = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const name of Object.keys(twins.file.people)) {
    const number = nextNumber();
    numbers.set(name, number);
    for (const holder of holdersOf(name)) {
      const outcome = await index.registerRecord({
        agencyId: agencyId(holder),
        recordSystem: 'records',
        recordRef: recordRef(holder, name),
        identifiers: [{ system: 'NHS', value: number }],
      });
      if (outcome.status === 'Match') ids.set(personId(name), outcome.personId);
    }
  }
  return { numbers, ids };
}

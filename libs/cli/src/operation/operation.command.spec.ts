import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { shippedOperations } from '@pontio/gateway/operations';
import { parse } from 'graphql';
import { captureRun } from '../terminal/captured-run.js';

const document = 'query Check($first: Int!) { trail(first: $first) }\n';
const told = ['--title', 'School check', '--description', 'Does the child attend?'];

describe('pontio operation', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pontio-operations-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const add = async (...more: string[]) => {
    const from = mkdtempSync(join(folder, 'from-'));
    const file = join(from, 'school-check.graphql');
    writeFileSync(file, document);
    return captureRun('operation', 'add', file, '--to', folder, ...told, ...more);
  };

  it('adds one, prints its id, and lists it with what it is for', async () => {
    const { code, stdout } = await add('-p', 'EARLY_HELP', '--example', '{"first":3}');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^✔ school-check is added\. Clients ask it by its id:\n[0-9a-f]{64}$/),
    });
    const [, id = ''] = stdout.split('\n');
    const listed = await captureRun('operation', 'list', folder);
    expect(listed.stdout).toBe(`school-check: School check\n    for EARLY_HELP\n    ${id}`);
    const { operations } = JSON.parse((await captureRun('operation', 'list', folder, '--json')).stdout) as {
      operations: unknown[];
    };
    expect(operations).toEqual([expect.objectContaining({ id, purposes: ['EARLY_HELP'] })]);
  });

  it('adds none for a purpose that nobody knows, none twice, and none that is not there', async () => {
    const strange = await add('-p', 'CURIOSITY');
    expect(strange.code).toBe(1);
    expect(strange.stderr).toContain('school-check.yaml: purposes.0: Invalid option');
    await add('-p', 'EARLY_HELP');
    expect((await add('-p', 'EARLY_HELP')).stderr).toContain('school-check is there already.');
    const nowhere = await captureRun('operation', 'add', 'nowhere.graphql', '-p', 'EARLY_HELP', ...told);
    expect(nowhere).toMatchObject({ code: 2, stderr: expect.stringContaining('There is no file') });
  });

  it('checks the operations that ship', async () => {
    const { code, stdout } = await captureRun('operation', 'check');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^[0-9a-f]{64} {2}declare-break-glass\n[\s\S]*✔ \d+ operations in order\.$/);
  });

  it('tells what does not fit a supergraph, file by file', async () => {
    cpSync(shippedOperations, folder, { recursive: true });
    const { supergraphSdl = '' } = composeServices([
      { name: 'one', url: 'http://127.0.0.1:1', typeDefs: parse('type Query { trail(first: Int): Int }') },
    ]);
    const supergraph = write('supergraph.sdl', supergraphSdl);
    const { code, stdout } = await captureRun('operation', 'check', folder, '-s', supergraph);
    expect(code).toBe(1);
    expect(stdout).toContain('✖ duty-contacts.graphql:2: Cannot query field "agencies" on type "Query".');
    expect(stdout).toMatch(/✖ \d+ problems; the gateway would leave out what has one\.$/);
  });

  it.each([
    ['folder', ['list', 'nowhere']],
    ['supergraph', ['check', '-s', 'nowhere.graphql']],
  ])('says that there is no such %s', async (_what, args) => {
    const { code, stderr } = await captureRun('operation', ...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('nowhere') });
  });
});

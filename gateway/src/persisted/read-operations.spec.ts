import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readOperations } from './read-operations.js';

const details = 'title: One\ndescription: One.\npurposes: [EARLY_HELP]\n';

describe('a folder of operations', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pontio-operations-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const write = (files: Readonly<Record<string, string>>): void => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  };

  it('gives what is whole in it, and says of the rest what is wrong', () => {
    write({
      ...{ 'one.graphql': '{ one }', 'one.yaml': details },
      ...{ 'two.graphql': '{ two', 'two.yaml': details },
      'three.yaml': details,
      'readme.md': 'Ours.',
    });
    const { operations, problems } = readOperations(folder);
    expect(operations.map(({ name }) => name)).toEqual(['one']);
    expect(problems.map(({ file }) => file)).toEqual(['two.graphql:1']);
  });

  it('takes the same document once', () => {
    write({ 'a.graphql': '{ one }', 'a.yaml': details, 'b.graphql': '{ one }', 'b.yaml': details });
    expect(readOperations(folder)).toMatchObject({
      operations: [{ name: 'a' }],
      problems: [{ file: 'b.graphql', what: 'is a again; take one of them out.' }],
    });
  });
});

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SHIPPED, workspace } from '../workspace.js';

/** A policy folder of one's own, to change: for specs. */
export interface PolicyFolder {
  readonly path: string;
  /** Replaces a text in one file; fails when the file does not hold it. */
  readonly change: (file: string, from: string, to: string) => void;
  readonly write: (file: string, text: string) => void;
  readonly remove: () => void;
}

/** A copy of the shipped law, in a new folder: for specs. */
export function copyOfShippedLaw(): PolicyFolder {
  const path = mkdtempSync(join(tmpdir(), 'pontio-policy-'));
  cpSync(join(workspace, SHIPPED.law), join(path, 'law'), { recursive: true });
  mkdirSync(join(path, 'agreements'));
  return {
    path,
    change: (file, from, to) => {
      const text = readFileSync(join(path, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold: ${from}`);
      writeFileSync(join(path, file), text.replace(from, to));
    },
    write: (file, text) => {
      writeFileSync(join(path, file), text);
    },
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

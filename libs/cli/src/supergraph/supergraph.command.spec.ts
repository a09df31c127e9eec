import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { captureRun } from '../terminal/captured-run.js';
import { SHIPPED, workspace } from '../workspace.js';

const shipped = join(workspace, SHIPPED.supergraph);
const school = 'agency-education/src/api/schema.graphql';

describe('pontio supergraph', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pontio-supergraph-'));
    const services = join(workspace, 'services');
    cpSync(services, folder, {
      recursive: true,
      filter: (file) => !/node_modules|dist/.test(file.slice(services.length)),
    });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const ours = (): string => join(folder, 'supergraph.yaml');
  const change = (from: string, to: string): void => {
    const file = join(folder, school);
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };

  it('finds the subgraphs of this repository fit to be served, and names them by a digest', async () => {
    const { code, stdout } = await captureRun('supergraph', 'check');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(
        /^✔ 6 subgraphs with \d+ labelled fields may be served\.\nsha256:[\w-]{43}$/,
      ),
    });
  });

  it('tells every fault of subgraphs that may not be served', async () => {
    change('yearGroup: String', 'yearGroup: String! shoe: Shoe');
    change('enum SenSupport', 'type Shoe { size: Int }\nenum SenSupport');
    const { code, stderr } = await captureRun('supergraph', 'check', ours(), '--quiet');
    expect(code).toBe(1);
    expect(stderr).toMatch(/may not be served[^]*yearGroup is non-null[^]*Shoe.size has no @ig label/);
  });

  it('prints the schema that subgraphs make together', async () => {
    const { code, stdout } = await captureRun('supergraph', 'compose', ours());
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('enum join__Graph') });
  });

  it('says that nothing changes where nothing does', async () => {
    const { stdout } = await captureRun('supergraph', 'diff', ours());
    expect(stdout).toBe('Nothing changes.');
  });

  it('says what a change would break, and by which digest it is accepted', async () => {
    change('  attendancePercent: Float\n', '  yearsAttended: Int\n');
    const { code, stdout } = await captureRun('supergraph', 'diff', shipped, ours(), '--exit-code');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /✖ EducationRecord\.attendancePercent was removed\. It would break [\w, -]+\.\n· EducationRecord\.yearsAttended was added \(EDUCATION C2 FACT\)\.\n✖ 1 change for somebody to decide\. Accepted, it goes by\nsha256:/,
    );
  });

  it('asks for a file that is there', async () => {
    const { code, stderr } = await captureRun('supergraph', 'check', join(folder, 'nowhere.yaml'));
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('cannot be read from') });
  });
});

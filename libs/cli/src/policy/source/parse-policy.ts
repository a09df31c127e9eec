import type { Policy } from '@pontio/decision';
import { LawCatalogueInvalid, parseLawCatalogue } from '@pontio/vocabulary';
import { parse } from 'yaml';
import type { ZodType } from 'zod';
import { CommandFailed } from '../../terminal/command-failed.js';
import { EXIT } from '../../terminal/exit-codes.js';
import { type AgreementFile, agreementFile, manifestFile } from './agreement-file.js';
import type { PolicyFile, PolicySource } from './policy-source.js';

/** An agreement, and the file it was read from. */
export interface ReadAgreement {
  readonly path: string;
  readonly agreement: AgreementFile;
}

/** A policy that has been read, ready to decide by. */
export interface ReadPolicy {
  readonly name: string;
  readonly policy: Policy;
  readonly agreements: readonly ReadAgreement[];
  /** The files of law it was made of. */
  readonly lawFiles: readonly PolicyFile[];
}

/**
 * Makes a policy of its files. Pure.
 *
 * @throws CommandFailed (check failed) with every problem of every file at once
 */
export function parsePolicy({ name, law, agreements, manifest }: PolicySource): ReadPolicy {
  const problems: string[] = [];
  const catalogue = parseLaw(law, problems);
  const read = agreements.flatMap((file) =>
    parseFile(file, agreementFile, problems).map((agreement) => ({ path: file.path, agreement })),
  );
  const [about] = manifest === undefined ? [] : parseFile(manifest, manifestFile, problems);
  if (catalogue === undefined || problems.length > 0) {
    const what = `The policy in ${name} cannot be read.`;
    throw new CommandFailed(EXIT.checkFailed, what, problems, 'Put right every line above, then try again.');
  }
  const policyVersion = about === undefined ? 'rehearsal' : `${about.id}@${about.version}`;
  return { name, policy: { policyVersion, law: catalogue }, agreements: read, lawFiles: law };
}

function parseLaw(files: readonly PolicyFile[], problems: string[]) {
  try {
    return parseLawCatalogue(files.map(({ text }) => text));
  } catch (error) {
    if (!(error instanceof LawCatalogueInvalid)) throw error;
    problems.push(...error.problems.map((problem) => withPath(problem, files)));
    return undefined;
  }
}

/** The catalogue numbers its files; people know them by path. */
function withPath(problem: string, files: readonly PolicyFile[]): string {
  return problem.replace(/^file (\d+):/, (all, number: string) => {
    const path = files[Number(number) - 1]?.path;
    return path === undefined ? all : `${path}:`;
  });
}

function parseFile<T>({ path, text }: PolicyFile, schema: ZodType<T>, problems: string[]): T[] {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    problems.push(`${path}: not YAML: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
  const result = schema.safeParse(document);
  if (result.success) return [result.data];
  problems.push(
    ...result.error.issues.map((issue) => `${path}: ${issue.path.join('.') || 'file'}: ${issue.message}`),
  );
  return [];
}

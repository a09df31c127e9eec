import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import canonicalize from 'canonicalize';
import { parse } from 'yaml';
import type { LawCatalogue, LawRow } from './law-catalogue.js';
import { type LawFile, type RepealedLaw, toGateway, toProhibition } from './law-file.js';
import { lawSchema } from './law-schema.js';

/** The catalogue could not be read. `problems` lists every one of them, in the order of the files. */
export class LawCatalogueInvalid extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The catalogue of law has ${String(problems.length)} problem(s):\n- ${problems.join('\n- ')}`);
    this.name = 'LawCatalogueInvalid';
  }
}

const validate = new Ajv2020({ allErrors: true, strict: true }).compile<LawFile>(lawSchema);

/**
 * Reads the catalogue of law from the text of its YAML files. Pure: the caller reads the files.
 *
 * @param texts - the text of one file, or of all files, in any order
 * @returns the rows by code, every default filled in; the version depends on nothing but the rows
 * @throws {@link LawCatalogueInvalid} with every problem of every file at once
 */
export function parseLawCatalogue(texts: string | readonly string[]): LawCatalogue {
  const problems: string[] = [];
  const files = [texts]
    .flat()
    .flatMap((text, index) => readFile(text, `file ${String(index + 1)}`, problems));
  const gateways = files.flatMap((file) => (file.gateways ?? []).map((entry) => toGateway(entry, file)));
  const prohibitions = files.flatMap((file) =>
    (file.prohibitions ?? []).map((entry) => toProhibition(entry, file)),
  );
  const rows = [...gateways, ...prohibitions];
  problems.push(...duplicates(rows), ...rows.flatMap(checkDates));
  if (problems.length > 0) throw new LawCatalogueInvalid(problems);
  return { version: versionOf(files, rows), gateways: byCode(gateways), prohibitions: byCode(prohibitions) };
}

/**
 * Reads which law is gone, from the same files. Apart from the catalogue, because nothing is decided by it.
 *
 * @throws {@link LawCatalogueInvalid} with every problem of every file at once
 */
export function parseRepealedLaw(texts: readonly string[]): ReadonlyMap<string, RepealedLaw> {
  const problems: string[] = [];
  const files = texts.flatMap((text, index) => readFile(text, `file ${String(index + 1)}`, problems));
  const rows = files.flatMap(({ repealed = [] }) => repealed);
  problems.push(...duplicates(rows));
  if (problems.length > 0) throw new LawCatalogueInvalid(problems);
  return new Map(rows.map((row) => [row.code, row]));
}

function readFile(text: string, name: string, problems: string[]): LawFile[] {
  let document: unknown;
  try {
    document = parse(text);
  } catch (error) {
    problems.push(`${name}: not YAML: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
  if (validate(document)) return [document];
  for (const error of validate.errors ?? []) {
    const allowed = error.keyword === 'additionalProperties' ? `: ${JSON.stringify(error.params)}` : '';
    problems.push(`${name}: ${error.instancePath || '/'} ${error.message ?? error.keyword}${allowed}`);
  }
  return [];
}

function duplicates(rows: readonly Pick<LawRow, 'code'>[]): string[] {
  const seen = new Set<string>();
  return rows.flatMap(({ code }) => {
    const again = seen.has(code);
    seen.add(code);
    return again ? [`${code}: written twice`] : [];
  });
}

function checkDates({ code, from, to }: LawRow): string[] {
  return from !== undefined && to !== undefined && to < from ? [`${code}: ends before it begins`] : [];
}

function versionOf(files: readonly LawFile[], rows: readonly LawRow[]): string {
  const edition =
    files
      .map((file) => file.edition)
      .sort()
      .at(-1) ?? 'empty';
  const sorted = [...rows].sort((a, b) => (a.code < b.code ? -1 : 1));
  const digest = createHash('sha256')
    .update(canonicalize(sorted) ?? '')
    .digest('hex');
  return `${edition}+${digest.slice(0, 12)}`;
}

function byCode<R extends LawRow>(rows: readonly R[]): ReadonlyMap<string, R> {
  return new Map(rows.map((row) => [row.code, row]));
}

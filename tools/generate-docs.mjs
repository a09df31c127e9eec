// Writes the pages that are made from code, or with --check says which of them are out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { renderAuditMd } from '@pontio/audit-contract';
import { renderCasesPage, shippedCases, shippedPolicy } from '@pontio/decision/cases';
import { errorRegistry } from '@pontio/errors';
import { agencyChildrensServicesSettings } from '@pontio/agency-childrens-services';
import { agencyEducationSettings } from '@pontio/agency-education';
import { agencyHealthSettings } from '@pontio/agency-health';
import { gatewaySettings } from '@pontio/gateway';
import { governanceSettings } from '@pontio/governance';
import { ledgerSettings } from '@pontio/ledger';
import { localSettings } from '@pontio/local';
import { personIndexSettings } from '@pontio/person-index';

const note = (source) => `<!-- Made from ${source} by \`npm run docs\`; changes here are lost. -->\n\n`;

const pages = {
  'AUDIT.md': () => renderAuditMd(),
  'docs/reference/errors.md': errorsPage,
  'docs/reference/decision-cases.md': casesPage,
  'docs/reference/configuration.md': configurationPage,
  '.env.example': environmentExample,
  'docs/explanation/path-of-a-request.md': pathPage,
};

const check = process.argv.includes('--check');
const stale = Object.entries(pages).filter(([file, render]) => {
  const text = render();
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  if (!check) writeFileSync(file, text);
  return true;
});
for (const [file] of stale) console.log(`${check ? 'out of date' : 'written'}: ${file}`);
if (check && stale.length > 0) process.exitCode = 1;

function errorsPage() {
  const rows = Object.entries(errorRegistry).map(
    ([code, { httpStatus, message, retryable }]) =>
      `| <a id="${code.toLowerCase()}"></a>\`${code}\` | ${httpStatus} | ${message} | ${retryable ? 'yes' : 'no'} |`,
  );
  return `# Errors\n\n${note('`libs/errors/src/registry.ts`')}Every fault that leaves Pontio has one of these codes in \`errors[].extensions.code\`. A refusal to share is no fault: it stands in \`extensions.sharing\`.\n\n| Code | HTTP status | What it says | Trying again can help |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function casesPage() {
  const policy = shippedPolicy();
  const intro =
    'Requests that somebody could make and the answer that is expected of each. Every one of them runs on every save. ' +
    'A law marked *(draft)* has not been verified in every part, and every answer that rests on it says so. The answers ' +
    'are the truth that audit holds: a caller is told of something hidden only that there is nothing that can be shared.';
  return `# Decision cases\n\n${note('`libs/decision/cases`')}${intro} Catalogue of law: ${policy.law.version}.\n\n${renderCasesPage(shippedCases(), policy)}`;
}

function settingsOf() {
  return [
    ['`npm start`', localSettings],
    ['Gateway', gatewaySettings],
    ['Ledger', ledgerSettings],
    ['Governance', governanceSettings],
    ['Person index', personIndexSettings],
    ["Children's services (SQL)", agencyChildrensServicesSettings],
    ['Health (FHIR)', agencyHealthSettings],
    ['Education (REST)', agencyEducationSettings],
  ];
}

function configurationPage() {
  const sections = settingsOf().map(([title, schema]) => {
    const rows = Object.entries(schema.shape).map(([name, field]) => {
      const fallback = defaultOf(field);
      const isRequired = !field.safeParse(undefined).success;
      return `| \`${name}\` | ${field.description ?? ''} | ${isRequired ? '**needed**' : fallback === undefined ? '-' : `\`${fallback}\``} |`;
    });
    return `## ${title}\n\n| Setting | What it is | Default |\n|---|---|---|\n${rows.join('\n')}\n`;
  });
  return `# Settings\n\n${note("each application's `config.ts`")}Environment variables, read once at start; every problem is reported at once. No setting can turn off token checks, decisions, audit or TLS verification.\n\n${sections.join('\n')}`;
}

function environmentExample() {
  const lines = settingsOf().flatMap(([title, schema]) => [
    `# ${title}`,
    ...Object.entries(schema.shape).map(([name, field]) => {
      const isRequired = !field.safeParse(undefined).success;
      return `${isRequired ? '' : '# '}${name}=${defaultOf(field) ?? ''}`;
    }),
    '',
  ]);
  return `# Made by \`npm run docs\`. \`npm start\` needs none of this.\n\n${lines.join('\n')}`;
}

function defaultOf(field) {
  const parsed = field.safeParse(undefined);
  return parsed.success && parsed.data !== undefined ? String(parsed.data) : undefined;
}

function pathPage() {
  return `# The path of a request\n\n${note('`gateway/src/request-path.ts` and `gateway/src/change-path.ts`')}Every request takes these steps, in this order. Steps at the door run before the document is parsed. A step may stop the request; none may reorder it. Why it is built so: [ADR 0004](../adr/0004-request-path-is-data.md).\n\n## A question\n\n${stepsOf('request-path')}\n## A change\n\nA mutation comes in at the same door and goes to the register: [ADR 0015](../adr/0015-changes-through-the-same-door.md).\n\n${stepsOf('change-path')}`;
}

function stepsOf(path) {
  const source = readFileSync(`gateway/src/${path}.ts`, 'utf8');
  const steps = [...source.matchAll(/\{ at: '(\w+)', stage: (\w+) \}, \/\/ +(.+)/g)];
  const rows = steps.map(
    ([, at, stage, promise], index) =>
      `| ${index + 1} | ${at} | [\`${stage}\`](../../gateway/src/stages/${kebab(stage)}.ts) | ${promise} |`,
  );
  return `| | Where | Stage | What it does |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function kebab(name) {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

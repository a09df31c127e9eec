import { auditCellStatuses } from './audit-event.js';
import { exampleEvents } from './examples.js';
import { type AuditEventKind, auditEventKinds, auditKinds } from './kinds.js';
import { sentenceFor } from './sentence-for.js';

/** @returns the text of `AUDIT.md`: every audit event, what it proves, and how it reads. */
export function renderAuditMd(): string {
  return `${HEAD}\n${auditEventKinds.map(section).join('\n')}\n${cellTable()}`;
}

const HEAD = `# Audit events

Generated from \`libs/audit-contract\`; do not edit. Every event is CloudEvents 1.0 in RFC 8785 canonical JSON,
at most 48,000 bytes, one per request, person and holding agency; a change of the register gives one to each
agency it concerns. It holds field names and statuses, never
values; people, practitioners and cases appear as keyed references (\`sub_\`, \`usr_\`, \`cse_\`) only.
`;

function section(kind: AuditEventKind): string {
  const { type, phase, meaning } = auditKinds[kind];
  const example = exampleEvents[kind];
  return `## ${kind}

${meaning}

- Type: \`${type}\`
- Phase: \`${phase}\`
- Subject: ${example.data.subjectRef === undefined ? 'the call or the record itself' : 'one person'}
- Reads as: “${sentenceFor(example)}”

\`\`\`json
${JSON.stringify(example, null, 2)}
\`\`\`
`;
}

function cellTable(): string {
  return `## Statuses of a cell\n\n${auditCellStatuses.map((status) => `\`${status}\``).join(', ')}\n`;
}

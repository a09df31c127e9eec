import type { AuditCell, AuditCellStatus, AuditData, AuditEvent } from './audit-event.js';
import { type AuditEventKind, kindOf } from './kinds.js';
import { type OversightKind, oversightKinds } from './oversight-kinds.js';
import { oversightSentence } from './oversight-sentence.js';
import { type RegisterKind, registerKinds } from './register-kinds.js';
import { registerSentence } from './register-sentence.js';

type Teller = (data: AuditData) => string;

const tellers: Record<Exclude<AuditEventKind, RegisterKind | OversightKind>, Teller> = {
  REQUEST_INTENT: (data) =>
    `${requesterOf(data)} was about to ask ${data.owner ?? 'an agency'} for ${
      countOf(data, 'ASKED') ?? 'nothing'
    }${circumstances(data)}${heldBack(data)}.`,
  DECISION: (data) =>
    `${requesterOf(data)} was told that ${data.owner ?? 'an agency'} may share ${
      countOf(data, 'DECIDED') ?? 'nothing'
    }${circumstances(data)}${heldBack(data)}.`,
  DISCLOSURE: (data) =>
    `${data.owner ?? 'An agency'} gave ${requesterOf(data)} ${
      countOf(data, 'RETURNED', 'TRANSFORMED') ?? 'no field'
    }${circumstances(data)}${heldBack(data)}.`,
  REFUSAL: (data) =>
    data.owner === null
      ? `${data.subgraph ?? 'The gateway'} refused a call by ${requesterOf(data)}${circumstances(data)}${because(data)}.`
      : `${data.owner} gave ${requesterOf(data)} nothing${circumstances(data)}${because(data)}${heldBack(data)}.`,
};

/**
 * One plain English sentence that says what an event records, for an information-governance officer. Counts
 * fields and names categories; needs no key, because it names nobody.
 */
export function sentenceFor(event: AuditEvent): string {
  const kind = kindOf(event);
  if (isRegisterKind(kind)) return registerSentence(kind, event.data, registrarOf(kind, event.data));
  if (isOversightKind(kind)) return oversightSentence(kind, event.data, overseerOf(event.data));
  return tellers[kind](event.data);
}

const isRegisterKind = (kind: AuditEventKind): kind is RegisterKind => Object.hasOwn(registerKinds, kind);

const isOversightKind = (kind: AuditEventKind): kind is OversightKind => Object.hasOwn(oversightKinds, kind);

/** What is kept long enough goes by itself. */
const overseerOf = (data: AuditData): string =>
  data.requester.org === undefined ? 'The ledger' : `An officer of ${requesterOf(data)}`;

/** Nobody asked when a clock ran out: then it is the register that speaks, or the gateway of what is its own. */
function registrarOf(kind: RegisterKind, data: AuditData): string {
  if (data.requester.org !== undefined) return requesterOf(data);
  return /^(POLICY|SUPERGRAPH|EVIDENCE)_/.test(kind) ? 'The gateway' : 'The register';
}

/** Codes read as words: `SOCIAL_WORKER` is "social worker". */
const words = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

function requesterOf({ requester }: AuditData): string {
  const { org = 'an unknown caller', role } = requester;
  return role === undefined ? org : `${org} (${words(role)})`;
}

function circumstances({ subjectRef, purpose, legalGateway, mode }: AuditData): string {
  return [
    mode === undefined ? '' : ' by breaking the glass',
    subjectRef === undefined ? '' : ' about one person',
    purpose === undefined ? '' : `, to ${words(purpose)}`,
    legalGateway === undefined ? '' : `, under ${legalGateway}`,
  ].join('');
}

function because({ reason, fault }: AuditData): string {
  if (reason === undefined) return '';
  return `: ${words(reason)}${fault === undefined ? '' : ` (${words(fault)})`}`;
}

function countOf({ cells }: AuditData, ...statuses: AuditCellStatus[]): string | undefined {
  const chosen = cells.filter(({ status }) => statuses.includes(status));
  if (chosen.length === 0) return undefined;
  const count = chosen.reduce((sum, { fields }) => sum + fields.length, 0);
  const categories = [...new Set(chosen.map(({ category }) => words(category)))].join(', ');
  return `${String(count)} ${count === 1 ? 'field' : 'fields'} (${categories})`;
}

const HELD_BACK: readonly [AuditCellStatus, string][] = [
  ['WITHHELD', 'withheld'],
  ['HIDDEN', 'hid'],
  ['UNAVAILABLE', 'could not get'],
];

function heldBack(data: AuditData): string {
  return HELD_BACK.map(([status, verb]) => {
    const count = countOf(data, status);
    return count === undefined ? '' : `; ${verb} ${count}${reasonsOf(data.cells, status)}`;
  }).join('');
}

function reasonsOf(cells: readonly AuditCell[], status: AuditCellStatus): string {
  const reasons = cells.flatMap((cell) =>
    cell.status === status && cell.reason !== undefined ? [words(cell.reason)] : [],
  );
  return reasons.length === 0 ? '' : ` because: ${[...new Set(reasons)].join(', ')}`;
}

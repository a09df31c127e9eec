import type { GatewayAnswer, Sharing } from './ask.js';

const NAMES: Readonly<Record<string, string>> = {
  socialCare: 'Northmere Council, children’s services (SQL)',
  health: 'Willowbank Community Health (FHIR)',
  education: 'Alderbrook Primary School (REST)',
};

/** An answer as a person would read it, line by line. */
export function* answerLines({ status, data, errors, sharing }: GatewayAnswer): Generator<string> {
  const person = (data?.['person'] ?? {}) as Record<string, unknown>;
  for (const [part, name] of Object.entries(NAMES)) {
    yield `\n  ${name}`;
    const lines = [...valueLines(person[part], '    ')];
    yield* lines.length > 0 ? lines : ['    (nothing in this answer; see below why)'];
  }
  for (const { message, extensions } of errors) yield* faultLines(message, extensions, status);
  if (sharing) yield* sharingLines(sharing);
}

function* faultLines(
  message: string,
  extensions: Readonly<Record<string, unknown>>,
  status: number,
): Generator<string> {
  const contact = extensions['contact'] as { name: string; phone: string } | undefined;
  yield `\n  ! ${message} (${String(extensions['code'])}${status === 200 ? '' : `, HTTP ${status}`})`;
  if (contact) yield `    Telephone ${contact.name}: ${contact.phone}`;
}

function* sharingLines(sharing: Sharing): Generator<string> {
  yield `\n  Decision ${sharing.outcome}: ${shared(sharing)}. (${sharing.decision})`;
  yield* withheldLines(sharing);
  yield '\n  What every source could say:';
  for (const { source, category, status, asOf } of sharing.manifest) {
    const dated = asOf === undefined ? '' : `  (as at ${asOf.slice(0, 16).replace('T', ' ')})`;
    yield `    ${source.padEnd(26)} ${category.padEnd(22)} ${status}${dated}`;
  }
  if (sharing.obligations.length > 0) yield '\n  Yours to do:';
  for (const { text } of sharing.obligations) yield `    ${text}`;
  if (sharing.drafts.length > 0) {
    yield `\n  Rests on law that nobody has verified yet: ${sharing.drafts.join(', ')}.`;
  }
}

function* withheldLines({ withheld }: Sharing): Generator<string> {
  if (withheld.length > 0) yield '\n  Withheld:';
  for (const { path, text, requestable, contact } of withheld) {
    yield `    ${path.slice(1).join(' > ') || 'everything'}: ${text}`;
    const mayAsk = requestable ? '; you may ask for it' : '';
    if (contact) yield `      Telephone ${contact.name}: ${contact.phone} (${contact.hours})${mayAsk}`;
  }
}

function shared({ outcome, legalOutcome }: Sharing): string {
  if (outcome.startsWith('DENY')) return 'nothing is shared';
  return legalOutcome === 'MUST'
    ? 'the law says that what is shared here must be'
    : 'the law allows what is shared here';
}

function* valueLines(value: unknown, indent: string): Generator<string> {
  for (const [key, item] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    if (item === null || (Array.isArray(item) && item.length === 0)) continue;
    if (Array.isArray(item)) {
      yield `${indent}${key}:`;
      for (const entry of item) yield `${indent}  - ${inOneLine(entry)}`;
    } else {
      yield `${indent}${key}: ${inOneLine(item)}`;
    }
  }
}

function inOneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.values(value)
    .filter((item) => item !== null)
    .map(String)
    .join(' · ');
}

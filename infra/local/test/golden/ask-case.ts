import { type AskEntry, CASE_REF, type CaseFile, type CastName, agencyId } from '@pontio/decision/cases';
import { readClientKey, requestToken } from '@pontio/sandbox';
import { until } from '../test-system.js';
import type { CasePeople } from './case-people.js';
import { practitionerId } from './case-register.js';
import type { NamedCase } from './case-subgraphs.js';
import { type CaseWorld, clientOf } from './case-world.js';

/** What came of a case: in the words of the case file, as the audit trail holds it; and what the caller was told. */
export interface CaseAnswer {
  readonly status: number;
  readonly requestId: string;
  readonly told: {
    readonly evaluations: readonly { readonly decision: boolean; readonly context: Told }[];
    readonly context: Readonly<Record<string, unknown>>;
  };
}

interface Told {
  readonly result: string;
  readonly reason?: string;
  readonly requestable: boolean;
}

/** A token as the agency's own system would get it. */
export async function tokenFor({ key, file }: NamedCase, world: CaseWorld): Promise<string> {
  const clientId = clientOf(file.practitioner.of ?? file.recipient);
  return requestToken({
    issuer: world.issuer,
    clientId,
    privateKeyJwk: await readClientKey(world.clientKeys, clientId),
    details: {
      practitioner: practitionerId(key),
      role: file.practitioner.role,
      purpose: file.purpose,
      ...(file.caseRef === undefined && { case_ref: CASE_REF }),
      legal_gateways: [...file.law],
    },
  });
}

/** Asks the gateway what a case asks. */
export async function evaluateCase(
  named: NamedCase,
  people: CasePeople,
  world: CaseWorld,
  breakGlass?: string,
): Promise<CaseAnswer> {
  const response = await fetch(`${world.gateway}/access/v1/evaluations`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenFor(named, world)}`,
    },
    body: JSON.stringify(evaluationOf(named.file, people, breakGlass)),
  });
  return {
    status: response.status,
    requestId: response.headers.get('x-request-id') ?? '',
    told: (await response.json()) as CaseAnswer['told'],
  };
}

/** What the claims of a request say beside its token. */
export function sharingOf({ date = '2026-11-01', flow }: CaseFile, breakGlass?: string) {
  return {
    at: `${date}T10:00:00.000Z`,
    ...(flow !== undefined && { flow }),
    ...(breakGlass !== undefined && { breakGlass }),
  };
}

function evaluationOf(file: CaseFile, people: CasePeople, breakGlass: string | undefined): object {
  const { practitioner, recipient, onBehalfOf } = file;
  const isPush = practitioner.of !== undefined && practitioner.of !== recipient;
  const person = (name: string) => ({ system: 'NHS', value: people.numbers.get(name) ?? '' });
  return {
    action: { name: isPush ? 'send' : 'view', properties: sharingOf(file, breakGlass) },
    context: {
      ...(isPush && { recipient: agencyId(recipient) }),
      ...(onBehalfOf !== undefined && { onBehalfOf: person(onBehalfOf) }),
      concerns: Object.keys(file.people).map(person),
    },
    evaluations: file.asks.map((ask) => ({
      resource: {
        ...resourceOf(ask, people),
        properties: { holder: agencyId(ask.of), value: valueOf(ask, person) },
      },
    })),
  };
}

/** Whoever is not among the people of a case is an agency of the cast. */
function resourceOf({ about, field }: AskEntry, { numbers }: CasePeople): { type: string; id: string } {
  const number = numbers.get(about);
  return number === undefined
    ? { type: 'agency-field', id: `${agencyId(about as CastName)}#${field}` }
    : { type: 'person-field', id: `NHS:${number}#${field}` };
}

function valueOf(ask: AskEntry, person: (name: string) => object): object {
  const { mentions, receivedFrom, disputed, prohibitions } = ask;
  return {
    ...(mentions !== undefined && { mentions: mentions.map(person) }),
    ...(receivedFrom !== undefined && {
      receivedFrom: { agency: agencyId(receivedFrom.agency), purpose: receivedFrom.purpose },
    }),
    ...(disputed !== undefined && { disputed }),
    ...(prohibitions !== undefined && { prohibitions }),
  };
}

/** The events of one request as the ledger stored them. */
export interface StoredEvent {
  readonly cells: readonly {
    readonly fields: readonly string[];
    readonly status: string;
    readonly reason?: string;
    readonly ref?: string;
  }[];
  readonly legalOutcome?: string;
  readonly legalGateway?: string;
  readonly obligations?: readonly string[];
}

/** Waits until the events of a request that tell how so many fields ended have reached the ledger. */
export async function eventsOf(
  requestId: string,
  fields: number,
  { database }: CaseWorld,
  endings: readonly string[] = ['DECIDED', 'WITHHELD', 'HIDDEN'],
): Promise<readonly StoredEvent[]> {
  const look = async (): Promise<StoredEvent[]> => {
    const { rows } = await database.query<{ bytes: Buffer }>('select bytes from ledger.event');
    const events = rows.map(
      ({ bytes }) => (JSON.parse(bytes.toString()) as { data: StoredEvent & { correlation: string } }).data,
    );
    return events.filter(({ correlation }) => correlation === requestId);
  };
  const count = (events: readonly StoredEvent[]): number =>
    events
      .flatMap(({ cells }) => cells)
      .filter(({ status }) => endings.includes(status))
      .flatMap((cell) => cell.fields).length;
  return until(look, (events) => count(events) >= fields);
}

/** What a decision put into the agencies' queues: what follows from a hidden cell stands nowhere else. */
export async function noticesOf(decisionId: string, { database }: CaseWorld): Promise<readonly string[]> {
  const { rows } = await database.query<{ kind: string }>(
    'select kind from governance.notice where decision_id = $1',
    [decisionId],
  );
  return rows.map(({ kind }) => kind);
}

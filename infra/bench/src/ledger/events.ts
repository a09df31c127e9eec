import {
  type AuditEvent,
  type AuditOutcome,
  EventForm,
  createAuditEvent,
  createReferencer,
  exampleEvents,
} from '@pontio/audit-contract';

/** Who and what the events of the benchmark are about: a county of a million requests. */
export const population = { people: 60_000, practitioners: 3_000, agencies: 40, cases: 20_000 } as const;

const refs = createReferencer(new Uint8Array(32).fill(5));
const START = Date.parse('2026-09-01T00:00:00.000Z');
/** A million events fill about two months, so that they lie in several partitions. */
const STEP_MS = 5_000;

const agencies = Array.from({ length: population.agencies }, (_, n) => `agy_bench_${String(n)}`);

/** The same numbers each time, and no two runs that differ. */
function mixed(n: number, salt: number): number {
  let x = Math.imul(n ^ (salt * 0x9e3779b9), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** The keyed reference to a person, practitioner or case of the population. */
export const refOf = {
  subject: remembered('subject', population.people),
  practitioner: remembered('practitioner', population.practitioners),
  case: remembered('case', population.cases),
} as const;

/** One of the agencies. */
export const agencyOf = (n: number): string => agencies[n % agencies.length] ?? '';

function remembered(kind: 'subject' | 'practitioner' | 'case', count: number): (n: number) => string {
  const all: (string | undefined)[] = Array<string | undefined>(count);
  return (n) => (all[n % count] ??= refs(kind, String(n % count)));
}

const forms = new Map<string, EventForm>();

/** The bytes of the n-th event: a disclosure like those of the gateway, of about a kilobyte. */
export function eventBytes(n: number): Uint8Array {
  const owner = agencyOf(mixed(n, 1));
  // A practitioner is of one agency.
  const org = agencyOf(practitionerOf(n));
  const outcome = mixed(n, 3) % 10 === 0 ? 'deny' : 'partial';
  const isEmergency = mixed(n, 4) % 500 === 0;
  const key = `${owner} ${org} ${outcome} ${String(isEmergency)}`;
  const form = forms.get(key) ?? new EventForm(example(owner, org, outcome, isEmergency));
  forms.set(key, form);
  return Buffer.from(form.fill(valuesOf(n, isEmergency)).text);
}

const practitionerOf = (n: number): number => mixed(n, 6) % population.practitioners;

function valuesOf(n: number, isEmergency: boolean): Parameters<EventForm['fill']>[0] {
  return {
    id: `evt_bench_${String(n)}`,
    time: new Date(START + n * STEP_MS).toISOString(),
    correlation: `req_bench_${String(Math.floor(n / 3))}`,
    decisionId: `dec_bench_${String(Math.floor(n / 3))}`,
    inputDigest: `sha256:${'d'.repeat(43)}`,
    subjectRef: refOf.subject(mixed(n, 5)),
    userRef: refOf.practitioner(practitionerOf(n)),
    caseRef: refOf.case(mixed(n, 7)),
    jti: `tok_${String(n)}`,
    ...(isEmergency && { breakGlass: `bgl_${String(n)}` }),
  };
}

function example(owner: string, org: string, outcome: AuditOutcome, isEmergency: boolean): AuditEvent {
  const { data, id, time, source } = exampleEvents.DISCLOSURE;
  const { phase: _phase, ...facts } = data;
  return createAuditEvent(
    'DISCLOSURE',
    {
      ...facts,
      ...{ owner, outcome, inputDigest: `sha256:${'0'.repeat(43)}`, requester: { ...facts.requester, org } },
      ...(isEmergency && { mode: 'BREAK_GLASS' as const, breakGlass: 'bgl_example' }),
    },
    { id, time, source },
  );
}

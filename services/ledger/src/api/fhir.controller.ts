import {
  BadRequestException,
  Controller,
  Get,
  Header,
  Inject,
  Query,
  Req,
  UnauthorizedException,
} from '@nestjs/common';
import type { Bundle } from '@medplum/fhirtypes';
import { isPontioError } from '@pontio/errors';
import { newId } from '@pontio/platform';
import { type IncomingMessage } from 'node:http';
import { toFhirAuditEvent } from '../application/fhir/to-fhir-audit-event.js';
import { type EventSearch } from '../application/search/event-search.js';
import { type EventPage, searchEvents } from '../application/search/search-events.js';
import { isBearer } from './bearer.js';
import { OfficersDesk } from './officers-desk.js';

/** Injection token of the agencies that read the trail as FHIR, each with its credential. */
export const FHIR_READERS = Symbol('FHIR readers');

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

const OUTCOMES: Readonly<Record<string, EventSearch['outcome']>> = {
  ...{ '0': 'permit', '4': 'partial', '8': 'deny', '12': 'error' },
};
const MOST = 100;

/**
 * The trail of one agency as FHIR R4, for its own systems: the credential says whose. Each read is an event like
 * an officer's.
 *
 * @see https://profiles.ihe.net/ITI/TF/Volume2/ITI-81.html
 */
@Controller('fhir')
export class FhirController {
  constructor(
    private readonly desk: OfficersDesk,
    @Inject(FHIR_READERS) private readonly readers: ReadonlyMap<string, string>,
  ) {}

  @Get('AuditEvent')
  @Header('content-type', 'application/fhir+json; charset=utf-8')
  @Header('cache-control', 'no-store')
  async search(@Query() parameters: Parameters, @Req() request: IncomingMessage): Promise<Bundle> {
    const agencyId = [...this.readers].find(([, token]) => isBearer(request, token))?.[0];
    if (agencyId === undefined) throw new UnauthorizedException();
    try {
      return bundleOf(await this.read(agencyId, parameters));
    } catch (error) {
      if (isPontioError(error) && error.code === 'OPERATION_INVALID') throw new BadRequestException();
      throw error;
    }
  }

  private read(agencyId: string, parameters: Parameters): Promise<EventPage> {
    const first = Math.min(Number(parameters['_count'] ?? MOST) || MOST, MOST);
    const after = parameters['_cursor'];
    const order = { id: newId('ord'), recipient: agencyId, purpose: 'IG_AUDIT' };
    return this.desk.answerOrder({ order, agencyId, what: 'FHIR', reason: 'ROUTINE_REVIEW' }, () =>
      searchEvents(this.desk.reader, searchOf(agencyId, parameters, this.desk), {
        first,
        ...(typeof after === 'string' && { after }),
      }),
    );
  }
}

function searchOf(agencyId: string, parameters: Parameters, desk: OfficersDesk): EventSearch {
  const value = (name: string): string | undefined => [parameters[name] ?? []].flat()[0]?.split('|').at(-1);
  const [patient, agent, outcome] = ['patient.identifier', 'agent.identifier', 'outcome'].map(value);
  return {
    agencyId,
    ...datesOf([parameters['date'] ?? []].flat()),
    ...(patient !== undefined && { subjectRef: desk.refOf('subject', patient) }),
    ...(agent?.startsWith('agy_') === true && { asking: agent }),
    ...(agent?.startsWith('agy_') === false && { practitionerRef: desk.refOf('practitioner', agent) }),
    ...(outcome !== undefined && OUTCOMES[outcome] && { outcome: OUTCOMES[outcome] }),
  };
}

/** `ge` and `lt` of FHIR's dates; the others would need an end that these times do not have. */
function datesOf(dates: readonly string[]): Pick<EventSearch, 'from' | 'to'> {
  const at = (prefix: string): string | undefined => dates.find((date) => date.startsWith(prefix))?.slice(2);
  const [from, to] = [at('ge'), at('lt')];
  if ([from, to].some((time) => time !== undefined && Number.isNaN(Date.parse(time))))
    throw new BadRequestException();
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function bundleOf({ entries, next }: EventPage): Bundle {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(next !== undefined && { link: [{ relation: 'next', url: `AuditEvent?_cursor=${next}` }] }),
    entry: entries.map((entry) => ({ resource: toFhirAuditEvent(entry), search: { mode: 'match' } })),
  };
}

import type { AuditEventKind, AuditOutcome } from '@pontio/audit-contract';
import { PontioError } from '@pontio/errors';
import type { EventSearch } from '../application/search/event-search.js';
import type { PageOf } from '../application/search/search-events.js';
import type { OfficersArgs, OfficersDesk } from './officers-desk.js';

/** Arguments by which entries are searched; GraphQL gives null for what is left out. */
export interface SearchArgs extends OfficersArgs {
  readonly person?: string | null;
  readonly practitioner?: string | null;
  readonly caseRef?: string | null;
  readonly asking?: string | null;
  readonly giving?: string | null;
  readonly purpose?: string | null;
  readonly outcome?: AuditOutcome | null;
  readonly kinds?: readonly AuditEventKind[] | null;
  readonly requestId?: string | null;
  readonly decisionId?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly breakGlass?: boolean | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const DEFAULT_FIRST = 50;

/** The search that an officer's arguments ask for. @throws PontioError `OPERATION_INVALID` */
export function searchOf(args: SearchArgs, desk: OfficersDesk): EventSearch {
  const {
    agencyId,
    person,
    practitioner,
    caseRef,
    reason: _why,
    first: _first,
    after: _after,
    ...rest
  } = args;
  const times = [args.from, args.to].filter((time) => typeof time === 'string');
  if (times.some((time) => Number.isNaN(Date.parse(time))))
    throw new PontioError('OPERATION_INVALID', { detail: 'a time is no time' });
  return {
    agencyId,
    ...given(rest),
    ...(typeof person === 'string' && { subjectRef: desk.refOf('subject', person) }),
    ...(typeof practitioner === 'string' && { practitionerRef: desk.refOf('practitioner', practitioner) }),
    ...(typeof caseRef === 'string' && { caseRef: desk.refOf('case', caseRef) }),
  };
}

/** The page that an officer's arguments ask for. */
export function pageOf({ first, after }: Pick<SearchArgs, 'first' | 'after'>): PageOf {
  return { first: first ?? DEFAULT_FIRST, ...(typeof after === 'string' && { after }) };
}

type Given<T> = { readonly [K in keyof T]?: NonNullable<T[K]> };

function given<T extends object>(args: T): Given<T> {
  return Object.fromEntries(
    Object.entries(args).filter(([, value]) => value !== null && value !== undefined),
  ) as Given<T>;
}

import {
  AGENCY_TYPES,
  type AgencyType,
  type Jurisdiction,
  type LawCatalogue,
  type LegalGateway,
  PRACTITIONER_ROLES,
  PURPOSE_CODES,
  type Party,
  type PurposeCode,
  type RecordedCondition,
  STATUTORY_ROLES,
  type StatutoryRole,
  purposeOf,
} from '@pontio/vocabulary';
import type { Chance } from './chance.js';

/** What a random request is about. Facts are made to fit it, mostly, so that requests get far. */
export interface Scene {
  readonly chance: Chance;
  readonly books: LawBooks;
  readonly gateway: LegalGateway;
  readonly purpose: PurposeCode;
  readonly role: string;
  readonly nation: Jurisdiction;
  readonly at: string;
  readonly isPush: boolean;
  readonly isGlass: boolean;
}

/** The catalogue of law, laid out to be drawn from. */
export interface LawBooks {
  readonly gateways: readonly LegalGateway[];
  /** Those that some request can pass by. */
  readonly usable: readonly LegalGateway[];
  readonly gatewayCodes: readonly string[];
  readonly prohibitionCodes: readonly string[];
  /** Conditions that open a prohibition. */
  readonly exceptions: readonly RecordedCondition[];
}

/** Lays out a catalogue. */
export function lawBooks({ gateways, prohibitions }: LawCatalogue): LawBooks {
  return {
    gateways: [...gateways.values()],
    usable: [...gateways.values()].filter(
      ({ standsAlone, recipients, from }) => standsAlone && recipients.length > 0 && from !== 'NOT_COMMENCED',
    ),
    gatewayCodes: [...gateways.keys()],
    prohibitionCodes: [...prohibitions.keys()],
    exceptions: [...prohibitions.values()].flatMap((row) =>
      row.exceptions.flatMap(({ condition }) => condition ?? []),
    ),
  };
}

/** Agencies and people of every scene. The first agency receives, the others hold. */
export const AGENCIES = ['agy_receiver', 'agy_first', 'agy_second', 'agy_third'] as const;
export const PEOPLE = ['per_first', 'per_second', 'per_third'] as const;
export const RELATIVE = 'per_relative';
export const PRACTITIONER = 'prc_asker';
export const TEAM = 'team_one';
export const CASE = 'CASE-1';
export const BEFORE = '2026-06-01T09:00:00.000Z';

const INSTANTS = [
  '2026-10-20T09:00:00.000Z',
  '2026-11-01T10:00:00.000Z',
  '2026-12-24T23:30:00.000Z',
  '2026-09-30T00:15:00.000+01:00',
  '2026-09-29T23:30:00.000Z',
  '2027-02-28T12:00:00.000Z',
] as const;
const EARLY = [
  '2026-09-29T22:59:59.000Z',
  '2026-02-04T12:00:00.000Z',
  '2025-11-06T12:00:00.000Z',
  '1997-01-01T00:00:00Z',
] as const;

/** Purposes for which glass is broken. */
const URGENT = ['EMERGENCY', 'DIRECT_CARE', 'SAFEGUARD_CHILD'] as const;

/** Sets a scene: a gateway of the catalogue, and a request that it might carry. */
export function setScene(chance: Chance, books: LawBooks): Scene {
  const isLucky = chance.is(0.75);
  chance.luck = isLucky;
  const gateway = chance.pick(isLucky ? books.usable : books.gateways);
  const isGlass = chance.is(gateway.code === 'UK.VITAL' ? 0.7 : 0.08);
  const fitting = isGlass && chance.is(0.7) ? URGENT : PURPOSE_CODES;
  const purpose = chance.mostly(0.93, chance.pick(orAll(gateway.purposes, fitting)), PURPOSE_CODES);
  const { roles } = purposeOf(purpose);
  const nation: Record<Jurisdiction, Jurisdiction> = {
    ENG: 'ENG',
    WAL: 'WAL',
    EW: chance.pick(['ENG', 'WAL']),
    UK: 'ENG',
  };
  return {
    chance,
    books,
    gateway,
    purpose,
    role: chance.mostly(0.95, chance.pick(orAll(roles, PRACTITIONER_ROLES)), PRACTITIONER_ROLES),
    nation: chance.mostly(0.93, nation[gateway.jurisdiction], ['ENG', 'WAL', 'EW', 'UK']),
    at: chance.fits(0.92) ? chance.pick(INSTANTS) : chance.pick(EARLY),
    isPush: chance.is(gateway.conditions.includes('SENT_BY_HOLDER') ? 0.93 : 0.08),
    isGlass,
  };
}

function orAll<T>(list: readonly T[], all: readonly T[]): readonly T[] {
  return list.length > 0 ? list : all;
}

/** The type and the statutory parts of an agency that is one of some parties. */
export function playing(chance: Chance, parties: readonly Party[]): [AgencyType, StatutoryRole[]] {
  const party = chance.mostly(0.96, parties.length > 0 ? chance.pick(parties) : 'ANY', ['ANY']);
  const types: readonly string[] = AGENCY_TYPES;
  const type = types.includes(party) ? (party as AgencyType) : chance.pick(AGENCY_TYPES);
  const parts = STATUTORY_ROLES.filter((part) => part === party || chance.is(0.1));
  return [type, parts];
}

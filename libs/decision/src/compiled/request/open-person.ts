import type { RepresentativeCapacity } from '@pontio/vocabulary';
import type { ConsentCode } from '../facts/consent-code.js';
import type { JudgementCode } from '../facts/judgement-code.js';
import type { PersonCode } from '../facts/person-code.js';
import type { RestrictionCode } from '../facts/restriction-code.js';
import { holdsOn } from '../words/days.js';
import { EVERY, has } from '../words/words.js';
import { consentsInScope, hasCompetence, namesReceiver } from './open-consents.js';
import { conditionsAround, judgementsInScope } from './open-judgements.js';
import type { OpenRequest } from './open-request.js';
import { type Claim, claimOn } from './claim.js';

/** All that depends on the request and on one person it asks about. Never changed once made. */
export class OpenPerson {
  /** The glass was broken for this person, and the time has not run out. */
  readonly glass: boolean;
  readonly isChild: boolean;
  /** The children of the request whose family the person belongs to. */
  readonly children: readonly PersonCode[];
  /** Asked about as an adult of a child's family. */
  readonly isFamilyOfChild: boolean;
  readonly claim: Claim;
  /** Restrictions that hold today, and those of them that bind this request. */
  readonly active: readonly RestrictionCode[];
  readonly binding: readonly RestrictionCode[];
  /** The set of those that hold, and those that bind as flags. */
  readonly activeBits: number;
  readonly flags: readonly RestrictionCode[];
  readonly isTooClose: boolean;
  readonly judgements: readonly JudgementCode[];
  /** Judgements that a condition of the law is met, of the person and of those children. */
  readonly conditions: readonly JudgementCode[];
  readonly consents: readonly ConsentCode[];
  /** A child who was found competent when last assessed. */
  readonly isCompetentChild: boolean;
  /** Who must never be told, beside those it was not safe to ask. */
  readonly silent: readonly string[];

  constructor(
    readonly code: PersonCode,
    request: OpenRequest,
  ) {
    const { today } = request;
    this.glass = isGlassBroken(code, request);
    this.isChild = code.comesOfAge > today;
    this.children = request.people.filter((other) => isChildOfFamily(other, code, today));
    this.isFamilyOfChild = code.isPerson && !this.isChild && this.children.length > 0;
    const family = this.children.length === 0 ? [code] : [code, ...this.children];
    this.claim = claimOn(family, request);
    this.active = code.restrictions.filter(({ days }) => holdsOn(days, today));
    this.binding = this.active.filter((restriction) => isAimedAt(restriction, request, this.glass));
    this.activeBits = this.active.reduce((set, { bit }) => set | bit, 0);
    this.flags = this.binding.filter(({ isFlag }) => isFlag);
    this.isTooClose = isRelated(code, this.active, request) || isColleague(this.active, request, this.glass);
    this.judgements = judgementsInScope(code, request);
    this.conditions = conditionsAround(family, request);
    this.consents = consentsInScope(code, request);
    this.isCompetentChild = this.isChild && hasCompetence(code, request);
    this.silent = silentAbout(code, this.active, today);
  }
}

function isGlassBroken({ id }: PersonCode, { input, now }: OpenRequest): boolean {
  const { mode, breakGlass } = input.request;
  if (mode !== 'BREAK_GLASS' || breakGlass === undefined) return false;
  return breakGlass.personIds.includes(id) && now <= Date.parse(breakGlass.until);
}

function isChildOfFamily(other: PersonCode, { id, relatives }: PersonCode, today: string): boolean {
  if (other.id === id || !(other.isUnborn || other.comesOfAge > today)) return false;
  return other.relatives.has(id) || relatives.has(other.id);
}

/** Whether a restriction that holds is meant for who receives, and nothing opens it. */
export function isAimedAt(restriction: RestrictionCode, request: OpenRequest, glass: boolean): boolean {
  const { fromAgencies, exceptPurposes, exceptApprovers } = restriction.facts;
  const { input } = request;
  if (glass && opensToGlass(restriction, request)) return false;
  if (fromAgencies.length > 0 && !namesReceiver(fromAgencies, request)) return false;
  return !exceptPurposes.includes(input.request.purpose) && !exceptApprovers.includes(input.actor.id);
}

/** Whether a glass that is broken as this one opens a restriction. */
function opensToGlass({ opensTo }: RestrictionCode, { input, purposeBit, roleBit }: OpenRequest): boolean {
  if (opensTo === undefined) return false;
  const { purposes, roles, grounds } = opensTo;
  const ground = input.request.breakGlass?.ground ?? '';
  return (
    (purposes === EVERY || has(purposes, purposeBit)) &&
    (roles === EVERY || has(roles, roleBit)) &&
    (grounds === undefined || grounds.includes(ground))
  );
}

function isRelated(
  { id, relatives }: PersonCode,
  active: readonly RestrictionCode[],
  { input }: OpenRequest,
): boolean {
  const self = input.actor.staffPersonId;
  if (self === undefined) return false;
  return (
    self === id || relatives.has(self) || active.some(({ facts }) => facts.dangerousPersonIds.includes(self))
  );
}

function isColleague(active: readonly RestrictionCode[], request: OpenRequest, glass: boolean): boolean {
  return active.some(
    (restriction) =>
      restriction.code === 'R.STAFF_SUBJECT' &&
      restriction.setBy === request.input.actor.agencyId &&
      !(glass && opensToGlass(restriction, request)),
  );
}

function silentAbout(
  { representatives }: PersonCode,
  active: readonly RestrictionCode[],
  today: string,
): readonly string[] {
  const dangerous = active.flatMap(({ keepsSilent, facts }) => (keepsSilent ? facts.dangerousPersonIds : []));
  const kept = representatives.filter(
    ({ facts, days }) => facts.excludedFromNotice === true && holdsOn(days, today),
  );
  return [...dangerous, ...kept.map(({ facts }) => facts.personId)];
}

/** Whether somebody may act for a person today, in one of some capacities. */
export function mayActFor(
  personId: string | undefined,
  { representatives }: PersonCode,
  capacities: readonly RepresentativeCapacity[],
  today: string,
): boolean {
  return representatives.some(
    ({ facts, days }) =>
      facts.personId === (personId ?? '') && capacities.includes(facts.capacity) && holdsOn(days, today),
  );
}

import { type Jurisdiction, type Purpose, isPurpose, purposeOf } from '@pontio/vocabulary';
import type { DecisionInput } from '../../facts/decision-input.js';
import { ukDate } from '../../uk-date.js';
import type { AgencyCode } from '../facts/agency-code.js';
import type { CompiledFacts } from '../facts/compiled-facts.js';
import type { PersonCode } from '../facts/person-code.js';
import type { PolicyTables } from '../law/compile-policy.js';
import { dayOf } from '../words/days.js';
import { depthsReached } from '../words/depths-reached.js';
import { purposes, roles } from '../words/vocabularies.js';
import { type Candidate, candidatesFor } from './candidates.js';
import { type OpenAgreement, openAgreements } from './open-agreements.js';
import { isDeclared, unknownInRequest } from './request-form.js';
import { type Prohibitions, prohibitionsToday } from './prohibitions-today.js';

/** All that depends on the request alone. Never changed once made. */
export class OpenRequest {
  /** The UK day. */
  readonly today: string;
  /** The instant, in milliseconds. */
  readonly now: number;
  /** The part that holds a word nobody knows. Where it is set, nothing else of the request is looked at. */
  readonly unknown: string | undefined;
  readonly purpose: Purpose;
  /** The depths it reaches. */
  readonly reached: number;
  /** The sets of its purpose and of the practitioner's role alone. */
  readonly purposeBit: number;
  readonly roleBit: number;
  readonly isRoleListed: boolean;
  readonly hasLapsed: boolean;
  readonly lacksCase: boolean;
  readonly lacksDeclaration: boolean;
  readonly recipient: AgencyCode;
  readonly people: readonly PersonCode[];
  readonly agreements: readonly OpenAgreement[];
  /** Some agreement has a status that nobody knows. */
  readonly hasStrangeAgreement: boolean;
  /** Gateways that the caller names, strongest first. */
  readonly named: readonly Candidate[];
  /** What is forbidden today, here or at another place. */
  readonly prohibitionsAt: (place: Jurisdiction) => Prohibitions;

  constructor(
    readonly input: DecisionInput,
    readonly tables: PolicyTables,
    readonly facts: CompiledFacts,
  ) {
    const { request, actor } = input;
    this.today = ukDate(input.at);
    this.now = Date.parse(input.at);
    this.unknown = unknownInRequest(input, this.today, tables);
    // Where the purpose is unknown, every cell has stopped before it matters which stands in for it.
    this.purpose = purposeOf(isPurpose(request.purpose) ? request.purpose : 'TRAINING');
    this.reached = depthsReached(this.purpose.depth);
    const listed: readonly string[] = this.purpose.roles;
    this.purposeBit = purposes.bitOf(request.purpose);
    this.roleBit = roles.bitOf(actor.role);
    this.isRoleListed = listed.includes(actor.role);
    this.recipient = facts.agency(input.recipient);
    this.hasLapsed = this.today > dayOf(actor.trainingValidTo) || this.today > this.recipient.assuredTo;
    this.lacksCase = this.purpose.caseRef && (request.caseRef ?? '').trim() === '';
    this.lacksDeclaration = request.mode !== 'NORMAL' && !isDeclared(request.breakGlass);
    this.people = input.subjects.map(facts.person);
    const agreements = input.agreements.map(facts.agreement);
    this.agreements = openAgreements(agreements, this);
    this.hasStrangeAgreement = agreements.some(({ isStatusKnown }) => !isStatusKnown);
    this.named = candidatesFor(request.gateways, this);
    this.prohibitionsAt = prohibitionsToday(this);
  }
}

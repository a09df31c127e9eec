import {
  type Condition,
  type LawCatalogue,
  OBLIGATION_TYPES,
  REASONS,
  RESTRICTIONS,
  type ReasonCode,
  type RestrictionRule,
} from '@pontio/vocabulary';
import type { Decision, DecisionCell, DecisionInput } from '../src/index.js';

/** Reasons for which a gateway is shut; the reference is the gateway. */
const SHUT: readonly ReasonCode[] = [
  'NO_GATEWAY',
  'GATEWAY_NOT_IN_FORCE',
  'GATEWAY_WRONG_JURISDICTION',
  'RECIPIENT_NOT_ELIGIBLE',
  'BASIS_NOT_AVAILABLE',
  'VICTIM_PROCEDURE',
];

/** What no decision can show, and why. */
const CANNOT_BE: Readonly<Record<string, string>> = {
  'gateway ENG.CA2004.16LC is used': 'it waits for regulations',
  'gateway EW.MSA2015.52 is used': 'its recipient is not on this network',
  'gateway CL.PUBLIC_INTEREST is used': 'it never stands alone',
  'restriction R.PROTECTED_PERSON shows': 'its statute, which has no exceptions, forbids first',
  'condition IDENTIFIER_KNOWN is met': 'only ENG.CA2004.16LC asks for it',
  'condition NOTHING_NARROWER is not met': 'candidates are tried narrowest first',
};

/** Conditions that facts meet otherwise than by a record: whether an input meets them for nobody. */
const ABSENT: Partial<Record<Condition, (input: DecisionInput) => boolean>> = {
  CASE_REFERENCE: ({ request }) => (request.caseRef ?? '').trim() === '',
  CALLED_UPON: ({ request }) => request.manner === 'PUSH',
  SENT_BY_HOLDER: ({ request }) => request.manner !== 'PUSH',
  HOLDER_NOT_PUBLIC_AUTHORITY: ({ holders }) => holders.every(({ publicAuthority }) => publicAuthority),
  OWN_AGENCY: ({ asks, recipient }) => asks.every(({ holderId }) => holderId !== recipient.id),
  OWN_RIGHT: ({ request }) => request.onBehalfOf === undefined,
};

/** What a run of decisions has shown, in words: reasons, obligations, and each row of the law open and shut. */
export class Coverage {
  private readonly seen = new Set<string>();

  constructor(private readonly law: LawCatalogue) {}

  /** Takes note of a decision. */
  note(input: DecisionInput, decision: Decision): void {
    for (const { type } of decision.obligations) this.seen.add(`obligation ${type}`);
    for (const cell of decision.cells) this.noteCell(cell, input);
  }

  private noteCell({ result, reason, ref, under }: DecisionCell, input: DecisionInput): void {
    this.seen.add(`reason ${reason}`);
    this.seen.add(`result ${result}`);
    if (ref === undefined) return;
    if (reason === 'PROHIBITED') this.seen.add(`prohibition ${ref} holds`);
    if (ref in RESTRICTIONS) this.seen.add(`restriction ${ref} shows`);
    if (reason === 'SHARED' || under !== undefined) this.noteGateway(under ?? ref, 'is used', input);
    else if (SHUT.includes(reason)) this.noteGateway(ref, 'is shut', input);
  }

  private noteGateway(code: string, state: 'is used' | 'is shut', input: DecisionInput): void {
    this.seen.add(`gateway ${code} ${state}`);
    for (const condition of this.law.gateways.get(code)?.conditions ?? []) {
      if (state === 'is used') this.seen.add(`condition ${condition} is met`);
      else if (isAbsent(condition, input)) this.seen.add(`condition ${condition} is not met`);
    }
  }

  /** What was to be shown and was not. */
  missing(): readonly string[] {
    return this.wanted().filter((what) => !this.seen.has(what) && !(what in CANNOT_BE));
  }

  private wanted(): readonly string[] {
    const gateways = [...this.law.gateways.values()];
    const conditions = [...new Set(gateways.flatMap((row) => row.conditions))];
    const flags = Object.entries<RestrictionRule>(RESTRICTIONS).filter(
      ([, rule]) => rule.appliedAt === 'FLAGS',
    );
    return [
      ...['ALLOW', 'TRANSFORM', 'WITHHOLD', 'HIDE'].map((result) => `result ${result}`),
      ...Object.keys(REASONS).map((code) => `reason ${code}`),
      ...OBLIGATION_TYPES.map((type) => `obligation ${type}`),
      ...gateways.flatMap(({ code }) => [`gateway ${code} is used`, `gateway ${code} is shut`]),
      ...conditions.flatMap((name) => [`condition ${name} is met`, `condition ${name} is not met`]),
      ...[...this.law.prohibitions.keys()].map((code) => `prohibition ${code} holds`),
      ...flags.map(([code]) => `restriction ${code} shows`),
    ];
  }
}

function isAbsent(condition: Condition, input: DecisionInput): boolean {
  const absent = ABSENT[condition];
  if (absent !== undefined) return absent(input);
  return input.subjects.every(({ judgements }) => judgements.every((one) => one.condition !== condition));
}

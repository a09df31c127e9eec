import {
  type LawCatalogue,
  type LegalGateway,
  type ObligationType,
  type Purpose,
  type ReasonCode,
  categoryOf,
  isCategory,
} from '@pontio/vocabulary';
import type { AgencyFacts } from './facts/agency-facts.js';
import type { AgreementFacts, ReferenceRow } from './facts/agreement-facts.js';
import type { CellQuestion, DecisionInput } from './facts/decision-input.js';
import type { SubjectFacts } from './facts/subject-facts.js';

/** A change that has to be made to a value before it may leave. */
export interface Transform {
  readonly reason: ReasonCode;
  readonly ref?: string;
  readonly obligation: ObligationType;
}

/** One cell on its way through the stages: the facts, and what earlier stages have found. */
export interface CellCase {
  readonly input: DecisionInput;
  readonly law: LawCatalogue;
  /** The UK day of the request. */
  readonly today: string;
  readonly purpose: Purpose;
  readonly question: CellQuestion;
  readonly subject: SubjectFacts;
  readonly holder: AgencyFacts;
  /** Set by GATEWAY. */
  readonly gateway?: LegalGateway;
  /** Set by AGREEMENT. */
  readonly agreement?: AgreementFacts;
  /** Set by NEED. */
  readonly row?: ReferenceRow;
  readonly transforms: readonly Transform[];
  readonly obligations: readonly ObligationType[];
}

/** What a stage adds to a cell that goes on. */
export interface Additions {
  readonly gateway?: LegalGateway;
  readonly agreement?: AgreementFacts;
  readonly row?: ReferenceRow;
  readonly transform?: Transform;
  readonly obligations?: readonly ObligationType[];
}

/** Why a stage stopped a cell. */
export interface Stop {
  readonly reason: ReasonCode;
  readonly ref?: string;
  /** Keep secret that there is anything to hold back. */
  readonly hide?: boolean;
  /** Beside those that always go with the reason. */
  readonly obligations?: readonly ObligationType[];
  /** Agencies that NOTIFY_HOLDER is for, where it is not the holder of the cell. */
  readonly tell?: readonly string[];
  /** The part that holds a word nobody knows: for the owner of the policy. */
  readonly unknown?: string;
}

/** What a stage finds: the cell goes on, stops, or (the last stage only) is released. */
export type Finding =
  | { readonly next: 'ON'; readonly add: Additions }
  | { readonly next: 'STOP'; readonly stop: Stop }
  | { readonly next: 'RELEASE'; readonly add: Additions };

/** The cell goes on, with what the stage adds. */
export const goOn = (add: Additions = {}): Finding => ({ next: 'ON', add });

/** The cell is released, with what the last stage adds. */
export const release = (add: Additions = {}): Finding => ({ next: 'RELEASE', add });

/** The cell stops here. */
export const stop = (reason: ReasonCode, more: Omit<Stop, 'reason'> = {}): Finding => ({
  next: 'STOP',
  stop: { reason, ...more },
});

/** Names of the stages, in the order of the design. */
export type StageName =
  | 'FORM'
  | 'STANDING'
  | 'AUDIT'
  | 'GATEWAY'
  | 'AGREEMENT'
  | 'RELATION'
  | 'CONFLICT'
  | 'PROHIBITED'
  | 'FLAGS'
  | 'NEED'
  | 'CONFIDENCE'
  | 'OTHERS'
  | 'ONWARD'
  | 'SHAPE';

/** One step of every decision. */
export interface Stage {
  readonly name: StageName;
  /** Whether directory cells pass through it too; they skip every other stage. */
  readonly directory?: true;
  readonly check: (cell: CellCase) => Finding;
}

/** Whether the cell asks for a public directory entry, which everybody in good standing may have. */
export function isDirectory({ label }: CellQuestion): boolean {
  return label.category === 'DIRECTORY' && label.level === 'C0';
}

/** Whether the glass was broken for this person, and the time has not run out. */
export function isBreakGlass({ input: { request, at }, subject }: CellCase): boolean {
  const { mode, breakGlass } = request;
  return (
    mode === 'BREAK_GLASS' &&
    breakGlass !== undefined &&
    breakGlass.personIds.includes(subject.id) &&
    Date.parse(at) <= Date.parse(breakGlass.until)
  );
}

/**
 * Whether the broken glass opens this kind of information: the emergency set at first, more once it has been
 * declared a second time. Of anything else the ordinary rules hold.
 */
export function isOpenedByGlass(cell: CellCase): boolean {
  const { category } = cell.question.label;
  const isEmergency = isCategory(category) && categoryOf(category).emergencySet === true;
  return isBreakGlass(cell) && (isEmergency || cell.input.request.breakGlass?.extended === true);
}

/** Whether the gateway is an approval of this very extract, which may then hold rows of single people. */
export function isApprovedExtract({ gateway }: CellCase): boolean {
  return gateway?.statutorySet?.depth === 'APPROVED_EXTRACT';
}

/** Whether the holder's own worker sends this. */
export function isSentByHolder({ input, holder }: CellCase): boolean {
  return input.request.manner === 'PUSH' && input.actor.agencyId === holder.id;
}

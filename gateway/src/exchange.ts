import type { KnownDecision, Obligation } from '@pontio/decision';
import { PontioError } from '@pontio/errors';
import type { PreparedOperation } from '@pontio/federation';
import type { RequestContext } from '@pontio/request-context';
import type { VerifiedToken } from '@pontio/security';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import type { Change, ChangeArguments } from './change/change.js';
import type { OwnerOutcome } from './answer/cell-outcomes.js';
import type { TakenDecision } from './answer/told.js';
import type { PlannedCells } from './executor/plan-cells.js';
import type { ReleasePlan } from './executor/release-plan.js';
import type { SourceReports } from './executor/source-report.js';
import type { DirectoryEntry } from './registers/directory.js';
import type { PontioSupergraph } from './supergraph/supergraph.js';

/** What arrives before anything is known about it. */
export interface IncomingRequest {
  /** The Authorization header, as sent. */
  readonly authorization: string | undefined;
  /** `extensions.sharing` of the GraphQL request, as sent. */
  readonly sharing: unknown;
  /** Aborted when nobody waits for the answer any more, or when the request's time is over. */
  readonly signal?: AbortSignal;
  /** Network address of the caller, where it is known. */
  readonly address?: string | undefined;
}

/** The caller's operation after Apollo has parsed it and validated it against the API schema. */
export interface IncomingOperation {
  /** The document as it was sent. */
  readonly source: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly supergraph: PontioSupergraph;
}

/** Somebody, or an agency's own affairs, that one root field of the operation asks about. */
export interface Subject {
  /** Response keys from the root to the object it stands in, joined by dots and without list positions: of somebody asked about, the root field. */
  readonly place: string;
  /** Which of a list of people asked about, from 0. */
  readonly position?: number;
  /** Nobody asked about them: they were met in an answer. */
  readonly isMet?: true;
  /** `per_…`, `agy_…`, or a stand-in that no register knows when nobody matched. */
  readonly id: string;
  readonly kind: 'PERSON' | 'AGENCY';
  /** How certain the match is, in the words of the Department for Education. */
  readonly match: string;
  /** How release orders to services that are not agencies name the subject of the root field. */
  readonly orderSubject: string;
  /** The agencies' own record ids, by agency id. */
  readonly recordIds: Readonly<Record<string, string>>;
  /** Agencies with several records of the person. None is asked for: one would pass for all that is held. */
  readonly severalRecordsAt: readonly string[];
}

/**
 * The agency whose data a subgraph gives about a subject. Services that are no agency give what an agency
 * itself accounts for; about people they have nothing to give.
 */
export type HolderOf = (subgraph: string, subject: Subject) => string;

/** The decision with what it was taken on. */
export interface Decided extends TakenDecision {
  readonly directory: readonly DirectoryEntry[];
  readonly release: ReleasePlan;
  /** Where somebody's identity is guarded: the same decision as the caller may know of it. */
  readonly known?: KnownDecision & TakenDecision;
  readonly holderOf: HolderOf;
  /** The agency whose records a subgraph serves; `undefined` for a service that is no agency. */
  readonly agencyOf: (subgraph: string) => string | undefined;
}

/** What was decided on the way: about people first met in an answer, or about rows that are more than their fields. */
export interface Round {
  /** Those who were met, at each of their places. */
  readonly subjects: readonly Subject[];
  /** Where people could have been met. */
  readonly places?: readonly string[];
  /** Absent where an earlier decision covers all of it. */
  readonly taken?: TakenDecision;
  readonly obligations: readonly Obligation[];
  /** Of a decision about rows with labels of their own: what became of the values in them. */
  readonly rows?: readonly OwnerOutcome[];
}

/** The answer as the caller gets it. */
export interface Answer {
  /** JSON, as it is sent. */
  readonly data: Buffer;
  readonly errors: readonly { message: string; extensions: Record<string, unknown> }[];
  readonly sharing: Record<string, unknown>;
}

/** What the stages make, each from what those before it made. */
export interface Made {
  readonly token: VerifiedToken;
  readonly context: RequestContext;
  readonly incoming: IncomingOperation;
  readonly guarded: { readonly variables: Readonly<Record<string, unknown>> };
  readonly plan: PlannedCells & { readonly prepared: PreparedOperation };
  readonly subjects: readonly Subject[];
  readonly decided: Decided;
  /** The decision's obligations, each known to be one that the gateway can carry out or pass on. */
  readonly obligations: readonly Obligation[];
  readonly intent: { readonly recorded: true };
  readonly fetched: {
    /** JSON, as it is sent: bytes, so that nothing it was made of lives on while the disclosure is made durable. */
    readonly data: Buffer;
    readonly sources: SourceReports;
    /** Decisions about those who were met on the way. */
    readonly rounds: readonly Round[];
  };
  readonly answer: Answer;
  readonly carriedOut: { readonly notices: number };
  readonly disclosure: { readonly eventIds: readonly string[] };
  readonly change: Change;
  /** The change's arguments with the people in them by our own ids. */
  readonly named: { readonly args: ChangeArguments; readonly personIds: readonly string[] };
  /** The change's arguments with tickets opened: as governance gets them. */
  readonly unsealed: { readonly args: ChangeArguments };
  /** What governance answered, by root field. */
  readonly changed: Readonly<Record<string, unknown>>;
}

/**
 * One request on its way. Each part is made once, by one stage; a stage that looks for a part nobody made
 * stops the request, so that leaving out a stage can only ever share less.
 */
export class Exchange {
  private readonly made: Partial<Made> = {};

  constructor(
    readonly requestId: string,
    readonly at: Date,
    readonly incoming: IncomingRequest,
  ) {}

  /** @throws PontioError `INTERNAL` when no stage made the part */
  get<K extends keyof Made>(part: K): Made[K] {
    const value = this.made[part];
    if (value === undefined) throw new PontioError('INTERNAL', { detail: `no stage made "${part}"` });
    return value;
  }

  /** The part, if it has been made yet. */
  peek<K extends keyof Made>(part: K): Made[K] | undefined {
    return this.made[part];
  }

  /** @throws PontioError `INTERNAL` when the part was made before */
  put<K extends keyof Made>(part: K, value: Made[K]): void {
    if (this.made[part] !== undefined)
      throw new PontioError('INTERNAL', { detail: `"${part}" was made twice` });
    (this.made as Record<K, Made[K]>)[part] = value;
  }
}

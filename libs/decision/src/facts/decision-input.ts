import type {
  BreakGlassGround,
  CategoryCode,
  Jurisdiction,
  Level,
  Nature,
  OnwardRule,
  RequestMode,
} from '@pontio/vocabulary';
import type { ActorFacts } from './actor-facts.js';
import type { AgencyFacts } from './agency-facts.js';
import type { AgreementFacts } from './agreement-facts.js';
import type { SubjectFacts } from './subject-facts.js';

/** What a field is, as its `@ig` label says. */
export interface FieldLabel {
  readonly category: CategoryCode;
  readonly level: Level;
  readonly nature: Nature;
  readonly locationRevealing: boolean;
  readonly existenceSensitive: boolean;
  /** Default `FREE_IN_PURPOSE`. */
  readonly onward?: OnwardRule;
  /** Prohibitions that catch this field beside those that catch its category. */
  readonly prohibitions?: readonly string[];
}

/** One field that is asked for. The row-level facts are absent until a value has been seen. */
export interface FieldQuestion {
  /** Coordinate `Type.field`. */
  readonly field: string;
  readonly label: FieldLabel;
  /** Other people the value speaks of, `per_…`. */
  readonly mentions?: readonly string[];
  /** Where the holder had the value from, and for which purpose. */
  readonly receivedFrom?: { readonly agencyId: string; readonly purpose: string };
  /** The person contests the value. */
  readonly disputed?: boolean;
  /** For an aggregate: how many people are in it. */
  readonly cohortSize?: number;
}

/** Some fields of one subject at one holder: each is one cell of the decision. */
export interface Ask {
  readonly subjectId: string;
  /** `agy_…` */
  readonly holderId: string;
  /** Never changed once made, and best shared between requests: what is known of the list is kept with it. */
  readonly fields: readonly FieldQuestion[];
}

/** One field of one subject at one holder. */
export interface CellQuestion extends FieldQuestion {
  readonly subjectId: string;
  readonly holderId: string;
}

/** A declaration that breaks the glass: about one household, for an hour. */
export interface BreakGlassFacts {
  /** `bgl_…` */
  readonly id: string;
  readonly ground: BreakGlassGround;
  readonly justification: string;
  /** When it ends by itself, ISO 8601 with zone. After this the ordinary rules hold. */
  readonly until: string;
  /** The person declared about and their household, `per_…`. About anybody else the ordinary rules hold. */
  readonly personIds: readonly string[];
  /** Declared a second time: opens more than the emergency set. */
  readonly extended: boolean;
}

/** The request itself. */
export interface RequestFacts {
  /** `req_…` */
  readonly id: string;
  /** A purpose code; anything else is refused. */
  readonly purpose: string;
  readonly caseRef?: string;
  /** Legal gateways the caller names. None named: those of the agreement. */
  readonly gateways: readonly string[];
  readonly mode: RequestMode;
  /** With `BREAK_GLASS`: the declaration. */
  readonly breakGlass?: BreakGlassFacts;
  /** Who exercises a right of access, `per_…`: the answer is for them, through the agency that asks. */
  readonly onBehalfOf?: string;
  /** `PUSH`: the holder's own worker sends. Default `QUERY`. */
  readonly manner?: 'QUERY' | 'PUSH';
  /** `REGULAR`: a standing flow, which a power allows only under an agreement. Default `ONE_OFF`. */
  readonly flow?: 'ONE_OFF' | 'REGULAR';
}

/**
 * Everything a decision rests on, as plain data. The same input and policy give the same decision, byte for
 * byte. No part of it may be changed once it has been decided on: digests are kept with the parts.
 */
export interface DecisionInput {
  /** `dec_…` */
  readonly decisionId: string;
  /** When the request was accepted, ISO 8601 with zone. */
  readonly at: string;
  readonly request: RequestFacts;
  readonly recipient: AgencyFacts;
  readonly actor: ActorFacts;
  readonly holders: readonly AgencyFacts[];
  readonly agreements: readonly AgreementFacts[];
  readonly subjects: readonly SubjectFacts[];
  /** People who are only mentioned in values; absent until values have been seen. */
  readonly mentioned?: readonly SubjectFacts[];
  /** The register could not confirm the facts: they are as {@link unconfirmed} makes them. */
  readonly freshness?: 'NOT_GUARANTEED';
  /** Whether the intent is durably written (or can be, right now). */
  readonly auditWritable: boolean;
  /** Where the request is made: the recipient's nation. */
  readonly jurisdiction: Jurisdiction;
  readonly asks: readonly Ask[];
}

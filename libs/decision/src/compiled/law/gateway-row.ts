import {
  GATEWAY_KINDS,
  type GatewayKind,
  type LegalGateway,
  type ReasonCode,
  type StatutorySet,
} from '@pontio/vocabulary';
import { type Days, daysOf } from '../words/days.js';
import { categories, conditions, depths, obligations, parties, purposes } from '../words/vocabularies.js';
import { EVERY } from '../words/words.js';

type Taken = Pick<
  LegalGateway,
  'jurisdiction' | 'subjectClass' | 'holderJudgement' | 'liftedByObjection' | 'standsAlone'
>;

/** What a gateway lets pass where no agreement says so. */
export interface OwnSet {
  readonly categories: number;
  readonly depth: number;
  /** An approval of a whole extract, which goes as deep as was approved. */
  readonly isApproved: boolean;
}

/** A legal gateway, ready to be compared. */
export interface GatewayRow extends Taken {
  readonly code: string;
  readonly kind: GatewayKind;
  /** Strongest first; of one kind, those of last resort last. */
  readonly order: number;
  /** Absent while the law waits to be commenced. */
  readonly days: Days | undefined;
  readonly holders: number;
  readonly recipients: number;
  readonly purposes: number;
  /** Bits of its conditions, in the order of the law; each with the fault when it is not met. */
  readonly conditions: readonly (readonly [number, ReasonCode])[];
  /** All of them at once. */
  readonly needs: number;
  readonly obligations: number;
  readonly isForChildren: boolean;
  readonly mustShare: boolean;
  readonly needsAgreement: boolean;
  /** It sets confidence aside. */
  readonly setsAside: boolean;
  /** What it lets pass by itself, if it says so. */
  readonly ownSet: OwnSet | undefined;
}

/** What a condition that is not met says. Every other says that there is no gateway. */
const FAULTS: Readonly<Record<string, ReasonCode | undefined>> = {
  HOLDER_NOT_PUBLIC_AUTHORITY: 'BASIS_NOT_AVAILABLE',
  VICTIM_NOTICE_SERVED: 'VICTIM_PROCEDURE',
  OWN_AGENCY: 'RECIPIENT_NOT_ELIGIBLE',
};

/**
 * Compiles one gateway.
 *
 * @throws RangeError when the row uses a word that the vocabulary does not know
 */
export function compileGateway(law: LegalGateway): GatewayRow {
  const lastResort = law.conditions.includes('NOTHING_NARROWER') ? 1 : 0;
  return {
    jurisdiction: law.jurisdiction,
    subjectClass: law.subjectClass,
    holderJudgement: law.holderJudgement,
    liftedByObjection: law.liftedByObjection,
    standsAlone: law.standsAlone,
    code: law.code,
    kind: law.kind,
    order: GATEWAY_KINDS.indexOf(law.kind) * 2 + lastResort,
    days: law.from === 'NOT_COMMENCED' ? undefined : daysOf(law.from, law.to),
    holders: parties.knownSetOf(law.holders),
    recipients: parties.knownSetOf(law.recipients),
    purposes: law.purposes.length === 0 ? EVERY : purposes.knownSetOf(law.purposes),
    conditions: law.conditions.map((name) => [conditions.bitOf(name), FAULTS[name] ?? 'NO_GATEWAY']),
    needs: conditions.knownSetOf(law.conditions),
    obligations: obligations.knownSetOf(law.obligations),
    ownSet: law.statutorySet && compileSet(law.statutorySet),
    mustShare: law.whenMet === 'MUST',
    needsAgreement: law.agreementRequired !== 'NEVER',
    setsAside: law.confidentiality === 'SET_ASIDE',
    isForChildren: law.subjectClass === 'CHILD' || law.subjectClass === 'CHILD_OR_UNBORN',
  };
}

function compileSet({ categories: listed, depth }: StatutorySet): OwnSet {
  return {
    categories: listed.length === 0 ? EVERY : categories.knownSetOf(listed),
    depth: depths.knownSetOf([depth]),
    isApproved: depth === 'APPROVED_EXTRACT',
  };
}

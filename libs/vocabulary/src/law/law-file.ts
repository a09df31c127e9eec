import type { GatewayKind } from './conditions.js';
import type { Jurisdiction } from '../jurisdictions.js';
import type { Text } from '../text.js';
import type { LawRow, LegalGateway, Prohibition } from './law-catalogue.js';

type Written = 'reviewOwner';

/** A gateway as a file writes it: what has a default may be left out. */
export type GatewayEntry = Omit<LegalGateway, 'status' | Defaulted | Written> &
  Partial<Pick<LegalGateway, Defaulted | Written>>;

/** A prohibition as a file writes it. */
export type ProhibitionEntry = Omit<Prohibition, 'status' | 'restrictions' | Written> &
  Partial<Pick<Prohibition, 'restrictions' | Written>>;

type Defaulted =
  | 'conditions'
  | 'purposes'
  | 'art9'
  | 'sch1'
  | 'whenMet'
  | 'agreementRequired'
  | 'holderJudgement'
  | 'liftedByObjection'
  | 'standsAlone'
  | 'obligations';

/** Law that is gone. Nothing decides by it; a rule that cites it is refused when a policy is checked. */
export interface RepealedLaw {
  /** The code that a gateway of it would have had. */
  readonly code: string;
  readonly name: Text;
  readonly jurisdiction: Jurisdiction;
  /** First day it is law no more, a UK date. */
  readonly revokedOn: string;
  /** Words by which a name or source of another row would give away that it rests on this. */
  readonly citedAs: readonly string[];
  /** Where to read that it is gone: a link or a citation. */
  readonly source: string;
  /** What to rely on now, where something took its place. */
  readonly instead?: string;
}

/** One file of the catalogue, once it has been validated. */
export interface LawFile {
  readonly edition: string;
  readonly reviewOwner: string;
  readonly gateways?: readonly GatewayEntry[];
  readonly prohibitions?: readonly ProhibitionEntry[];
  readonly repealed?: readonly RepealedLaw[];
}

const COMPELS: readonly GatewayKind[] = ['COURT', 'DUTY', 'RIGHT'];

/** A gateway with the defaults of its kind filled in. */
export function toGateway(entry: GatewayEntry, file: LawFile): LegalGateway {
  const compels = COMPELS.includes(entry.kind);
  return {
    conditions: [],
    purposes: [],
    art9: [],
    sch1: [],
    whenMet: compels ? 'MUST' : 'MAY',
    agreementRequired: compels ? 'NEVER' : 'REGULAR',
    holderJudgement: entry.kind === 'POWER' ? 'STANDING_OK_TO_C3' : 'NONE',
    liftedByObjection: false,
    standsAlone: true,
    obligations: [],
    ...provenance(entry, file),
    ...entry,
  };
}

/** A prohibition with what the file says once for all. */
export function toProhibition(entry: ProhibitionEntry, file: LawFile): Prohibition {
  return { restrictions: [], ...provenance(entry, file), ...entry };
}

function provenance(
  entry: Pick<LawRow, 'verification' | 'fromVerification'>,
  file: LawFile,
): Pick<LawRow, 'reviewOwner' | 'status'> {
  const verified = entry.verification === 'V' && (entry.fromVerification ?? 'V') === 'V';
  return {
    reviewOwner: file.reviewOwner,
    status: verified ? 'verified' : 'draft',
  };
}

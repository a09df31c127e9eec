import { isDeepStrictEqual } from 'node:util';
import { type Decision, type DecisionInput, type Policy, type SubjectFacts, decide } from '@pontio/decision';
import {
  CONSENT_STATES,
  type LegalGateway,
  OBLIGATION_TYPES,
  REASONS,
  RESTRICTION_CODES,
  type ReasonCode,
} from '@pontio/vocabulary';

/** A case as the coverage check sees it. */
export interface DecidedCase {
  readonly input: DecisionInput;
  readonly decision: Decision;
}

/** How much of one vocabulary the cases bring about. */
export interface Coverage {
  readonly of: string;
  readonly total: number;
  /** What no case brings about. */
  readonly missing: readonly string[];
}

/** What the golden cases prove, vocabulary by vocabulary. */
export function coverageOf(cases: readonly DecidedCase[], policy: Policy): readonly Coverage[] {
  const { gateways, prohibitions } = policy.law;
  const cells = cases.flatMap(({ decision }) => decision.cells);
  const reasons = new Set<string>(cells.map(({ reason }) => reason));
  const obligations = new Set<string>(
    cases.flatMap(({ decision }) => decision.obligations.map(({ type }) => type)),
  );
  return [
    coverage('reasons', Object.keys(REASONS), (code) => reasons.has(code)),
    coverage('obligations', OBLIGATION_TYPES, (type) => obligations.has(type)),
    coverage('restrictions', RESTRICTION_CODES, (code) =>
      cases.some(without(policy, withoutRestriction(code))),
    ),
    coverage('gateways', [...gateways.keys()], (code) => {
      const gateway = gateways.get(code);
      return gateway !== undefined && cases.some(({ decision }) => proves(decision, gateway));
    }),
    coverage('prohibitions', [...prohibitions.keys()], (code) =>
      cells.some(({ reason, ref }) => reason === 'PROHIBITED' && ref === code),
    ),
    coverage('exceptions of prohibitions', exceptionsOf(policy), (name) =>
      cases.some(({ input, decision }) => !isDeepStrictEqual(decide(input, closing(name, policy)), decision)),
    ),
    coverage('consent states', CONSENT_STATES, (state) =>
      cases.some((one) =>
        [withConsent(state, 'GIVEN'), withConsent(state, 'REFUSED')].some((change) =>
          without(policy, change)(one),
        ),
      ),
    ),
  ];
}

function coverage(of: string, all: readonly string[], isCovered: (word: string) => boolean): Coverage {
  return { of, total: all.length, missing: all.filter((word) => !isCovered(word)) };
}

/** What a case has to show of a gateway: that something leaves under it, or why nothing ever can. */
export function proofOf({ from, recipients, standsAlone }: LegalGateway): 'USED' | ReasonCode {
  if (!standsAlone) return 'NO_GATEWAY';
  if (from === 'NOT_COMMENCED') return 'GATEWAY_NOT_IN_FORCE';
  return recipients.length === 0 ? 'RECIPIENT_NOT_ELIGIBLE' : 'USED';
}

function proves({ cells }: Decision, gateway: LegalGateway): boolean {
  const proof = proofOf(gateway);
  return cells.some(({ result, reason, ref, under }) => {
    if (proof !== 'USED') return reason === proof && ref === gateway.code;
    return (result === 'ALLOW' && ref === gateway.code) || under === gateway.code;
  });
}

type Change = (subject: SubjectFacts) => SubjectFacts;

/** Whether a case comes out differently when its people are changed: what was changed matters to it. */
function without(policy: Policy, change: Change): (one: DecidedCase) => boolean {
  return ({ input, decision }) => {
    const { cells, obligations } = decide({ ...input, subjects: input.subjects.map(change) }, policy);
    return !isDeepStrictEqual(
      { cells, obligations },
      { cells: decision.cells, obligations: decision.obligations },
    );
  };
}

const withoutRestriction =
  (code: string): Change =>
  (subject) => ({ ...subject, restrictions: subject.restrictions.filter((entry) => entry.code !== code) });

const withConsent =
  (state: string, instead: 'GIVEN' | 'REFUSED'): Change =>
  (subject) => ({
    ...subject,
    consents: subject.consents.map((entry) => (entry.state === state ? { ...entry, state: instead } : entry)),
  });

const exceptionsOf = ({ law }: Policy): readonly string[] =>
  [...law.prohibitions.values()].flatMap(({ code, exceptions }) =>
    exceptions.map(({ name }) => `${code}: ${name.en}`),
  );

/** The policy without one exception of one prohibition. */
function closing(exception: string, policy: Policy): Policy {
  const prohibitions = [...policy.law.prohibitions].map(([code, row]) => {
    const exceptions = row.exceptions.filter(({ name }) => `${code}: ${name.en}` !== exception);
    return [code, { ...row, exceptions }] as const;
  });
  return { ...policy, law: { ...policy.law, prohibitions: new Map(prohibitions) } };
}

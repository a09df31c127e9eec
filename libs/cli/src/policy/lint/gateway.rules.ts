import {
  type AgencyType,
  type LegalGateway,
  type PurposeCode,
  AGENCY_TYPES,
  PURPOSE_CODES,
  isOneOf,
  purposeOf,
  reaches,
} from '@pontio/vocabulary';
import { type Remark, error, info, warning } from './finding.js';
import type { LintContext } from './lint-context.js';
import { EMPLOYERS } from './role-employers.js';
import { isOpenWherever, isTriedFirst } from './wider.js';

/** What is said of a gateway: whether it can ever be met, and whether it is ever chosen. */
export function checkGateway(gateway: LegalGateway, { law }: LintContext): readonly Remark[] {
  return [
    commencement(gateway),
    parties(gateway),
    conditions(gateway),
    purposes(gateway),
    statutorySet(gateway),
    shadow(gateway, [...law.gateways.values()]),
  ].flat();
}

const unreachable = (what: string, why: string, whatToDo: string): readonly Remark[] => [
  error('UNREACHABLE', what, why, whatToDo),
];

function commencement({ from }: LegalGateway): readonly Remark[] {
  if (from !== 'NOT_COMMENCED') return [];
  return [
    info('NOT_COMMENCED', 'The row waits for the law to begin.', '', 'Write the day when it is known.'),
  ];
}

function parties({ holders, recipients, notes }: LegalGateway): readonly Remark[] {
  if (holders.length > 0 && recipients.length > 0) return [];
  const side = holders.length === 0 ? 'holder' : 'recipient';
  const what = `The gateway names no ${side}.`;
  const why = 'Nothing can pass by it.';
  // A duty towards somebody who is not on the network is law all the same; its row says so.
  return notes === undefined
    ? unreachable(what, why, `Name the ${side}s, or say in the notes why there is none.`)
    : [info('UNREACHABLE', what, `${why} The notes say: ${notes}`, 'Nothing, while the notes hold.')];
}

const APART = [
  ['CALLED_UPON', 'SENT_BY_HOLDER', 'what is sent by its holder was not asked for'],
  ['OWN_AGENCY', 'HOLDER_NOT_PUBLIC_AUTHORITY', 'an own trail is read under another rule'],
] as const;

function conditions({ conditions: asked, subjectClass }: LegalGateway): readonly Remark[] {
  const apart = APART.filter(([one, other]) => asked.includes(one) && asked.includes(other)).flatMap(
    ([one, other, why]) =>
      unreachable(`${one} and ${other} exclude each other.`, why, 'Take one of them out.'),
  );
  const own = asked.includes('OWN_AGENCY') !== (subjectClass === 'OWN_AGENCY');
  if (!own) return apart;
  return [
    ...apart,
    ...unreachable(
      'The condition OWN_AGENCY and the subject class OWN_AGENCY go together.',
      "Only an agency's own trail is about the agency itself.",
      'Write both or neither.',
    ),
  ];
}

const served = ({ purposes: listed }: LegalGateway): readonly PurposeCode[] =>
  listed.length === 0 ? PURPOSE_CODES : listed;

const isType = isOneOf<AgencyType>(AGENCY_TYPES);

function purposes(gateway: LegalGateway): readonly Remark[] {
  const codes = served(gateway);
  if (codes.every((code) => purposeOf(code).roles.length === 0)) {
    return unreachable(
      'No role may use any purpose of the gateway.',
      'Nobody can ask by it.',
      'Add a purpose that somebody may use.',
    );
  }
  const { recipients } = gateway;
  // An agency that plays a statutory part can be of any type, so that anybody may work for it.
  const types = recipients.filter(isType);
  if (types.length < recipients.length || gateway.purposes.length === 0) return [];
  const idle = codes.filter((code) =>
    purposeOf(code).roles.every((role) => !EMPLOYERS[role].some((type) => types.includes(type))),
  );
  const remark = idle.length === codes.length ? error : warning;
  return idle.map((code) =>
    remark(
      'UNREACHABLE',
      `No recipient employs anybody who may ask for ${purposeOf(code).name.en} (${code}).`,
      'The purpose lists roles that work elsewhere.',
      'Take the purpose out, or add the agencies where those roles work.',
    ),
  );
}

function statutorySet(gateway: LegalGateway): readonly Remark[] {
  const { statutorySet: set, conditions: asked } = gateway;
  // What a holder sends, and an approved extract, is what the statute lists, at whatever depth.
  if (set === undefined || asked.includes('SENT_BY_HOLDER') || set.depth === 'APPROVED_EXTRACT') return [];
  if (served(gateway).some((code) => reaches(purposeOf(code).depth, set.depth))) return [];
  return unreachable(
    `The statutory set is of depth ${set.depth}, which no purpose of the gateway reaches.`,
    'The set can never be asked for.',
    'Give the set a depth that one of the purposes reaches.',
  );
}

/** A gateway is never chosen where one that is tried first, on the same basis, is open wherever it is. */
function shadow(gateway: LegalGateway, all: readonly LegalGateway[]): readonly Remark[] {
  const stronger = all.find(
    (other) =>
      other.code !== gateway.code &&
      isOpenWherever(other, gateway) &&
      gateway.art6.every((basis) => other.art6.includes(basis)) &&
      (isTriedFirst(other, gateway) || isTwinBefore(other, gateway, all)),
  );
  if (stronger === undefined) return [];
  return [
    error(
      'SHADOWED',
      `${stronger.code} (${stronger.name.en}) is open wherever this is, and is tried first.`,
      'The row changes no answer, and whoever reads it is misled.',
      'Take the row out, or narrow the other one.',
    ),
  ];
}

/** Of two rows that say the same, the later one is idle. */
function isTwinBefore(other: LegalGateway, gateway: LegalGateway, all: readonly LegalGateway[]): boolean {
  const same = JSON.stringify(opening(other)) === JSON.stringify(opening(gateway));
  return same && all.indexOf(other) < all.indexOf(gateway);
}

function opening(gateway: LegalGateway): readonly unknown[] {
  const {
    kind,
    jurisdiction,
    holders,
    recipients,
    subjectClass,
    conditions: asked,
    purposes: listed,
  } = gateway;
  const { confidentiality, holderJudgement, statutorySet: set } = gateway;
  return [
    kind,
    jurisdiction,
    holders,
    recipients,
    subjectClass,
    asked,
    listed,
    confidentiality,
    holderJudgement,
    set,
  ];
}

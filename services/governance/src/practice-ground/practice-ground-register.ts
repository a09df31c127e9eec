import type { AgencyType, Jurisdiction, PractitionerRole, StatutoryRole } from '@pontio/vocabulary';
import type { RegisterDocument } from '../application/register-document.js';
import { practiceGroundAgreement } from './practice-ground-agreement.js';

/** What the register needs of the practice ground's cast; `@pontio/testing`'s personas fit. */
export interface PracticeGround {
  readonly agencies: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: AgencyType;
    readonly jurisdiction: Jurisdiction;
    readonly subgraph?: string;
    readonly dutyContact: { readonly phone: string; readonly hours: string; readonly outOfHours: string };
  }[];
  readonly practitioners: readonly {
    readonly id: string;
    readonly agencyId: string;
    readonly role: PractitionerRole;
  }[];
  /** People of one family name are one family. */
  readonly people: readonly {
    readonly key: string;
    readonly familyName: string;
    readonly birthDate: string;
  }[];
  /** Ids that the person index gave, by persona key; people without one are left out. */
  readonly personIds: Readonly<Record<string, string>>;
  /** The section 47 enquiry: about which child, led by whom, and the parent who said no. */
  readonly enquiry: {
    readonly caseRef: string;
    readonly openedAt: string;
    readonly child: string;
    readonly lead: string;
    readonly refusedBy: string;
  };
  /** Others who work with the child of the enquiry. */
  readonly familyHelp?: readonly {
    readonly worker: string;
    readonly caseRef: string;
    readonly since: string;
  }[];
}

const STATUTORY_ROLES: Partial<Record<AgencyType, readonly StatutoryRole[]>> = {
  LA_CHILDREN: ['CA2004_S11', 'CDA_S115'],
  NHS_TRUST: ['CA2004_S11', 'CDA_S115', 'HA1996_213B_REFERRER'],
  SCHOOL: ['CA2004_S16E'],
  POLICE: ['CA2004_S11', 'CDA_S115'],
};

/** Roles that each kind of agency lets break the glass. */
const BREAK_GLASS_ROLES: Partial<Record<AgencyType, readonly PractitionerRole[]>> = {
  LA_CHILDREN: ['SOCIAL_WORKER'],
  NHS_TRUST: ['HOSPITAL_DOCTOR', 'NURSE', 'SAFEGUARDING_LEAD'],
};

const FAR_AWAY = '2030-12-31';

/** The register of the practice ground: agencies, staff, one agreement and one section 47 enquiry. */
export function practiceGroundRegister(ground: PracticeGround): RegisterDocument {
  return {
    agencies: ground.agencies.map(agencyEntry),
    practitioners: ground.practitioners.map(({ id, agencyId, role }) => ({
      ...{ id, agencyId, role },
      aal: 2,
      trainingValidTo: FAR_AWAY,
      status: 'ACTIVE',
      teamIds: [],
    })),
    agreements: [practiceGroundAgreement(ground.agencies.filter(({ type }) => type !== 'THIRD_SECTOR'))],
    subjects: subjectEntries(ground),
    ...enquiryEntries(ground),
    restrictions: [],
  };
}

function agencyEntry(agency: PracticeGround['agencies'][number]): RegisterDocument['agencies'][number] {
  const { id, name, type, jurisdiction, subgraph, dutyContact } = agency;
  return {
    ...{ id, type, jurisdiction },
    name: { en: name },
    status: 'ACTIVE',
    publicAuthority: type !== 'THIRD_SECTOR',
    statutoryRoles: [...(STATUTORY_ROLES[type] ?? [])],
    assurance: [{ kind: 'CYBER_ESSENTIALS', level: 'Plus', validTo: FAR_AWAY }],
    breakGlassRoles: [...(BREAK_GLASS_ROLES[type] ?? [])],
    dutyContact: { ...dutyContact },
    ...(subgraph !== undefined && { subgraph }),
  };
}

function subjectEntries({ people, personIds }: PracticeGround): RegisterDocument['subjects'] {
  return people.flatMap(({ key, familyName, birthDate }) => {
    const id = personIds[key];
    if (id === undefined) return [];
    const relatives = people.filter((other) => other.familyName === familyName && other.key !== key);
    const relatedPersonIds = relatives.flatMap((relative) => personIds[relative.key] ?? []);
    return [{ id, birthDate, ordinaryResidence: 'ENG' as const, relatedPersonIds, competence: [] }];
  });
}

function enquiryEntries({
  enquiry,
  familyHelp = [],
  personIds,
  practitioners,
}: PracticeGround): Pick<RegisterDocument, 'involvements' | 'consents' | 'judgements'> {
  const { caseRef, openedAt, lead, child, refusedBy } = enquiry;
  const personId = personIds[child];
  const givenBy = personIds[refusedBy];
  const employers = new Map(practitioners.map(({ id, agencyId: employer }) => [id, employer]));
  const agencyId = employers.get(lead);
  if (personId === undefined || givenBy === undefined || agencyId === undefined) {
    throw new TypeError('The enquiry needs a child, a parent and a lead who are in the practice ground.');
  }
  return {
    involvements: [
      {
        id: 'inv_enquiry',
        ...{ personId, agencyId, actorId: lead, caseRef },
        role: 'LEAD',
        from: openedAt.slice(0, 10),
        evidence: 'SOURCE_SYSTEM',
      },
      ...familyHelp.map((help, index) => helpEntry(help, index, personId, employers.get(help.worker))),
    ],
    consents: [
      {
        id: 'con_enquiry',
        ...{ personId, givenBy, agencyId },
        kind: 'CONFIDENTIALITY_CONSENT',
        state: 'REFUSED',
        scope: { purposes: [], categories: [], holders: [], recipients: [] },
        explicit: true,
        capacity: 'PR',
        at: openedAt,
      },
    ],
    judgements: [
      {
        id: 'jud_enquiry',
        ...{ personId, agencyId, by: lead, caseRef },
        kind: 'CONDITION',
        condition: 'REASONABLE_CAUSE',
        at: openedAt,
        categories: [],
        recipients: [],
      },
    ],
  };
}

function helpEntry(
  { worker, caseRef, since }: NonNullable<PracticeGround['familyHelp']>[number],
  index: number,
  personId: string,
  agencyId = '',
): RegisterDocument['involvements'][number] {
  return {
    id: `inv_family_help_${String(index + 1)}`,
    ...{ personId, agencyId, actorId: worker, caseRef },
    role: 'MEMBER',
    from: since,
    evidence: 'SOURCE_SYSTEM',
  };
}

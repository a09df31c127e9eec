import { describe, expect, it } from '@jest/globals';
import { type CategoryCode, parseLawCatalogue } from '@pontio/vocabulary';
import { goldenDecisions } from '../cases/runner/index.js';
import { callerObligations, callerReason } from './caller-view.js';
import { type Additions, type Stage, release } from './cell-case.js';
import { decide, decideAlong } from './decide.js';
import type { AgreementFacts, Ask, DecisionInput, FieldQuestion, Policy } from './index.js';

const catalogue = `
edition: '2026-01-01'
reviewOwner: test
gateways:
  - code: ENG.DUTY
    name: { en: A duty }
    jurisdiction: ENG
    kind: DUTY
    from: '2026-06-01'
    source: test
    verification: V
    holders: [SCHOOL]
    recipients: [LA_CHILDREN]
    subjectClass: CHILD
    art6: ['6-1-c']
    confidentiality: SET_ASIDE
    statutorySet: { depth: HEADLINE, categories: [EDUCATION, SEXUAL_HEALTH, LOCATION] }
prohibitions: []
`;
const law = parseLawCatalogue(catalogue);
const shielding = parseLawCatalogue(
  catalogue.replace(
    'prohibitions: []',
    `prohibitions:
  - code: X.SHIELD
    name: { en: A shield }
    jurisdiction: UK
    source: test
    verification: V
    categories: []
    restrictions: [R.PROTECTED_PERSON]
    existenceHidden: true
    exceptions: []`,
  ),
);
const policy: Policy = { law, policyVersion: 'test' };

const agency = (id: string, type: 'LA_CHILDREN' | 'SCHOOL') =>
  ({
    id,
    type,
    jurisdiction: 'ENG',
    status: 'ACTIVE',
    publicAuthority: true,
    statutoryRoles: [],
    assurance: [{ kind: 'DSPT', level: 'met', validTo: '2027-01-01' }],
    breakGlassRoles: [],
  }) as const;

const asking = (...fields: FieldQuestion[]): Ask[] => [
  { subjectId: 'per_child', holderId: 'agy_school', fields },
];
const cell = (category: CategoryCode): FieldQuestion => ({
  field: `Record.${category.toLowerCase()}`,
  label: { category, level: 'C2', nature: 'FACT', locationRevealing: false, existenceSensitive: false },
});

const input: DecisionInput = {
  decisionId: 'dec_1',
  at: '2026-07-01T10:00:00.000Z',
  request: { id: 'req_1', purpose: 'SAFEGUARD_CHILD', caseRef: 'C1', gateways: ['ENG.DUTY'], mode: 'NORMAL' },
  recipient: agency('agy_council', 'LA_CHILDREN'),
  actor: {
    id: 'prc_1',
    agencyId: 'agy_council',
    role: 'SOCIAL_WORKER',
    aal: 2,
    trainingValidTo: '2027-01-01',
    status: 'ACTIVE',
    teamIds: ['team_1'],
  },
  holders: [agency('agy_school', 'SCHOOL')],
  agreements: [],
  subjects: [
    {
      id: 'per_child',
      kind: 'PERSON',
      match: 'Match',
      birthDate: '2016-01-01',
      relatedPersonIds: [],
      involvement: [
        {
          agencyId: 'agy_council',
          teamId: 'team_1',
          role: 'LEAD',
          caseRef: 'C1',
          from: '2026-06-01',
          evidence: 'SOURCE_SYSTEM',
        },
      ],
      consents: [],
      restrictions: [],
      judgements: [],
      competence: [],
      representatives: [],
    },
  ],
  auditWritable: true,
  jurisdiction: 'ENG',
  asks: asking(cell('EDUCATION')),
};
const only = (changed: Partial<DecisionInput>) => decide({ ...input, ...changed }, policy);
const request = (changed: Record<string, unknown>) => only({ request: { ...input.request, ...changed } });
const label = (changed: Record<string, unknown>) =>
  only({ asks: asking({ ...cell('EDUCATION'), label: { ...cell('EDUCATION').label, ...changed } }) });

const withConsent = (changed: Record<string, unknown>) =>
  only({
    subjects: input.subjects.map((subject) => ({
      ...subject,
      consents: [
        {
          ...{ id: 'con_1', kind: 'GDPR_CONSENT', state: 'GIVEN', explicit: true, givenBy: 'per_child' },
          ...{ capacity: 'SELF', at: '2026-06-01T10:00:00.000Z' },
          scope: { purposes: [], categories: [], holders: [], recipients: [] },
          ...changed,
        },
      ],
    })),
  });

describe('decide', () => {
  it('gives the same decision for the same input, byte for byte, whatever the order of its keys', () => {
    const reordered = Object.fromEntries(Object.entries(input).reverse()) as unknown as DecisionInput;
    expect(JSON.stringify(decide(reordered, policy))).toBe(JSON.stringify(decide(input, policy)));
  });

  it('puts the digest of everything it rests on into the decision', () => {
    const first = decide(input, policy).inputDigest;
    expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(only({ auditWritable: false }).inputDigest).not.toBe(first);
  });

  it('has no part that is there and says nothing', () => {
    for (const { input: asked, policy: shipped } of goldenDecisions()) {
      const decision = decide(asked, shipped);
      expect(decision).toStrictEqual(JSON.parse(JSON.stringify(decision)));
    }
  });

  it('does not change its input', () => {
    const before = JSON.stringify(input);
    decide(input, policy);
    expect(JSON.stringify(input)).toBe(before);
  });

  it('shares under a duty without an agreement, and asks for the log of a one-off', () => {
    expect(decide(input, policy)).toMatchObject({
      overall: 'PERMIT',
      legalOutcome: 'MUST',
      cells: [{ result: 'ALLOW', reason: 'SHARED', ref: 'ENG.DUTY' }],
      obligations: [{ id: 'ob_1', type: 'ADHOC_LOG' }],
      expiresAt: '2026-07-01T10:05:00.000Z',
    });
  });

  it('permits nothing when nothing is asked', () => {
    expect(only({ asks: [] })).toMatchObject({ overall: 'DENY', legalOutcome: 'MUST_NOT', cells: [] });
  });

  it.each([
    ['an unknown purpose', request({ purpose: 'CURIOSITY' }), 'purpose'],
    ['an unknown gateway', request({ gateways: ['ENG.DUTY', 'ENG.WISH'] }), 'gateways'],
    ['an unknown mode', request({ mode: 'HURRY' }), 'mode'],
    ['a missing case reference', request({ caseRef: ' ' }), 'caseRef'],
    ['an unknown category', label({ category: 'GOSSIP' }), 'category'],
    ['an unknown level', label({ level: 'C9' }), 'level'],
    ['an unknown nature', label({ nature: 'RUMOUR' }), 'nature'],
    ['a consent in a state nobody knows', withConsent({ state: 'MAYBE' }), 'consent.state'],
    ['a consent of a kind nobody knows', withConsent({ kind: 'NOD' }), 'consent.kind'],
    ['an unknown prohibition', label({ prohibitions: ['X.NONE'] }), 'prohibitions'],
    ['an unknown jurisdiction', only({ jurisdiction: 'MARS' as never }), 'jurisdiction'],
    ['a time that cannot be read', only({ at: 'soon' }), 'at'],
    ['a holder nobody knows', only({ holders: [] }), 'holderId'],
    ['a subject nobody knows', only({ subjects: [] }), 'subjectId'],
  ])('refuses %s', (_what, decision, ref) => {
    expect(decision).toMatchObject({ overall: 'DENY', legalOutcome: 'MUST_NOT' });
    expect(decision.cells).toMatchObject([{ result: 'WITHHOLD', reason: 'MALFORMED', ref }]);
  });

  it('refuses the day before the law begins and after the practitioner has left', () => {
    const early = only({ at: '2026-05-31T22:59:59.000Z' });
    const left = only({ actor: { ...input.actor, status: 'LEFT' } });
    expect(early.cells[0]?.reason).toBe('GATEWAY_NOT_IN_FORCE');
    expect(left.cells[0]?.reason).toBe('NO_STANDING');
  });

  it.each(['Record', '.education', '1Record.education', 'Record.education!', 'Record.education.more'])(
    'refuses a field that is not named by type and field: %s',
    (field) => {
      const [decided] = only({ asks: asking({ ...cell('EDUCATION'), field }) }).cells;
      expect(decided).toMatchObject({ reason: 'MALFORMED', ref: 'field' });
    },
  );

  it('lets nothing go by order of a court that nobody has recorded, whatever the row of the law says', () => {
    const court = parseLawCatalogue(catalogue.replace('kind: DUTY', 'kind: COURT'));
    expect(decide(input, { ...policy, law: court }).cells[0]?.reason).toBe('NOT_NECESSARY');
  });

  it('takes a judgement in advance for one of the case only where the law lets it', () => {
    const judgement = {
      id: 'jud_1',
      kind: 'STANDING',
      agencyId: 'agy_school',
      by: 'prc_2',
      at: '2026-06-01T10:00:00.000Z',
      categories: [],
      recipients: [],
    } as const;
    const subjects = input.subjects.map((subject) => ({ ...subject, judgements: [judgement] }));
    const reasons = ['CASE', 'STANDING_OK_TO_C3'].map((need) => {
      const text = catalogue.replace('    art6:', `    holderJudgement: ${need}\n    art6:`);
      return decide({ ...input, subjects }, { ...policy, law: parseLawCatalogue(text) }).cells[0]?.reason;
    });
    expect(reasons).toEqual(['HOLDER_CONFIRMATION', 'SHARED']);
  });

  it('asks for a case where the law does, though the purpose does not', () => {
    const asksForCase = catalogue.replace('    art6:', '    conditions: [CASE_REFERENCE]\n    art6:');
    const reasonFor = (caseRef: string | undefined) => {
      const { caseRef: _, ...rest } = input.request;
      const asked = { ...rest, purpose: 'DIRECT_CARE', ...(caseRef !== undefined && { caseRef }) };
      return decide({ ...input, request: asked }, { ...policy, law: parseLawCatalogue(asksForCase) }).cells[0]
        ?.reason;
    };
    expect([reasonFor(undefined), reasonFor(' ')]).toEqual(['NO_GATEWAY', 'NO_GATEWAY']);
    expect(reasonFor('C1')).not.toBe('NO_GATEWAY');
  });

  it('lets a refusal of one cell be no refusal of another', () => {
    const { overall, cells } = only({ asks: asking(cell('EDUCATION'), cell('HOUSING')) });
    expect(overall).toBe('PARTIAL');
    expect(cells.map(({ reason }) => reason)).toEqual(['SHARED', 'NOT_NECESSARY']);
  });
});

describe('what a decision says it rests on', () => {
  const [duty] = law.gateways.values();
  const [power] = parseLawCatalogue(catalogue.replace('kind: DUTY', 'kind: POWER')).gateways.values();
  const agreement = (id: string) => ({ id, version: 1 }) as unknown as AgreementFacts;
  /** Each field is released by what is said of it. */
  const released = (found: Readonly<Record<string, Additions>>) => {
    const path: Stage[] = [{ name: 'SHAPE', check: ({ question }) => release(found[question.field]) }];
    const fields = Object.keys(found).map((field) => ({ ...cell('EDUCATION'), field }));
    const { gatewayUsed, agreementUsed } = decideAlong(path, { ...input, asks: asking(...fields) }, policy);
    return { gatewayUsed, agreementUsed };
  };
  const used = (gateway: typeof duty, id?: string): Additions => ({
    ...(gateway !== undefined && { gateway }),
    ...(id !== undefined && { agreement: agreement(id) }),
  });

  it('is the agreement beside the strongest gateway, and not that beside another', () => {
    const [gatewayUsed, code] = [duty?.code, power?.code];
    expect(released({ 'A.a': used(power, 'weak'), 'A.b': used(duty, 'strong') })).toEqual({
      gatewayUsed,
      agreementUsed: 'strong@1',
    });
    expect(released({ 'A.a': used(power, 'weak'), 'A.b': used(duty) })).toEqual({ gatewayUsed });
    expect(released({ 'A.a': used(duty), 'A.b': used(duty, 'later') })).toEqual({
      gatewayUsed,
      agreementUsed: 'later@1',
    });
    expect(released({ 'A.a': used(power) })).toEqual({ gatewayUsed: code });
  });
});

describe('the consents a decision rests on', () => {
  it('are named in order, whichever field came first', () => {
    const consent = (id: string, category: CategoryCode) => ({
      id,
      kind: 'CONFIDENTIALITY_CONSENT' as const,
      state: 'GIVEN' as const,
      scope: { purposes: [], categories: [category], holders: [], recipients: [] },
      explicit: true,
      givenBy: 'per_child',
      capacity: 'SELF' as const,
      at: '2026-06-01T10:00:00.000Z',
    });
    const consents = [consent('con_a', 'LOCATION'), consent('con_b', 'EDUCATION')];
    const subjects = input.subjects.map((subject) => ({ ...subject, consents }));
    const asks = asking(cell('EDUCATION'), cell('LOCATION'));
    expect(only({ subjects, asks }).consentUsed).toEqual(['con_a', 'con_b']);
  });
});

describe('who is told', () => {
  it('is the agency that guards a protected person, and not the one that holds the record', () => {
    const shield = {
      id: 'res_1',
      code: 'R.PROTECTED_PERSON',
      setBy: 'agy_guard',
      from: '2026-06-01',
      hides: [],
      categories: [],
      fromAgencies: [],
      exceptPurposes: [],
      exceptApprovers: [],
      breakGlass: 'FORBIDDEN',
      dangerousPersonIds: [],
    } as const;
    const decision = decide(
      { ...input, subjects: input.subjects.map((subject) => ({ ...subject, restrictions: [shield] })) },
      { ...policy, law: shielding },
    );
    expect(decision.cells).toMatchObject([{ result: 'HIDE', reason: 'PROHIBITED', ref: 'X.SHIELD' }]);
    expect(decision.obligations).toMatchObject([
      { type: 'NOTIFY_HOLDER', properties: { to: ['agy_guard'] } },
    ]);
  });
});

describe('what the caller is told', () => {
  it('is the same of every hidden cell, whatever the truth', () => {
    const hidden = [{ gateways: [] }, { purpose: 'IG_AUDIT' }, { caseRef: 'C2' }].map((changed) => {
      const secret = only({
        asks: asking(cell('SEXUAL_HEALTH')),
        request: { ...input.request, ...changed },
      }).cells[0];
      return secret && { reason: secret.reason, result: secret.result, told: callerReason(secret) };
    });
    const told = { text: 'Nothing that can be shared.', requestable: false };
    expect(hidden).toEqual([
      { reason: 'NO_GATEWAY', result: 'HIDE', told },
      { reason: 'ROLE_NOT_AUTHORISED', result: 'HIDE', told },
      { reason: 'NO_INVOLVEMENT', result: 'HIDE', told },
    ]);
  });

  it('says in a sentence why a cell is withheld and whether asking can help', () => {
    const [withheld] = only({ asks: asking(cell('HOUSING')) }).cells;
    expect(withheld && callerReason(withheld)).toEqual({
      text: 'This is more than the purpose needs. Ask the holder, saying why you need it.',
      requestable: true,
    });
  });

  it('leaves out what the holder, the gateway or a reviewer has to do', () => {
    const judgements = [
      {
        id: 'jud_1',
        kind: 'DETRIMENT',
        agencyId: 'agy_school',
        by: 'prc_2',
        at: '2026-06-02T10:00:00.000Z',
        categories: ['SEXUAL_HEALTH'],
        recipients: [],
      },
    ] as const;
    const decision = only({
      asks: asking(cell('EDUCATION'), cell('SEXUAL_HEALTH')),
      subjects: input.subjects.map((subject) => ({ ...subject, judgements })),
    });
    expect(decision.obligations.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ADHOC_LOG', 'RECORD_NONDISCLOSURE', 'NOTIFY_SUPERVISOR', 'REVIEW']),
    );
    expect(callerObligations(decision).map(({ type }) => type)).toEqual(['ADHOC_LOG']);
  });
});

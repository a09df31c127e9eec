import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Decision, NOBODY, decide } from '@pontio/decision';
import {
  agencies,
  devika,
  ellieEnquiry,
  leafshire,
  people,
  practitioners,
  sana,
  tom,
  willowbank,
} from '@pontio/testing';
import { createTestDatabase } from '@pontio/testing/servers';
import { type CategoryCode, categoryOf, parseLawCatalogue } from '@pontio/vocabulary';
import { practiceRegister, staffOf } from '../../test/practice-register.js';
import { type Somebody, TestRegister } from '../../test/test-register.js';
import { resumeAgreement, suspendAgreement } from '../application/agreements/suspend-agreement.js';
import { declareBreakGlass } from '../application/break-glass/declare-break-glass.js';
import { recordConsent } from '../application/consents/record-consent.js';
import { withdrawConsent } from '../application/consents/withdraw-consent.js';
import { factsForOne } from '../../test/facts-for-one.js';
import { LoadDecisionFacts } from '../application/load-decision-facts.js';
import { liftRestriction } from '../application/people/end-record.js';
import { setRestriction } from '../application/people/set-restriction.js';
import { answerShareRequest } from '../application/sharing/answer-share-request.js';
import { requestToShare } from '../application/sharing/request-to-share.js';

const lawFolder = dirname(createRequire(import.meta.url).resolve('@pontio/vocabulary/law/law.schema.json'));
const law = parseLawCatalogue(
  readdirSync(lawFolder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(lawFolder, name), 'utf8')),
);
const AGREEMENT = { id: 'WASPI-ISP-LEAF-01', version: 1 };

describe('a change reaches the very next decision', () => {
  let register: TestRegister;

  beforeAll(async () => {
    const ground = { agencies, practitioners, people, enquiry: ellieEnquiry };
    register = await TestRegister.open(await createTestDatabase(), practiceRegister(ground));
  }, 60_000);
  afterAll(() => register.close());
  beforeEach(() => {
    register.pass({ minutes: 1 });
  });

  interface Asking {
    readonly who?: Somebody;
    readonly gateway?: string;
    readonly breakGlassId?: string;
  }

  async function decided(
    category: CategoryCode,
    { who = sana, gateway = 'ENG.CA2004.16LA', breakGlassId }: Asking = {},
  ): Promise<Decision> {
    const at = register.now().toISOString();
    const facts = await factsForOne(new LoadDecisionFacts(register.database, register.now), {
      ...{ recipientAgencyId: who.agencyId, practitionerId: who.id },
      ...{ subjectIds: ['per_ellie'], holderIds: [willowbank.id], breakGlassId },
    });
    if (facts.parties.facts === undefined) throw new Error('no facts of the parties');
    const { level, locationRevealing = false, existenceSensitive = false } = categoryOf(category);
    const label = { category, level, nature: 'FACT', locationRevealing, existenceSensitive } as const;
    const { breakGlass } = facts;
    return decide(
      {
        ...facts.parties.facts,
        ...{ decisionId: 'dec_1', at, auditWritable: true },
        request: {
          ...{ id: 'req_1', purpose: 'SAFEGUARD_CHILD', caseRef: ellieEnquiry.caseRef, gateways: [gateway] },
          ...(breakGlass === null ? { mode: 'NORMAL' } : { mode: 'BREAK_GLASS', breakGlass }),
        },
        subjects: facts.subjects.map(
          ({ id, facts: own }) => ({ ...NOBODY, ...own, id, kind: 'PERSON', match: 'Match' }) as const,
        ),
        asks: [{ subjectId: 'per_ellie', holderId: willowbank.id, fields: [{ field: 'Record.x', label }] }],
      },
      { law, policyVersion: 'test' },
    );
  }
  const cellOf = async (...args: Parameters<typeof decided>) => {
    const { result, reason } = (await decided(...args)).cells[0] ?? {};
    return result === 'ALLOW' ? 'ALLOW' : reason;
  };

  it('of a holder who answers with yes: what waited for its judgement is let through', async () => {
    expect(await cellOf('MENTAL_HEALTH')).toBe('HOLDER_CONFIRMATION');
    const { id } = await register.change(requestToShare, sana, {
      ticket: {
        ...{ decisionId: 'dec_1', requestId: 'req_1', personId: 'per_ellie', holderId: willowbank.id },
        ...{ recipientId: leafshire.id, practitionerId: sana.id, purpose: 'SAFEGUARD_CHILD', level: 'C4' },
        ...{ caseRef: ellieEnquiry.caseRef, reason: 'HOLDER_CONFIRMATION' },
        ...{ fields: ['Record.x'], categories: ['MENTAL_HEALTH'] },
      },
      why: 'She spoke of harming herself.',
    });
    expect(await cellOf('MENTAL_HEALTH')).toBe('HOLDER_CONFIRMATION');
    await register.change(answerShareRequest, staffOf(willowbank).lead, {
      ...{ id, answer: 'SHARE', reasons: 'She is at risk.' },
    });
    expect(await cellOf('MENTAL_HEALTH')).toBe('ALLOW');
    expect(await cellOf('COUNSELLING')).not.toBe('ALLOW');
  });

  it('of a person who withdraws what they had agreed to', async () => {
    const power = { gateway: 'ENG.CA2004.10-11' };
    expect(await cellOf('HEALTH_CORE', power)).toBe('CONSENT_REFUSED');
    const { id } = await register.change(recordConsent, sana, {
      person: { id: 'per_ellie' },
      input: {
        ...{ kind: 'CONFIDENTIALITY_CONSENT', state: 'GIVEN', explicit: true, capacity: 'SELF' },
        ...{ purposes: ['SAFEGUARD_CHILD'], categories: [], holders: [], recipients: [leafshire.id] },
        ...{ method: 'VERBAL', informationGivenRef: 'LEAFLET-3', language: 'en' },
      },
    });
    expect(await cellOf('HEALTH_CORE', power)).toBe('ALLOW');
    await register.change(withdrawConsent, sana, { id, method: 'VERBAL', reason: 'She said no.' });
    expect(await cellOf('HEALTH_CORE', power)).toBe('CONSENT_REFUSED');
  });

  it('of a restriction that is set, and lifted', async () => {
    const { id } = await register.change(setRestriction, sana, {
      person: { id: 'per_ellie' },
      input: {
        ...{ code: 'R.SENSITIVE_LOCATION', authority: 'x', from: '2026-11-24', reviewAt: '2027-01-01' },
        ...{ hides: ['LOCATION'], categories: [], fromAgencies: [], exceptPurposes: [], exceptApprovers: [] },
        ...{ breakGlass: 'FORBIDDEN', dangerousPersons: [] },
      },
    });
    expect(await cellOf('LOCATION')).toBe('RESTRICTED');
    await register.change(liftRestriction, sana, { id, reason: 'They have moved.' });
    expect(await cellOf('LOCATION')).toBe('ALLOW');
  });

  it('of an agreement that a party suspends, and resumes', async () => {
    const flow = async () => (await decided('EDUCATION')).agreementUsed;
    expect(await flow()).toBe('WASPI-ISP-LEAF-01@1');
    const { officer } = staffOf(willowbank);
    await register.change(suspendAgreement, officer, { ...AGREEMENT, reason: 'A breach is looked into.' });
    expect(await flow()).toBeUndefined();
    await register.change(resumeAgreement, officer, { ...AGREEMENT, reason: 'Looked into.' });
    expect(await flow()).toBe('WASPI-ISP-LEAF-01@1');
  });

  it('of a practitioner who breaks the glass, for as long as it is open', async () => {
    const asTom = { who: tom };
    expect(await cellOf('HEALTH_CORE', asTom)).toBe('NO_INVOLVEMENT');
    const { id } = await register.change(declareBreakGlass, tom, {
      ...{ person: { id: 'per_ellie' }, ground: 'LIFE_RISK' },
      justification: 'She has taken tablets and does not wake.',
    });
    expect(await cellOf('HEALTH_CORE', { ...asTom, breakGlassId: id })).toBe('ALLOW');
    expect(await cellOf('HEALTH_CORE', { who: devika, breakGlassId: id })).not.toBe('ALLOW');
    register.pass({ minutes: 60 });
    expect(await cellOf('HEALTH_CORE', { ...asTom, breakGlassId: id })).toBe('NO_INVOLVEMENT');
  });
});

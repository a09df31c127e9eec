import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ada, ellie } from '@pontio/testing';
import { type GatewayAnswer, ask, tokenFor } from '../src/demo/ask.js';
import { aboutEllie, devikaAsks, latestOfTrail, sanaAsks, tomAsks } from '../src/demo/questions.js';
import { type TestSystem, startTestSystem, until, valuesOf } from './test-system.js';

const MINUTE = 60_000;

describe('one question about one child, to three agencies', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await startTestSystem();
  }, 2 * MINUTE);
  afterAll(() => system.close(), MINUTE);

  const statusOf = ({ sharing }: GatewayAnswer, source: string, category: string): string | undefined =>
    sharing?.manifest.find((line) => line.source === source && line.category === category)?.status;

  describe('asked by the social worker who leads the enquiry', () => {
    let answer: GatewayAnswer;
    beforeAll(async () => {
      answer = await system.askAs(sanaAsks);
    });

    it('is answered by each agency out of its own record system', () => {
      expect(answer.errors).toEqual([]);
      expect(answer.data?.['person']).toMatchObject({
        socialCare: { plan: 'CHILD_IN_NEED', planStartedOn: '2025-07-04' },
        health: {
          allergies: [{ substance: 'Peanut', reaction: 'Anaphylaxis' }, { substance: 'Penicillin' }],
        },
        education: { yearGroup: 'Year 6', attendancePercent: 77.7 },
      });
      expect(answer.sharing).toMatchObject({ outcome: 'PARTIAL', legalOutcome: 'MUST' });
    });

    it('is found by an officer of the asking agency who searches the audit trail, and that is an event too', async () => {
      const looked = await system.askAs(devikaAsks, latestOfTrail(50));
      expect(looked.errors).toEqual([]);
      const again = await system.askAs(devikaAsks, latestOfTrail(50));
      const { entries } = again.data?.['auditSearch'] as { entries: { kind: string; sentence: string }[] };
      const kinds = entries.map(({ kind }) => kind);
      expect(kinds).toEqual(expect.arrayContaining(['DISCLOSURE', 'AUDIT_READ']));
      expect(entries.find(({ kind }) => kind === 'AUDIT_READ')?.sentence).toBe(
        'An officer of agy_leafshire read the audit trail (SEARCH): routine review.',
      );
    });

    it('is explained in sentences when that is asked for, and only then', async () => {
      const explained = await system.askAs(sanaAsks, {
        ...aboutEllie,
        extensions: { sharing: { explain: true } },
      });
      expect(explained.data).toEqual(answer.data);
      const { explanation } = explained.sharing as unknown as {
        explanation: { title: string; sections: { heading: string; sentences: string[] }[] };
      };
      expect(explanation.title).not.toBe('');
      const sentences = explanation.sections.flatMap((section) => section.sentences);
      expect(sentences).toContainEqual(expect.stringContaining('Children Act 2004, section 16LA'));
      expect(JSON.stringify(explanation)).not.toContain('per_');
      expect(answer.sharing).not.toHaveProperty('explanation');
    });

    it('is explained in sentences too when it is only evaluated', async () => {
      const { gateway } = system.description;
      const response = await fetch(`${new URL(gateway).origin}/access/v1/evaluation`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await tokenFor(sanaAsks, system.description)}`,
        },
        body: JSON.stringify({
          action: { name: 'view', properties: { explain: true } },
          resource: { type: 'person-field', id: `NHS:${ellie.nhsNumber}#EducationRecord.attendancePercent` },
        }),
      });
      expect(await response.json()).toMatchObject({
        decision: true,
        context: {
          explanation: {
            sections: expect.arrayContaining([expect.objectContaining({ heading: expect.any(String) })]),
          },
        },
      });
    });

    it('gives null for what is withheld, the reason in plain words, and whom to telephone', () => {
      expect(answer.data?.['person']).toMatchObject({ education: { counsellingNotes: null } });
      expect(answer.sharing?.withheld).toContainEqual(
        expect.objectContaining({
          path: ['person', 'education', 'counsellingNotes'],
          reason: 'HOLDER_CONFIRMATION',
          text: expect.stringMatching(/professional at the holding agency/),
          requestable: true,
          contact: expect.objectContaining({ agency: 'agy_alderbrook', phone: '01632 960401' }),
        }),
      );
    });

    it('does not hint that sexual health is held: no reason, and the words for nothing shareable', () => {
      expect(answer.data?.['person']).toMatchObject({ health: { sexualHealthContacts: null } });
      expect(statusOf(answer, 'agency-health', 'SEXUAL_HEALTH')).toBe('NONE_SHAREABLE');
      expect(JSON.stringify(answer.sharing?.withheld)).not.toMatch(/sexual/i);
    });

    it('says of every source and kind of information what it could say', () => {
      const { sharing } = answer;
      expect(statusOf(answer, 'agency-education', 'EDUCATION')).toBe('RETURNED');
      expect(statusOf(answer, 'agency-education', 'COUNSELLING')).toBe('WITHHELD');
      expect(statusOf(answer, 'agency-childrens-services', 'HEALTH_CORE')).toBe('NOT_ASKED');
      expect(sharing?.manifest.find(({ source }) => source === 'agency-childrens-services')?.asOf).toMatch(
        /^\d{4}-/,
      );
    });

    it('leaves an audit trail that lists exactly what left, and what was held back', async () => {
      const entries = await system.auditOf(answer);
      const told = entries.filter(({ kind }) => kind === 'DISCLOSURE').flatMap(({ cells }) => cells);
      const fields = (status: string): string[] =>
        told
          .filter((cell) => cell.status === status)
          .flatMap((cell) => cell.fields)
          .sort();
      expect(fields('RETURNED')).toEqual([...new Set(coordinatesIn(answer))].sort());
      expect(fields('WITHHELD')).toEqual([
        'CounsellingNote.recordedOn',
        'CounsellingNote.text',
        'MentalHealthContact.kind',
        'MentalHealthContact.recordedOn',
      ]);
      expect(entries.filter(({ kind }) => kind === 'REQUEST_INTENT')).toHaveLength(3);
      expect(JSON.stringify(entries)).not.toMatch(/Peanut|77\.7|Ellie/);
    });

    it('never mentions another family', () => {
      // A sealed ticket is random letters: three of them spell her name once in a hundred runs.
      const told = JSON.stringify(answer, (key, value: unknown) => (key === 'request' ? undefined : value));
      expect(told).not.toContain(ada.givenName);
    });
  });

  it('shares nothing with a colleague who is not involved, says how to ask, and records the refusal', async () => {
    const answer = await system.askAs(tomAsks);
    expect(valuesOf(answer.data)).toEqual([]);
    expect(answer.sharing).toMatchObject({ outcome: 'DENY_REQUESTABLE' });
    expect(answer.sharing?.withheld.map(({ reason }) => reason)).toContain('NO_INVOLVEMENT');

    const entries = await system.auditOf(answer);
    expect(entries.map(({ kind }) => kind)).toEqual(['REFUSAL', 'REFUSAL', 'REFUSAL']);
    expect(entries.map(({ owner }) => owner).sort()).toEqual([
      'agy_alderbrook',
      'agy_northmere',
      'agy_willowbank',
    ]);
  });

  it('says that an agency could not be reached, never that it holds nothing, and answers the rest', async () => {
    await system.parts.stop('agency-health');
    const answer = await system.askAs(sanaAsks);
    await system.parts.start('agency-health');

    expect(answer.status).toBe(200);
    expect(answer.data?.['person']).toMatchObject({ health: null, education: { attendancePercent: 77.7 } });
    expect(statusOf(answer, 'agency-health', 'HEALTH_CORE')).toBe('UNAVAILABLE');
    expect(statusOf(answer, 'agency-education', 'EDUCATION')).toBe('RETURNED');
    expect(answer.errors).toEqual([
      expect.objectContaining({
        extensions: expect.objectContaining({ code: 'SOURCE_UNAVAILABLE', source: 'agency-health' }),
      }),
    ]);
    const recovered = await system.askUntil(sanaAsks, (later) => later.errors.length === 0);
    expect(statusOf(recovered, 'agency-health', 'HEALTH_CORE')).toBe('RETURNED');
  });

  it('says the same when the agency is up and its record system is down', async () => {
    await system.parts.stop('Alderbrook schools API');
    const answer = await system.askAs(sanaAsks);
    await system.parts.start('Alderbrook schools API');
    expect(statusOf(answer, 'agency-education', 'EDUCATION')).toBe('UNAVAILABLE');
    expect(statusOf(answer, 'agency-health', 'HEALTH_CORE')).toBe('RETURNED');
    const recovered = await system.askUntil(sanaAsks, (later) => later.errors.length === 0);
    expect(statusOf(recovered, 'agency-education', 'EDUCATION')).toBe('RETURNED');
  });

  it('answers for somebody nobody knows as for somebody not shareable, and asks no agency', async () => {
    const answer = await system.askAs(sanaAsks, {
      ...aboutEllie,
      variables: { child: { system: 'NHS', value: '9990000050' } },
    });
    expect(answer.data).toEqual({ person: null });
    expect(answer.sharing).toMatchObject({
      outcome: 'DENY',
      subjects: [{ path: ['person'], match: 'NoMatch' }],
    });
  });

  it("shows an officer their own agency's trail and nobody else's", async () => {
    const trail = (agencyId: string): Promise<GatewayAnswer> =>
      system.askAs(devikaAsks, { query: `{ auditTrail(agencyId: "${agencyId}") { id kind } }` });
    expect((await trail('agy_leafshire')).data).toMatchObject({
      auditTrail: expect.arrayContaining([expect.objectContaining({ kind: 'DISCLOSURE' })]),
    });
    const other = await trail('agy_northmere');
    expect(other.data).toEqual({ auditTrail: null });
    expect(other.sharing?.outcome).toBe('DENY');
  });

  it('gives the directory to every practitioner, because a telephone number is never withheld', async () => {
    const answer = await system.askAs(tomAsks, { query: '{ agencies { id dutyContact { phone } } }' });
    expect(answer.data).toMatchObject({
      agencies: expect.arrayContaining([{ id: 'agy_alderbrook', dutyContact: { phone: '01632 960401' } }]),
    });
  });

  describe('at the door', () => {
    const refusedWith = async (
      token: string | undefined,
      body: Parameters<typeof ask>[2] = aboutEllie,
    ): Promise<unknown> => {
      const { status, data, errors } = await ask(system.description, token, body);
      return { status, data, code: errors[0]?.extensions['code'] };
    };

    it('refuses a call without a token, and records that it did', async () => {
      const answer = await ask(system.description, undefined, aboutEllie);
      expect(answer).toMatchObject({
        status: 401,
        data: undefined,
        errors: [{ extensions: { code: 'TOKEN_MISSING' } }],
      });
      const requestId = answer.errors[0]?.extensions['requestId'];
      const stored = await until(
        async () => (await system.storedEvents()).find(({ correlation }) => correlation === requestId),
        (event) => event !== undefined,
      );
      expect(stored).toMatchObject({ outcome: 'deny', reason: 'TOKEN_MISSING', requester: {}, cells: [] });
    });

    it('refuses a token that has been tampered with', async () => {
      const [header = '', payload = '', signature = ''] = (await tokenFor(tomAsks, system.description)).split(
        '.',
      );
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
      const forged = Buffer.from(JSON.stringify({ ...claims, agency: 'agy_northmere' })).toString(
        'base64url',
      );
      expect(await refusedWith([header, forged, signature].join('.'))).toMatchObject({
        status: 401,
        code: 'TOKEN_INVALID',
      });
    });

    it('refuses a request that claims more than its token', async () => {
      const token = await tokenFor(sanaAsks, system.description);
      const body = {
        ...aboutEllie,
        extensions: { sharing: { legalGateways: ['ENG.CA2004.16LA', 'UK.VITAL'] } },
      };
      expect(await refusedWith(token, body)).toMatchObject({ status: 403, code: 'SHARING_EXCEEDS_TOKEN' });
    });

    it('lets a request narrow its token', async () => {
      const body = { ...aboutEllie, extensions: { sharing: { legalGateways: ['EW.CA1989.47'] } } };
      const narrowed = await system.askAs(sanaAsks, body);
      // Section 47(11) lists councils and health bodies; schools are under section 16LA alone.
      expect(narrowed.data?.['person']).toMatchObject({
        education: null,
        health: { allergies: expect.anything() },
      });
    });

    it('gives no token for a purpose that the client is not registered for', async () => {
      await expect(
        tokenFor({ ...sanaAsks, purpose: 'CRIME_INVESTIGATE' }, system.description),
      ).rejects.toThrow(/No token/);
    });

    it('refuses a practitioner who claims a role that governance does not know them in', async () => {
      const asker = { ...tomAsks, practitioner: { ...tomAsks.practitioner, role: 'IG_OFFICER' as const } };
      expect(await refusedWith(await tokenFor(asker, system.description))).toMatchObject({
        code: 'CONTEXT_INVALID',
      });
    });

    it('takes no question in a URL, where it would end in a log', async () => {
      const url = `${system.description.gateway}?query=${encodeURIComponent('{ agencies { id } }')}`;
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${await tokenFor(sanaAsks, system.description)}` },
      });
      expect(response.status).toBe(405);
    });

    it('says what is wrong with a document, and does not repeat what is in it', async () => {
      const token = await tokenFor(sanaAsks, system.description);
      const { status, errors } = await ask(system.description, token, {
        query: `{ person(identifier: { system: NHS, value: "${ellie.nhsNumber}" }) { shoeSize } }`,
      });
      expect(status).toBe(400);
      expect(errors[0]?.extensions).toMatchObject({
        code: 'OPERATION_INVALID',
        hint: expect.stringContaining('shoeSize'),
      });
      expect(JSON.stringify(errors)).not.toContain(ellie.nhsNumber);
    });
  });
});

/** The coordinates of the values an answer holds; the answer's own keys tell which types they are of. */
function coordinatesIn({ data }: GatewayAnswer): string[] {
  const types: Readonly<Record<string, string>> = {
    socialCare: 'SocialCareRecord',
    childsViews: 'ChildsView',
    episodes: 'SocialCareEpisode',
    section47Enquiries: 'Section47Enquiry',
    health: 'HealthRecord',
    allergies: 'Allergy',
    conditions: 'HealthCondition',
    medicines: 'Medicine',
    education: 'EducationRecord',
    exclusions: 'SchoolExclusion',
    behaviourNotes: 'BehaviourNote',
  };
  return valuesOf(data?.['person']).map((path) => {
    const keys = path.split('.');
    return `${types[keys.at(-2) ?? ''] ?? '?'}.${keys.at(-1) ?? ''}`;
  });
}

import { describe, expect, it } from '@jest/globals';
import { parseEvaluationRequest } from './evaluation-request.js';

const resource = { type: 'person-field', id: 'NHS:9990000018#EducationRecord.attendancePercent' };
const body = { action: { name: 'view', properties: { purpose: 'EARLY_HELP' } }, resource };

describe('a question to the decision point', () => {
  it('names a person by an identifier and a field by its coordinate', () => {
    expect(parseEvaluationRequest(body)).toEqual({
      practitioner: undefined,
      action: 'view',
      recipient: undefined,
      onBehalfOf: undefined,
      concerns: [],
      evaluations: [
        {
          about: { system: 'NHS', value: '9990000018' },
          field: 'EducationRecord.attendancePercent',
          value: {},
        },
      ],
      single: true,
    });
  });

  it.each([
    ['nothing', undefined],
    ['no action', { resource }],
    ['an action nobody knows', { ...body, action: { name: 'delete' } }],
    ['no resource', { action: { name: 'view' } }],
    ['an empty list and no resource', { action: { name: 'view' }, evaluations: [] }],
  ])('is no question with %s', (_what, sent) => {
    expect(() => parseEvaluationRequest(sent)).toThrow(
      expect.objectContaining({ code: 'OPERATION_INVALID' }),
    );
  });

  it('takes what nobody knows for nothing', () => {
    expect(parseEvaluationRequest({ ...body, mood: 'urgent' }).evaluations).toHaveLength(1);
  });

  it('answers an item that is none in its place, and spoils no other', () => {
    const evaluations = [
      { resource: { ...resource, id: 'Ellie Marsh' } },
      {},
      { resource: { ...resource, type: 'house' } },
      'a word',
    ];
    const parsed = parseEvaluationRequest({ ...body, evaluations });
    expect(parsed.evaluations.map((entry) => 'problem' in entry)).toEqual([true, false, true, true]);
    expect(JSON.stringify(parsed)).not.toContain('Marsh');
  });

  it('quotes nothing of what was sent when it refuses', () => {
    try {
      parseEvaluationRequest({ action: { name: 'Ellie Marsh' } });
      throw new Error('accepted');
    } catch (error) {
      expect(JSON.stringify(error)).not.toContain('Marsh');
    }
  });
});

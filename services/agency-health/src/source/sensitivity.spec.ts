import { describe, expect, it } from '@jest/globals';
import { PSYCHIATRY, SEXUAL_HEALTH, isLabelledWithin } from './sensitivity.js';

const labelled = (...labels: string[]): Parameters<typeof isLabelledWithin>[0] => ({
  resourceType: 'Condition',
  subject: {},
  meta: {
    security: labels.map((label) => {
      const [system = '', code = ''] = label.split('|');
      return { system, code };
    }),
  },
});

describe('isLabelledWithin', () => {
  it.each<[string, string[], string[], boolean]>([
    ['nothing', [], [], true],
    ['normal confidentiality', ['http://terminology.hl7.org/CodeSystem/v3-Confidentiality|N'], [], true],
    ['restricted confidentiality', ['http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R'], [], false],
    ['a sensitivity that is asked for', [PSYCHIATRY], [PSYCHIATRY], true],
    ['a sensitivity that is not', [PSYCHIATRY], [], false],
    ['a second one beside the one asked for', [PSYCHIATRY, SEXUAL_HEALTH], [PSYCHIATRY], false],
    ['a label nobody foresaw', ['urn:local|SEALED'], [PSYCHIATRY], false],
  ])('judges a resource labelled with %s', (_what, labels, allowed, expected) => {
    expect(isLabelledWithin(labelled(...labels), allowed)).toBe(expected);
  });
});

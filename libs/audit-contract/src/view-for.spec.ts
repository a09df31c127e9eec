import { describe, expect, it } from '@jest/globals';
import { alderbrook, harbour, leafshire } from '@pontio/testing';
import type { AuditCell, AuditEvent } from './audit-event.js';
import { exampleEvents } from './examples.js';
import { sentenceFor } from './sentence-for.js';
import { viewFor } from './view-for.js';

const { DISCLOSURE: disclosure, NOTICE_OPENED: notice, SHARE_ASKED: asked } = exampleEvents;
const returned: AuditCell = {
  category: 'EDUCATION',
  fields: ['EducationRecord.attendancePercent'],
  status: 'RETURNED',
};
const hidden: AuditCell = {
  category: 'COUNSELLING',
  fields: ['EducationRecord.notes'],
  status: 'HIDDEN',
  reason: 'RESTRICTED',
};
const having = (...cells: AuditCell[]): AuditEvent => ({
  ...disclosure,
  data: { ...disclosure.data, outcome: 'partial', cells, shownToCaller: ['Nothing held.'] },
});

describe('the view of an event', () => {
  it('is whole for the agency that holds the data', () => {
    const event = having(returned, hidden);
    expect(viewFor(event, alderbrook.id)).toBe(event);
  });

  it('does not betray hidden cells to the agency that asked, in cells, outcome, words or sentence', () => {
    const view = viewFor(having(returned, hidden), leafshire.id);
    expect(view?.data).toMatchObject({ outcome: 'permit', cells: [returned] });
    expect(JSON.stringify(view)).not.toMatch(/HIDDEN|COUNSELLING|RESTRICTED|Nothing held/);
    expect(view && sentenceFor(view)).not.toMatch(/hid|counselling/);
  });

  it('keeps the outcome where something else was withheld as well', () => {
    const view = viewFor(having(returned, { ...returned, status: 'WITHHELD' }, hidden), leafshire.id);
    expect(view?.data.outcome).toBe('partial');
  });

  it('is nothing for the agency that asked when everything was hidden, and for any other agency', () => {
    expect(viewFor(having(hidden), leafshire.id)).toBeUndefined();
    expect(viewFor(having(returned), harbour.id)).toBeUndefined();
  });

  it("is nothing for the agency that asked when a notice went into another's queue: it may follow from what was hidden", () => {
    const { requester } = disclosure.data;
    const ofHolder = { ...notice, data: { ...notice.data, requester, owner: alderbrook.id } };
    expect(viewFor(ofHolder, leafshire.id)).toBeUndefined();
    expect(viewFor(ofHolder, alderbrook.id)).toBe(ofHolder);
  });

  it('is there for the agency that asked a holder to share', () => {
    const ofHolder = { ...asked, data: { ...asked.data, owner: alderbrook.id } };
    expect(viewFor(ofHolder, leafshire.id)).toMatchObject({ type: asked.type });
  });
});

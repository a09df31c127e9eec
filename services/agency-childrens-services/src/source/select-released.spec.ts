import { describe, expect, it } from '@jest/globals';
import { selectReleased } from './select-released.js';

const visits = {
  table: 'ssd_visit',
  person: 'visi_person_id',
  columns: { on: 'visi_date', note: "visi_json->>'NOTE'" },
  latestBy: ['on'],
};

describe('selectReleased', () => {
  it('reads the columns of the names and sorts by what it reads', () => {
    expect(selectReleased(visits, ['note', 'on'])).toBe(
      `select visi_person_id as "personId", visi_json->>'NOTE' as "note", visi_date as "on" ` +
        'from ssd_visit where visi_person_id = any($1) order by "on" desc nulls last',
    );
  });

  it('touches no column of a name that is not asked for, not even to sort', () => {
    expect(selectReleased(visits, ['note'])).not.toContain('visi_date');
    expect(selectReleased(visits, [])).toBe(
      'select visi_person_id as "personId" from ssd_visit where visi_person_id = any($1)',
    );
  });

  it.each(['on" from ssd_visit; --', 'constructor', ''])(
    'refuses the name %j, which it does not know',
    (name) => {
      expect(() => selectReleased(visits, [name])).toThrow('has no column');
    },
  );
});

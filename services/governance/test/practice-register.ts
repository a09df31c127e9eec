import {
  type PracticeGround,
  practiceGroundRegister,
} from '../src/practice-ground/practice-ground-register.js';
import type { RegisterDocument } from '../src/application/register-document.js';
import type { Somebody } from './test-register.js';

type Ground = Omit<PracticeGround, 'personIds' | 'enquiry'> & {
  readonly enquiry: { readonly caseRef: string; readonly openedAt: string };
};

/** Staff of a holder: one who judges, one officer, and a nurse in between. */
export function staffOf({ id: agencyId }: { readonly id: string }): {
  readonly lead: Somebody & { readonly role: 'SAFEGUARDING_LEAD' };
  readonly officer: Somebody & { readonly role: 'IG_OFFICER' };
} {
  const name = agencyId.replace('agy_', 'prc_');
  return {
    lead: { id: `${name}_lead`, agencyId, role: 'SAFEGUARDING_LEAD' },
    officer: { id: `${name}_officer`, agencyId, role: 'IG_OFFICER' },
  };
}

/** The practice ground's register with people named after their keys, and staff for every holder. */
export function practiceRegister({ enquiry, ...ground }: Ground): RegisterDocument {
  const holders = ground.agencies.filter(({ subgraph }) => subgraph !== undefined);
  const staff = holders.flatMap((holder) => Object.values(staffOf(holder)));
  return practiceGroundRegister({
    ...ground,
    practitioners: [...ground.practitioners, ...staff],
    personIds: Object.fromEntries(ground.people.map(({ key }) => [key, `per_${key}`])),
    enquiry: { ...enquiry, child: 'ellie', lead: 'prc_sana', refusedBy: 'kate' },
  });
}

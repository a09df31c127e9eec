/** Words for the codes of the children in need census. A code nobody foresaw becomes null, never a guess. */

const PRIMARY_NEEDS = new Map([
  ['N1', 'Abuse or neglect'],
  ['N2', "Child's disability or illness"],
  ['N3', 'Parental disability or illness'],
  ['N4', 'Family in acute stress'],
  ['N5', 'Family dysfunction'],
  ['N6', 'Socially unacceptable behaviour'],
  ['N7', 'Low income'],
  ['N8', 'Absent parenting'],
  ['N9', 'Cases other than children in need'],
]);

const DISABILITIES = new Map([
  ['NONE', 'None'],
  ['MOB', 'Mobility'],
  ['HAND', 'Hand function'],
  ['PC', 'Personal care'],
  ['INC', 'Incontinence'],
  ['COMM', 'Communication'],
  ['LD', 'Learning'],
  ['HEAR', 'Hearing'],
  ['VIS', 'Vision'],
  ['BEH', 'Behaviour'],
  ['CON', 'Consciousness'],
  ['AUT', 'Autism or Asperger syndrome'],
  ['DDA', 'Other disability under the Equality Act 2010'],
]);

export const primaryNeed = (code: unknown): string | null => PRIMARY_NEEDS.get(String(code)) ?? null;

export const disability = (code: unknown): string | null => DISABILITIES.get(String(code)) ?? null;

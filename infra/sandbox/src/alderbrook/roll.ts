import { type EducationFacts, alderbrook, educationRecords } from '@pontio/testing';

/** One row of a resource, with `student_id` and its attributes by the names the API gives them. */
export type Row = Readonly<Record<string, string | number | null>>;

const idOf = ({ person }: EducationFacts): string => person.recordIds['agy_alderbrook'] ?? '';

/** The API's resources: for each, one pupil's rows. Every attribute has to be asked for by name. */
export const resources: Readonly<Record<string, (pupil: EducationFacts) => readonly Row[]>> = {
  students: ({ person, yearGroup, senStatus, senNeed }) => [
    {
      forename: person.givenName,
      surname: person.familyName,
      upn: person.upn ?? null,
      school_name: alderbrook.name,
      year_group: yearGroup,
      sen_status: senStatus,
      sen_need: senNeed ?? null,
    },
  ],
  'attendance-summaries': ({ sessions }) => [
    { possible_sessions: sessions.possible, attended_sessions: sessions.attended, academic_year: '2026/27' },
  ],
  exclusions: ({ exclusions }) =>
    exclusions.map(({ kind, startedOn, days, reason }) => ({
      type: kind,
      start_date: startedOn,
      days,
      reason,
    })),
  behaviours: ({ behaviourNotes }) => behaviourNotes.map(({ on, text }) => ({ recorded_on: on, note: text })),
  'counselling-notes': ({ counsellingNotes }) =>
    counsellingNotes.map(({ on, text }) => ({ recorded_on: on, note: text })),
};

/** Attribute names of each resource, whoever has rows in it. */
export const attributes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(resources).map(([name, rowsOf]) => [
    name,
    new Set(educationRecords.flatMap(rowsOf).flatMap((row) => Object.keys(row))),
  ]),
);

/** The rows of some pupils, in a stable order. */
export function rowsAbout(resource: string, studentIds: readonly string[]): readonly Row[] {
  return educationRecords
    .filter((pupil) => studentIds.includes(idOf(pupil)))
    .flatMap((pupil) =>
      (resources[resource]?.(pupil) ?? []).map((row) => ({ student_id: idOf(pupil), ...row })),
    );
}

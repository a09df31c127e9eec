import type { SchoolResource, SchoolRow } from './schools-api.js';

/** A value as GraphQL takes it. */
export type Value = string | number | null;

/** One field of the record: the attributes it is made from, and how. */
export interface SourcedField {
  readonly attributes: readonly string[];
  readonly value: (row: SchoolRow) => Value;
}

/** Fields of one GraphQL type that come from one resource of the school's system. */
export interface RecordPart {
  readonly graphqlType: string;
  readonly resource: SchoolResource;
  readonly fields: Readonly<Record<string, SourcedField>>;
}

/** What stands on the pupil's own row. */
export const pupilPart: RecordPart = {
  graphqlType: 'EducationRecord',
  resource: 'students',
  fields: {
    schoolName: text('school_name'),
    yearGroup: text('year_group'),
    senSupport: code('sen_status', { N: 'NONE', K: 'SEN_SUPPORT', E: 'EHC_PLAN' }),
    senNeed: text('sen_need'),
  },
};

/** What is counted from the registers. */
export const attendancePart: RecordPart = {
  graphqlType: 'EducationRecord',
  resource: 'attendance-summaries',
  fields: {
    attendancePercent: { attributes: ['possible_sessions', 'attended_sessions'], value: attendancePercent },
  },
};

/** The lists of the record, by the name of their field. */
export const listParts = {
  exclusions: {
    graphqlType: 'SchoolExclusion',
    resource: 'exclusions',
    fields: {
      kind: code('type', { SUSPENSION: 'SUSPENSION', PERMANENT: 'PERMANENT' }),
      startedOn: text('start_date'),
      days: number('days'),
      reason: text('reason'),
    },
  },
  behaviourNotes: {
    graphqlType: 'BehaviourNote',
    resource: 'behaviours',
    fields: { recordedOn: text('recorded_on'), text: text('note') },
  },
  counsellingNotes: {
    graphqlType: 'CounsellingNote',
    resource: 'counselling-notes',
    fields: { recordedOn: text('recorded_on'), text: text('note') },
  },
} as const satisfies Record<string, RecordPart>;

/** A list of the record. */
export type RecordList = keyof typeof listParts;

function text(attribute: string): SourcedField {
  return {
    attributes: [attribute],
    value: (row) => (typeof row[attribute] === 'string' ? row[attribute] : null),
  };
}

function number(attribute: string): SourcedField {
  return {
    attributes: [attribute],
    value: (row) => (typeof row[attribute] === 'number' ? row[attribute] : null),
  };
}

/** A code that nobody foresaw becomes null: no word is better than a wrong one. */
function code(attribute: string, meanings: Readonly<Record<string, string>>): SourcedField {
  return {
    attributes: [attribute],
    value: (row) => new Map(Object.entries(meanings)).get(String(row[attribute])) ?? null,
  };
}

function attendancePercent({ possible_sessions: possible, attended_sessions: attended }: SchoolRow): Value {
  if (typeof possible !== 'number' || typeof attended !== 'number' || possible <= 0) return null;
  return Math.round((attended / possible) * 1000) / 10;
}

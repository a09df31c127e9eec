import type { TableRead } from './select-released.js';

/** Whether a child is known at all. */
export const personTable: TableRead = { table: 'ssd_person', person: 'pers_person_id', columns: {} };

/** Plans of either kind. */
export const planTables = {
  CHILD_PROTECTION: {
    table: 'ssd_cp_plans',
    person: 'cppl_person_id',
    columns: { startedOn: 'cppl_cp_plan_start_date', endedOn: 'cppl_cp_plan_end_date' },
    latestBy: ['startedOn'],
  },
  CHILD_IN_NEED: {
    table: 'ssd_cin_plans',
    person: 'cinp_person_id',
    columns: { startedOn: 'cinp_cin_plan_start_date', endedOn: 'cinp_cin_plan_end_date' },
    latestBy: ['startedOn'],
  },
} as const satisfies Record<string, TableRead>;

/** Lists of small objects, by the name of their field in the record. */
export const listTables = {
  episodes: {
    table: 'ssd_cin_episodes',
    person: 'cine_person_id',
    columns: {
      referredOn: 'cine_referral_date',
      source: 'cine_referral_source_desc',
      primaryNeed: 'cine_cin_primary_need_code',
      closedOn: 'cine_close_date',
      closeReason: 'cine_close_reason',
    },
    latestBy: ['referredOn'],
  },
  section47Enquiries: {
    table: 'ssd_s47_enquiry',
    person: 's47e_person_id',
    columns: {
      startedOn: 's47e_s47_start_date',
      endedOn: 's47e_s47_end_date',
      outcome: "s47e_s47_outcome_json->>'OUTCOME'",
    },
    latestBy: ['startedOn'],
  },
  childsViews: {
    table: 'nm_childs_view',
    person: 'view_person_id',
    columns: { recordedOn: 'view_recorded_date', words: 'view_words' },
    latestBy: ['recordedOn'],
  },
} as const satisfies Record<string, TableRead>;

/** Fields of the record that are one column, of one row or of many. */
export const valueTables = {
  disabilities: {
    table: 'ssd_disability',
    person: 'disa_person_id',
    columns: { value: 'disa_disability_code' },
  },
  relationships: {
    table: 'nm_relationship',
    person: 'rela_person_id',
    columns: { value: 'rela_relationship' },
  },
  lastKnownAddress: {
    table: 'ssd_address',
    person: 'addr_person_id',
    columns: {
      value:
        "concat_ws(', ', addr_address_json->>'STREET', addr_address_json->>'TOWN', addr_address_postcode)",
      since: 'addr_address_start_date',
    },
    latestBy: ['since'],
  },
} as const satisfies Record<string, TableRead>;

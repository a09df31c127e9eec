import type { SocialCareFacts } from '@pontio/testing';

/** One row to be: its table and its columns, the first of them the key. */
export interface SeedRow {
  readonly table: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The rows that stand for what Northmere holds about one child. */
export function rowsOf(facts: SocialCareFacts): SeedRow[] {
  const id = facts.person.recordIds['agy_northmere'] ?? '';
  return [personRow(id, facts), ...caseRows(id, facts), ...planRows(id, facts), ...detailRows(id, facts)];
}

function personRow(id: string, { person }: SocialCareFacts): SeedRow {
  return {
    table: 'ssd_person',
    values: {
      pers_person_id: id,
      pers_forename: person.givenName,
      pers_surname: person.familyName,
      pers_sex: person.sex,
      pers_dob: person.birthDate,
      pers_upn: person.upn,
      pers_common_child_id: person.nhsNumber,
    },
  };
}

function caseRows(id: string, { referrals, enquiries }: SocialCareFacts): SeedRow[] {
  return [
    ...referrals.map((referral) => ({
      table: 'ssd_cin_episodes',
      values: {
        cine_referral_id: referral.id,
        cine_person_id: id,
        cine_referral_date: referral.date,
        cine_cin_primary_need_code: referral.primaryNeed,
        cine_referral_source_desc: referral.source,
        cine_close_date: referral.closed?.date,
        cine_close_reason: referral.closed?.reason,
      },
    })),
    ...enquiries.map((enquiry) => ({
      table: 'ssd_s47_enquiry',
      values: {
        s47e_s47_enquiry_id: enquiry.id,
        s47e_person_id: id,
        s47e_s47_start_date: enquiry.startedOn,
        s47e_s47_end_date: enquiry.endedOn,
        s47e_s47_outcome_json: { OUTCOME: enquiry.outcome ?? null },
      },
    })),
  ];
}

function planRows(id: string, { plans }: SocialCareFacts): SeedRow[] {
  return plans.map((plan) =>
    plan.kind === 'CHILD_PROTECTION'
      ? {
          table: 'ssd_cp_plans',
          values: {
            cppl_cp_plan_id: plan.id,
            cppl_person_id: id,
            cppl_cp_plan_start_date: plan.startedOn,
            cppl_cp_plan_end_date: plan.endedOn,
            cppl_cp_plan_latest_category: plan.category,
          },
        }
      : {
          table: 'ssd_cin_plans',
          values: {
            cinp_cin_plan_id: plan.id,
            cinp_person_id: id,
            cinp_cin_plan_start_date: plan.startedOn,
            cinp_cin_plan_end_date: plan.endedOn,
          },
        },
  );
}

function detailRows(id: string, { address, disabilities, relationships, views }: SocialCareFacts): SeedRow[] {
  const key = (kind: string, index: number): string => `${id}-${kind}-${index + 1}`;
  return [
    {
      table: 'ssd_address',
      values: {
        addr_table_id: key('addr', 0),
        addr_person_id: id,
        addr_address_type: 'HOME',
        addr_address_start_date: address.from,
        addr_address_postcode: address.postcode,
        addr_address_json: { STREET: address.line, TOWN: address.town },
      },
    },
    ...disabilities.map((code, index) => ({
      table: 'ssd_disability',
      values: { disa_table_id: key('disa', index), disa_person_id: id, disa_disability_code: code },
    })),
    ...relationships.map((relationship, index) => ({
      table: 'nm_relationship',
      values: { rela_table_id: key('rela', index), rela_person_id: id, rela_relationship: relationship },
    })),
    ...views.map(({ date, words }, index) => ({
      table: 'nm_childs_view',
      values: {
        view_table_id: key('view', index),
        view_person_id: id,
        view_recorded_date: date,
        view_words: words,
      },
    })),
  ];
}

/**
 * Northmere's reporting schema: tables of the Standard Safeguarding Dataset by their published names, cut
 * to the columns the practice ground fills, and two tables of Northmere's own for what the dataset leaves out.
 */
export const northmereTables = `
  create schema if not exists northmere;

  create table if not exists northmere.ssd_person (
    pers_person_id text primary key,
    pers_forename text, pers_surname text, pers_sex text, pers_dob date,
    pers_upn text, pers_common_child_id text
  );
  create table if not exists northmere.ssd_address (
    addr_table_id text primary key,
    addr_person_id text not null references northmere.ssd_person,
    addr_address_type text, addr_address_start_date date, addr_address_end_date date,
    addr_address_postcode text, addr_address_json jsonb
  );
  create table if not exists northmere.ssd_disability (
    disa_table_id text primary key,
    disa_person_id text not null references northmere.ssd_person,
    disa_disability_code text
  );
  create table if not exists northmere.ssd_cin_episodes (
    cine_referral_id text primary key,
    cine_person_id text not null references northmere.ssd_person,
    cine_referral_date date, cine_cin_primary_need_code text, cine_referral_source_desc text,
    cine_close_date date, cine_close_reason text
  );
  create table if not exists northmere.ssd_s47_enquiry (
    s47e_s47_enquiry_id text primary key,
    s47e_person_id text not null references northmere.ssd_person,
    s47e_s47_start_date date, s47e_s47_end_date date, s47e_s47_outcome_json jsonb
  );
  create table if not exists northmere.ssd_cp_plans (
    cppl_cp_plan_id text primary key,
    cppl_person_id text not null references northmere.ssd_person,
    cppl_cp_plan_start_date date, cppl_cp_plan_end_date date, cppl_cp_plan_latest_category text
  );
  create table if not exists northmere.ssd_cin_plans (
    cinp_cin_plan_id text primary key,
    cinp_person_id text not null references northmere.ssd_person,
    cinp_cin_plan_start_date date, cinp_cin_plan_end_date date
  );
  create table if not exists northmere.nm_relationship (
    rela_table_id text primary key,
    rela_person_id text not null references northmere.ssd_person,
    rela_relationship text
  );
  create table if not exists northmere.nm_childs_view (
    view_table_id text primary key,
    view_person_id text not null references northmere.ssd_person,
    view_recorded_date date, view_words text
  );
  create table if not exists northmere.extract_run (
    extr_table_id text primary key,
    extr_completed_at timestamptz not null
  );
`;

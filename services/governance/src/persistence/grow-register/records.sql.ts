/** Records of people and agreements: who recorded them, and which are never changed. */
export const RECORDS = `
  alter table consent
    add agency_id text references agency,
    add recorded_by text,
    add method text,
    add information_given_ref text,
    add language text not null default 'en',
    add reason text;
  create index consent_supersedes on consent (supersedes);

  alter table involvement add recorded_by text, add ended_at timestamptz, add ended_by text, add ended_why text;
  alter table judgement add reasons text, add ended_at timestamptz, add ended_by text, add ended_why text;
  alter table restriction
    add authority text,
    add recorded_by text,
    add review_at date,
    add review_notified_at timestamptz,
    add ended_at timestamptz,
    add ended_by text,
    add ended_why text;

  create table representative (
    id text primary key check (id like 'rep\\_%'),
    person_id text not null,
    representative_id text not null check (representative_id like 'per\\_%'),
    capacity text not null,
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),
    excluded_from_notice boolean not null,
    evidence text not null,
    agency_id text not null references agency,
    recorded_by text not null,
    ended_at timestamptz,
    ended_by text,
    ended_why text
  );
  create index representative_person on representative (person_id);

  create table competence_assessment (
    id text primary key,
    person_id text not null,
    domain text not null,
    outcome text not null,
    assessed_at timestamptz not null,
    review_at date,
    reasons text,
    agency_id text references agency,
    recorded_by text
  );
  create index competence_assessment_person on competence_assessment (person_id);
  insert into competence_assessment (id, person_id, domain, outcome, assessed_at, review_at)
    select 'cmp_' || subject.id || '_' || position, subject.id, entry ->> 'domain', entry ->> 'outcome',
           (entry ->> 'at')::timestamptz, (entry ->> 'reviewAt')::date
    from subject, jsonb_array_elements(competence) with ordinality as entries (entry, position);
  alter table subject drop column competence;

  create table agreement_signature (
    agreement_id text not null,
    version int not null,
    agency_id text not null references agency,
    digest text not null,
    signed_by text not null,
    signed_at timestamptz not null,
    primary key (agreement_id, version, agency_id),
    foreign key (agreement_id, version) references agreement
  );
  create table agreement_status_change (
    position bigint generated always as identity primary key,
    agreement_id text not null,
    version int not null,
    status text not null,
    at timestamptz not null,
    agency_id text,
    changed_by text,
    reason text,
    foreign key (agreement_id, version) references agreement
  );
  create index agreement_status_change_agreement on agreement_status_change (agreement_id, version);

  create table standing_change (
    position bigint generated always as identity primary key,
    record text not null,
    status text not null,
    at timestamptz not null,
    changed_by text not null,
    reason text not null
  );
  create index standing_change_record on standing_change (record);

  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is never changed: record what takes its place', tg_table_name;
  end $$;
  create trigger consent_is_kept before update or delete on consent
    for each row execute function refuse_change();
  create trigger competence_is_kept before update or delete on competence_assessment
    for each row execute function refuse_change();
  create trigger signature_is_kept before update or delete on agreement_signature
    for each row execute function refuse_change();
  create trigger status_change_is_kept before update or delete on agreement_status_change
    for each row execute function refuse_change();
  create trigger standing_change_is_kept before update or delete on standing_change
    for each row execute function refuse_change();
`;

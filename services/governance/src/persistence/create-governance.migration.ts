import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateGovernance1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agency (
        id text primary key check (id like 'agy\\_%'),
        name jsonb not null,
        type text not null,
        jurisdiction text not null,
        status text not null check (status in ('ACTIVE', 'SUSPENDED')),
        public_authority boolean not null,
        statutory_roles text[] not null,
        assurance jsonb not null,
        break_glass_roles text[] not null,
        duty_contact jsonb not null,
        subgraph text unique
      );
      create table practitioner (
        id text primary key check (id like 'prc\\_%'),
        agency_id text not null references agency,
        role text not null,
        aal smallint not null check (aal between 1 and 3),
        training_valid_to date not null,
        status text not null check (status in ('ACTIVE', 'SUSPENDED', 'LEFT')),
        team_ids text[] not null,
        staff_person_id text
      );
      create table agreement (
        id text not null,
        version int not null,
        document jsonb not null,
        primary key (id, version)
      );
      create index agreement_parties on agreement using gin (document jsonb_path_ops);
      create table subject (
        id text primary key check (id like 'per\\_%'),
        birth_date date,
        unborn boolean not null,
        ordinary_residence text,
        related_person_ids text[] not null,
        competence jsonb not null
      );
    `);
    await runner.query(RECORDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table judgement, restriction, consent, involvement, subject, agreement, practitioner, agency',
    );
  }
}

const RECORDS = `
  create table involvement (
    id text primary key,
    person_id text not null,
    agency_id text not null references agency,
    team_id text,
    actor_id text references practitioner,
    role text not null,
    case_ref text not null,
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),
    evidence text not null,
    check (team_id is not null or actor_id is not null)
  );
  create index involvement_person on involvement (person_id);
  create table consent (
    id text primary key,
    person_id text not null,
    kind text not null,
    state text not null,
    scope jsonb not null,
    explicit boolean not null,
    given_by text not null,
    capacity text not null,
    recorded_at timestamptz not null,
    valid_to date,
    supersedes text references consent
  );
  create index consent_person on consent (person_id);
  create table restriction (
    id text primary key,
    person_id text not null,
    code text not null,
    set_by text not null references agency,
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),
    hides text[] not null,
    categories text[] not null,
    from_agencies text[] not null,
    except_purposes text[] not null,
    except_approvers text[] not null,
    break_glass text not null check (break_glass in ('ALLOWED', 'FORBIDDEN')),
    dangerous_person_ids text[] not null
  );
  create index restriction_person on restriction (person_id);
  create table judgement (
    id text primary key,
    person_id text not null,
    kind text not null,
    agency_id text not null references agency,
    made_by text not null,
    made_at timestamptz not null,
    valid_to date,
    categories text[] not null,
    up_to text,
    recipients text[] not null,
    case_ref text,
    condition text,
    ref text
  );
  create index judgement_person on judgement (person_id);
`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePersonIndex1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person (
        id text primary key check (id like 'per\\_%'),
        created_at timestamptz not null
      );
      create table identity_link (
        id text primary key,
        person_id text references person,
        agency_id text not null,
        record_system text not null,
        record_ref text not null,
        status text not null check (status in ('LINKED', 'UNDECIDED', 'ENDED')),
        evidence jsonb not null,
        linked_by text not null,
        linked_at timestamptz not null,
        unlinked_by text,
        unlinked_at timestamptz,
        reason text,
        check (status <> 'LINKED' or person_id is not null),
        check (status <> 'UNDECIDED' or person_id is null),
        check ((status = 'ENDED') = (unlinked_by is not null and unlinked_at is not null and reason is not null))
      );
      create unique index identity_link_current on identity_link (agency_id, record_system, record_ref)
        where status <> 'ENDED';
      create index identity_link_person on identity_link (person_id) where status = 'LINKED';
      create table link_identifier (
        link_id text not null references identity_link,
        system text not null check (system in ('NHS', 'UPN')),
        token text not null,
        primary key (link_id, token)
      );
      create index link_identifier_token on link_identifier (token);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table link_identifier, identity_link, person');
  }
}

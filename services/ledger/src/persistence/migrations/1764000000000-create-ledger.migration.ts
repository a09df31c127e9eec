import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log itself, which takes inserts and nothing else, and how far Kafka was read. */
export class CreateLedger1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table event (
        position      bigint generated always as identity primary key,
        event_id      text not null unique,
        kind          text not null,
        occurred_at   timestamptz,
        recorded_at   timestamptz not null default clock_timestamp(),
        correlation   text,
        decision_id   text,
        requester_org text,
        requester_ref text,
        owner_org     text,
        subject_ref   text,
        purpose       text,
        outcome       text,
        bytes         bytea not null,
        digest        bytea not null generated always as (sha256(bytes)) stored
      );
      create index event_by_correlation on event (correlation);
      create index event_by_decision on event (decision_id);
      create index event_by_requester on event (requester_org, position desc);
      create index event_by_owner on event (owner_org, position desc);
      create index event_by_subject on event (subject_ref, occurred_at desc);

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log is append-only: % is refused', tg_op;
      end $$;
      create trigger event_is_append_only before update or delete on event
        for each row execute function refuse_change();
      create trigger event_is_never_emptied before truncate on event
        for each statement execute function refuse_change();

      create table kafka_offset (
        topic       text not null,
        partition   integer not null,
        next_offset bigint not null,
        primary key (topic, partition)
      )`);
  }

  /** There is no way back that would not destroy evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('The audit log is never dropped by a migration.'));
  }
}

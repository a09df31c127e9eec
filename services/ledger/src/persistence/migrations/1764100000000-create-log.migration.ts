import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LEDGER_READER, LEDGER_WRITER } from '../roles.js';

/**
 * The provable log: events in monthly partitions, the tree over them, and who may write it. Nobody may change or
 * delete an event; the writer's role may insert and move the head of the log on, the reader's may read.
 */
export class CreateLog1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await refuseEarlierEvents(runner);
    for (const statements of [EVENTS, INDEXES, TREE, PUBLICATION, GUARDS, ROLES])
      await runner.query(statements);
  }

  /** There is no way back that would not destroy evidence. */
  down(): Promise<void> {
    return Promise.reject(new Error('The audit log is never dropped by a migration.'));
  }
}

/** Events of the first form stand in no tree, and nobody could say that they always stood there. */
async function refuseEarlierEvents(runner: QueryRunner): Promise<void> {
  const [found] = (await runner.query('select exists (select from event) as any')) as { any: boolean }[];
  if (found?.any === true)
    throw new Error(
      'this audit trail was begun before events were kept in a provable log: run "npm run reset" to begin a new one',
    );
  await runner.query('drop table event, kafka_offset');
}

const EVENTS = `
  create table event (
    log_index     bigint not null,
    event_id      text collate "C" not null,
    kind          text collate "C" not null,
    occurred_at   timestamptz(3) not null,
    recorded_at   timestamptz(3) not null,
    correlation   text collate "C",
    decision_id   text collate "C",
    requester_org text collate "C",
    requester_ref text collate "C",
    owner_org     text collate "C",
    subject_ref   text collate "C",
    case_ref      text collate "C",
    purpose       text collate "C",
    outcome       text collate "C",
    break_glass   boolean not null,
    chains        text not null,
    bytes         bytea not null,
    primary key (event_id, occurred_at)
  ) partition by range (occurred_at);
  create table oversized_event (event_id text primary key, bytes bytea not null);
  comment on table oversized_event is 'events that no leaf can hold; their leaf holds their hash';
  comment on column event.occurred_at is 'as the event says; of what is no event, when it arrived';
  comment on column event.chains is 'the links of the entry, as its leaf has them';`;

/** Each ends in the order of a page, newest first, so that a page is read without sorting. */
const INDEXES = `
  create index event_by_log_index on event (log_index);
  create index event_by_correlation on event (correlation);
  create index event_by_decision on event (decision_id) where decision_id is not null;
  create index event_by_subject on event (subject_ref, occurred_at desc, log_index desc) where subject_ref is not null;
  create index event_by_practitioner on event (requester_ref, occurred_at desc, log_index desc)
    where requester_ref is not null;
  create index event_by_requester on event (requester_org, occurred_at desc, log_index desc)
    where requester_org is not null;
  create index event_by_owner on event (owner_org, occurred_at desc, log_index desc) where owner_org is not null;
  create index event_by_case on event (case_ref, occurred_at desc, log_index desc) where case_ref is not null;
  create index event_broken_glass_by_requester on event (requester_org, occurred_at desc, log_index desc)
    where break_glass;
  create index event_broken_glass_by_owner on event (owner_org, occurred_at desc, log_index desc) where break_glass;
  create index event_denied_by_requester on event (requester_org, occurred_at desc, log_index desc)
    where outcome = 'deny';
  create index event_denied_by_owner on event (owner_org, occurred_at desc, log_index desc) where outcome = 'deny';
  create index event_invalid on event (log_index) where kind = 'INVALID';`;

const TREE = `
  create table log_head (
    only_one    boolean primary key default true check (only_one),
    epoch       bigint not null default 0,
    holder      text,
    lease_until timestamptz not null default '-infinity',
    size        bigint not null default 0,
    root        bytea,
    first_kept  bigint not null default 0
  );
  insert into log_head default values;
  create table log_root (size bigint primary key, root bytea not null, committed_at timestamptz not null);
  create table tile (
    level  smallint not null,
    index  bigint not null,
    hashes bytea not null,
    primary key (level, index)
  );
  alter table tile alter column hashes set storage external;
  create table chain_head (id text primary key, seq bigint not null, leaf_hash bytea not null);
  create table kafka_offset (
    topic       text not null,
    partition   integer not null,
    next_offset bigint not null,
    primary key (topic, partition)
  );`;

const PUBLICATION = `
  create table checkpoint (
    size      bigint primary key,
    note      text not null,
    signed_at timestamptz not null,
    is_witnessed boolean not null
  );
  create table publication (name text primary key, position bigint not null);
  create table legal_hold (
    id        text primary key,
    from_at   timestamptz not null,
    to_at     timestamptz not null,
    lifted_at timestamptz
  );
  create table kept_entry (log_index bigint primary key, chains text not null, bytes bytea not null);
  comment on table kept_entry is 'entries of months that were dropped, in a bundle that is still needed whole';
  create view entry as
    select log_index, chains, bytes from event union all select log_index, chains, bytes from kept_entry;`;

const GUARDS = `
  create or replace function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception 'the audit log is append-only: % is refused', tg_op;
  end $$;
  create function refuse_other_tile() returns trigger language plpgsql as $$
  begin
    if substring(new.hashes for length(old.hashes)) = old.hashes and (new.level, new.index) = (old.level, old.index)
      then return new;
    end if;
    raise exception 'a tile of the audit log only ever grows';
  end $$;
  create trigger event_is_append_only before update or delete on event for each row execute function refuse_change();
  create trigger event_is_never_emptied before truncate on event for each statement execute function refuse_change();
  create trigger oversized_is_append_only before update or truncate on oversized_event
    for each statement execute function refuse_change();
  create trigger root_is_append_only before update or delete or truncate on log_root
    for each statement execute function refuse_change();
  create trigger checkpoint_is_append_only before update or delete or truncate on checkpoint
    for each statement execute function refuse_change();
  create trigger tile_is_kept before delete or truncate on tile for each statement execute function refuse_change();
  create trigger tile_only_grows before update on tile for each row execute function refuse_other_tile();`;

/** Roles belong to the whole cluster: another database of it may have made them already, or be about to. */
const makeRole = (role: string): string => `
  do $$ begin create role ${role} nologin;
  exception when duplicate_object or unique_violation then null; end $$;
  do $$ begin
    if not pg_has_role(current_user, '${role}', 'member') then
      execute format('grant ${role} to %I', current_user);
    end if;
  end $$;
  grant usage on schema ledger to ${role};
  grant select on all tables in schema ledger to ${role};`;

const ROLES = `
  ${makeRole(LEDGER_READER)}
  ${makeRole(LEDGER_WRITER)}
  grant insert on event, oversized_event, log_root, tile, chain_head, kafka_offset, checkpoint, publication to ${LEDGER_WRITER};
  grant update on log_head, tile, chain_head, kafka_offset, publication to ${LEDGER_WRITER};`;

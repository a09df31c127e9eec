/** Tables that say something of one person each. */
const PEOPLE = [
  ...['subject', 'involvement', 'consent', 'restriction'],
  ...['judgement', 'representative', 'competence_assessment'],
];

const PARTIES = ['agency', 'practitioner', 'agreement'];

/**
 * Versions of what decisions rest on: one for each person and one for all agencies, practitioners and
 * agreements. Triggers renew them in the transaction of the change, so that no writer can forget to. They are
 * random and not counted, so that a restored database never gives an old version to new facts.
 */
export const FACT_VERSIONS = `
  create table fact_version (
    scope text primary key,
    version uuid not null
  );

  create function renew_fact_version(changed text) returns void language sql set search_path from current as $$
    insert into fact_version values (changed, gen_random_uuid())
      on conflict (scope) do update set version = excluded.version;
  $$;
  create function renew_person() returns trigger language plpgsql set search_path from current as $$
  declare
    person text;
  begin
    for person in
      select distinct id from (values (to_jsonb(new) ->> tg_argv[0]), (to_jsonb(old) ->> tg_argv[0])) rows (id)
      where id is not null
    loop
      perform renew_fact_version(person);
    end loop;
    return null;
  end $$;
  create function renew_parties() returns trigger language plpgsql set search_path from current as $$
  begin
    perform renew_fact_version('parties');
    return null;
  end $$;

  create function renew_all() returns trigger language plpgsql set search_path from current as $$
  begin
    update fact_version set version = gen_random_uuid();
    return null;
  end $$;

  create trigger subject_version after insert or update or delete on subject
    for each row execute function renew_person('id');
  ${PEOPLE.filter((table) => table !== 'subject')
    .map(
      (table) => `create trigger ${table}_version after insert or update or delete on ${table}
    for each row execute function renew_person('person_id');`,
    )
    .join('\n  ')}
  ${PARTIES.map(
    (table) => `create trigger ${table}_version after insert or update or delete on ${table}
    for each statement execute function renew_parties();`,
  ).join('\n  ')}

  ${[...PEOPLE, ...PARTIES]
    .map(
      (table) => `create trigger ${table}_emptied after truncate on ${table}
    for each statement execute function renew_all();`,
    )
    .join('\n  ')}

  insert into fact_version select scope, gen_random_uuid() from (
    select 'parties' as scope
    union select id from subject
    union select person_id from involvement
    union select person_id from consent
    union select person_id from restriction
    union select person_id from judgement
    union select person_id from competence_assessment
  ) scopes;
`;

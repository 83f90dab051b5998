-- Search of today and of any past day, from one table: the words of a threat with the moments between which they stood.
-- A row is added when words or owner change, not with every version: most versions change neither. Moments are those of
-- the threat's own versions, so that a list of the past and its search never disagree.
drop function threat_search(text, integer);
drop function threat_words_new() cascade;
drop function threat_words_changed() cascade;
alter table threat_words
    drop constraint threat_words_pkey,
    add known_from timestamptz not null default '0001-01-01 00:00:00+00',
    add known_to timestamptz not null default '9999-12-31 00:00:00+00';

-- What was recorded before words kept their past.
truncate threat_words;
insert into threat_words (id, akey, words, known_from, known_to)
select id, akey, threat_words_of(reference, name, summary, lro), recorded_from,
       lead(recorded_from, 1, '9999-12-31 00:00:00+00') over (partition by id order by recorded_from)
  from (select h.*, lag((akey, reference, name, summary, lro)) over (partition by id order by recorded_from) as before
          from threats_threat_hist h) versions
 where before is distinct from (akey, reference, name, summary, lro);

alter table threat_words
    add primary key (id, known_from),
    alter known_from drop default;

-- After the trigger that keeps versions, by its name: it asks for the moment that this one gave.
create function threat_words_new() returns trigger language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into threat_words (id, akey, words, known_from)
    select f.id, f.akey, threat_words_of(f.reference, f.name, f.summary, f.lro), h.recorded_from
      from fresh f join threats_threat_hist h on h.id = f.id and h.recorded_to = '9999-12-31 00:00:00+00';
    return null;
end $$;
create trigger threats_threat_words_new after insert on threats_threat
    referencing new table as fresh for each statement execute function threat_words_new();

-- Only rows whose words or owner changed: a new tier costs no reading of texts.
create function threat_words_changed() returns trigger language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    with changed as (
        select f.id, f.akey, f.reference, f.name, f.summary, f.lro, h.recorded_from
          from fresh f join stale s using (id)
          join threats_threat_hist h on h.id = f.id and h.recorded_to = '9999-12-31 00:00:00+00'
         where (f.akey, f.reference, f.name, f.summary, f.lro)
               is distinct from (s.akey, s.reference, s.name, s.summary, s.lro)
    ), closed as (
        update threat_words w set known_to = c.recorded_from
          from changed c where w.id = c.id and w.known_to = '9999-12-31 00:00:00+00'
    )
    insert into threat_words (id, akey, words, known_from)
    select id, akey, threat_words_of(reference, name, summary, lro), recorded_from from changed;
    return null;
end $$;
create trigger threats_threat_words_changed after update on threats_threat
    referencing old table as stale new table as fresh
    for each statement execute function threat_words_changed();

-- The threats that match now, or matched at a moment: by the words and under the owner that stood then. Every one of
-- them, so that a count and an export are whole; what is shown still comes through row security.
create function threat_search(asked text, moment timestamptz) returns setof bigint language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
    select w.id
      from threat_words w
     where (w.words @@ websearch_to_tsquery('simple', asked) or w.words @@ websearch_to_tsquery('english', asked))
       and w.akey = any ((select string_to_array(current_setting('app.keys', true), ',')::int[])::int[])
       and w.known_from <= coalesce(moment, '9999-12-30 00:00:00+00')
       and w.known_to > coalesce(moment, '9999-12-30 00:00:00+00')
$$;
revoke all on function threat_search(text, timestamptz) from public;
grant execute on function threat_search(text, timestamptz) to fourfold_app;

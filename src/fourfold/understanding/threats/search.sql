-- Words to search threats by. A separate table without any grant: text operators are not leakproof, so under a
-- policy they would run on every visible row instead of the index. The one function below reads it, applies the
-- viewer's own keys inside, and gives identifiers only; what is shown still comes through row security.
create table threat_words (
    id bigint primary key references threats_threat (id) on delete cascade,
    akey integer not null,
    words tsvector not null
);
create index threat_words_words on threat_words using gin (words);

-- Two readings, not more: each costs a load more than keeping the history does. Names are matched as they are written,
-- summaries by their stems too.
create function threat_words_of(reference text, name text, summary text, lro text) returns tsvector
language sql immutable as $$
    select setweight(to_tsvector('simple', reference || ' ' || replace(reference, '-', ' ') || ' ' || name || ' ' || lro), 'A')
        || setweight(to_tsvector('english', summary), 'B')
$$;

create function threat_words_new() returns trigger language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    insert into threat_words (id, akey, words)
    select id, akey, threat_words_of(reference, name, summary, lro) from fresh;
    return null;
end $$;
create trigger threat_words_new after insert on threats_threat
    referencing new table as fresh for each statement execute function threat_words_new();

-- Only rows whose words or owner changed: a new tier costs no reading of texts.
create function threat_words_changed() returns trigger language plpgsql
security definer set search_path = pg_catalog, public, pg_temp as $$
begin
    update threat_words w set akey = f.akey, words = threat_words_of(f.reference, f.name, f.summary, f.lro)
      from fresh f join stale s using (id)
     where w.id = f.id
       and (f.akey, f.reference, f.name, f.summary, f.lro) is distinct from (s.akey, s.reference, s.name, s.summary, s.lro);
    return null;
end $$;
create trigger threat_words_changed after update on threats_threat
    referencing old table as stale new table as fresh
    for each statement execute function threat_words_changed();

create function threat_search(asked text, most integer) returns setof bigint language sql stable
security definer set search_path = pg_catalog, public, pg_temp as $$
    select w.id
      from threat_words w,
           websearch_to_tsquery('simple', asked) exact,
           websearch_to_tsquery('english', asked) near
     where (w.words @@ exact or w.words @@ near)
       and w.akey = any ((select string_to_array(current_setting('app.keys', true), ',')::int[])::int[])
     order by ts_rank(w.words, exact) + ts_rank(w.words, near) desc, w.id
     limit most
$$;
revoke all on function threat_search(text, integer) from public;
grant execute on function threat_search(text, integer) to fourfold_app;

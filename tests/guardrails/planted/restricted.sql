-- Planted: a row that takes a threat's key while its past does not, and one whose past is looked for row by row.
create function planted_note_follow_key() returns trigger language plpgsql as $$ begin return null; end $$;
create trigger planted_note_follow_key after update on threats_threat
    for each row execute function planted_note_follow_key();

create table planted_sheet_hist (id bigint, threat_id bigint, akey integer);
insert into access_follower (parent, child, parent_column) values ('threats_threat', 'planted_sheet', 'threat_id');

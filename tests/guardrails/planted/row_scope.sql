-- Planted: a table without row security; one that its owner walks past, with a bare setting; one that anybody reads.
create table planted_open (id bigint primary key, akey integer);
grant select on planted_open to fourfold_app;

create table planted_bare (id bigint primary key, akey integer);
alter table planted_bare enable row level security;
create policy seen on planted_bare for select to fourfold_app
    using (akey = any (string_to_array(current_setting('app.keys', true), ',')::int[]));

create table planted_anyone (id bigint primary key, akey integer);
alter table planted_anyone enable row level security;
alter table planted_anyone force row level security;
create policy seen on planted_anyone for select
    using (akey = any ((select string_to_array(current_setting('app.keys', true), ',')::int[])::int[]));
create policy theirs on planted_anyone for select to fourfold_app
    using (akey = any ((select string_to_array(current_setting('app.keys', true), ',')::int[])::int[]));
create policy added on planted_anyone for insert to fourfold_app with check (true);

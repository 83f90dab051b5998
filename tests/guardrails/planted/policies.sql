-- Planted: a policy that an old migration wrote with wider words, one that nothing declares, and one that is missing.
create table planted_wide (id bigint, akey integer);
alter table planted_wide enable row level security;
alter table planted_wide force row level security;
create policy owner on planted_wide to fourfold_owner using (true) with check (true);
create policy seen on planted_wide for select to fourfold_app
    using (akey > 0 or akey = any ((select string_to_array(current_setting('app.keys', true), ',')::int[])::int[]));
create policy besides on planted_wide for select to fourfold_app
    using (akey = any ((select string_to_array(current_setting('app.keys', true), ',')::int[])::int[]));

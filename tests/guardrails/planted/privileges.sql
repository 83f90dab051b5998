-- Planted: a case table that may not be added to but may be changed, its history and slices too; audit entries to read.
create table planted_case (id bigint, name text, akey integer);
create table planted_case_hist (like planted_case);
create table planted_case_slice (like planted_case);
create table planted_forgotten (id bigint);
grant select, delete on planted_case to fourfold_app;
grant update (name) on planted_case to fourfold_app;
grant select, update on planted_case_hist to fourfold_app;
grant select, truncate on planted_case_slice to fourfold_app;
grant select on planted_forgotten to public;
grant select (reason), insert (at) on audit_entry to fourfold_app;

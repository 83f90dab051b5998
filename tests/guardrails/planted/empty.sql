-- Planted: rows of two agencies in a table that nothing guards.
create temporary table planted_case (id bigint, akey integer) on commit drop;
insert into planted_case values (1, -1), (2, -2);

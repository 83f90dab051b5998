-- Planted: two versions recorded at one moment, with an overlap; and a row whose later writes left no version.
create temporary table planted_case_hist (
    hid bigint generated always as identity, id bigint, recorded_from timestamptz, recorded_to timestamptz
) on commit drop;
insert into planted_case_hist (id, recorded_from, recorded_to) values
    (1, '2023-01-04 09:00+00', '2023-01-04 10:00+00'),
    (1, '2023-01-04 09:00+00', '2023-01-04 10:00+00'),
    (1, '2023-01-04 10:00+00', '9999-12-31 00:00+00'),
    (2, '2023-01-04 09:00+00', '9999-12-31 00:00+00');

SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
CREATE FUNCTION public.access_as_owner(relation oid) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        select relowner = (select oid from pg_roles where rolname = current_user) from pg_class where oid = relation
    $$;
CREATE FUNCTION public.access_grant_needs_two() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
        if new.request_id is null then
            if new.granted_by_id is null and new.approved_by_id is null
               and (access_as_owner(tg_relid) or (select purpose from platform_clock) <> 'live') then
                return new;
            end if;
        elsif exists (select from access_request r where r.id = new.request_id and r.kind = 'grant'
                and r.state = 'approved' and r.user_id = new.user_id and r.role = new.role
                and r.agency_id = new.agency_id and r.starts_on <= new.starts_on
                and r.ends_on is not distinct from new.ends_on and r.asked_by_id = new.granted_by_id
                and r.decided_by_id = new.approved_by_id) then
            return new;
        end if;
        raise exception 'a role is granted when a second person has approved it' using errcode = 'check_violation';
    end $$;
CREATE FUNCTION public.access_grant_never_grows() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
        if old.ends_on is not null and (new.ends_on is null or new.ends_on > old.ends_on) then
            raise exception 'a role that goes on for longer is asked for again' using errcode = 'check_violation';
        end if;
        return new;
    end $$;
CREATE FUNCTION public.access_password_needs_two() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
        if new.one_time_until is not null and not access_as_owner(tg_relid) and not exists (
            select from access_request r where r.user_id = new.id and r.kind = 'password' and r.state = 'approved'
                and new.one_time_until <= r.decided_at + interval '1 day') then
            raise exception 'a one-time password is made when a second person has approved it'
                using errcode = 'check_violation';
        end if;
        return new;
    end $$;
CREATE FUNCTION public.access_request_is_kept() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
        if tg_op = 'INSERT' and new.state <> 'waiting' then
            raise exception 'a request begins by waiting' using errcode = 'check_violation';
        elsif tg_op = 'UPDATE' and old.state <> 'waiting' then
            raise exception 'a request is decided once' using errcode = 'check_violation';
        end if;
        return new;
    end $$;
CREATE FUNCTION public.acting_request() RETURNS text
    LANGUAGE sql STABLE
    AS $$ select nullif(current_setting('app.request', true), '') $$;
CREATE FUNCTION public.acting_user() RETURNS integer
    LANGUAGE sql STABLE
    AS $$ select nullif(current_setting('app.user', true), '')::int $$;
CREATE FUNCTION public.advance_clock(moment timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
begin
    -- Exclusive: nobody may be stamping a row while the clock jumps.
    lock table platform_clock in access exclusive mode;
    if (select purpose from platform_clock) = 'live' then
        raise exception 'The clock of a live platform cannot be moved.' using errcode = 'FF001';
    end if;
    if moment < fourfold_now() then
        raise exception 'The clock only moves forward: it is already %.', fourfold_now() using errcode = 'FF002';
    end if;
    update platform_clock set ahead = moment - clock_timestamp();
    return fourfold_now();
end $$;
CREATE FUNCTION public.agencies_agency_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update agencies_agency_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into agencies_agency_hist (id, code, kind, ons_code, legal_body, host_note, source, note, host_id, recorded_from, recorded_by, request)
            select a.id, a.code, a.kind, a.ons_code, a.legal_body, a.host_note, a.source, a.note, a.host_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_agency_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update agencies_agency_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_agency_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into agencies_agency_hist (id, code, kind, ons_code, legal_body, host_note, source, note, host_id, recorded_from, recorded_by, request)
            select a.id, a.code, a.kind, a.ons_code, a.legal_body, a.host_note, a.source, a.note, a.host_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_agencyname_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update agencies_agencyname_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into agencies_agencyname_hist (id, name, name_cy, short_name, from_day, until_day, agency_id, recorded_from, recorded_by, request)
            select a.id, a.name, a.name_cy, a.short_name, a.from_day, a.until_day, a.agency_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_agencyname_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update agencies_agencyname_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_agencyname_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into agencies_agencyname_hist (id, name, name_cy, short_name, from_day, until_day, agency_id, recorded_from, recorded_by, request)
            select a.id, a.name, a.name_cy, a.short_name, a.from_day, a.until_day, a.agency_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_agencyplace_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update agencies_agencyplace_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into agencies_agencyplace_hist (id, bond, from_day, until_day, agency_id, parent_id, recorded_from, recorded_by, request)
            select a.id, a.bond, a.from_day, a.until_day, a.agency_id, a.parent_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_agencyplace_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update agencies_agencyplace_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_agencyplace_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into agencies_agencyplace_hist (id, bond, from_day, until_day, agency_id, parent_id, recorded_from, recorded_by, request)
            select a.id, a.bond, a.from_day, a.until_day, a.agency_id, a.parent_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_areaword_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update agencies_areaword_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into agencies_areaword_hist (id, singular, plural, singular_cy, plural_cy, from_day, until_day, force_id, recorded_from, recorded_by, request)
            select a.id, a.singular, a.plural, a.singular_cy, a.plural_cy, a.from_day, a.until_day, a.force_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_areaword_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update agencies_areaword_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_areaword_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into agencies_areaword_hist (id, singular, plural, singular_cy, plural_cy, from_day, until_day, force_id, recorded_from, recorded_by, request)
            select a.id, a.singular, a.plural, a.singular_cy, a.plural_cy, a.from_day, a.until_day, a.force_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_carryover_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update agencies_carryover_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into agencies_carryover_hist (id, kind_of_thing, decision, decided_by, decided_by_id, decided_at, succession_id, recorded_from, recorded_by, request)
            select a.id, a.kind_of_thing, a.decision, a.decided_by, a.decided_by_id, a.decided_at, a.succession_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_carryover_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update agencies_carryover_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_carryover_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into agencies_carryover_hist (id, kind_of_thing, decision, decided_by, decided_by_id, decided_at, succession_id, recorded_from, recorded_by, request)
            select a.id, a.kind_of_thing, a.decision, a.decided_by, a.decided_by_id, a.decided_at, a.succession_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_succession_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update agencies_succession_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into agencies_succession_hist (id, kind, on_day, evidence, decided_by, decided_by_id, decided_at, agency_id, successor_id, recorded_from, recorded_by, request)
            select a.id, a.kind, a.on_day, a.evidence, a.decided_by, a.decided_by_id, a.decided_at, a.agency_id, a.successor_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_succession_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update agencies_succession_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.agencies_succession_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into agencies_succession_hist (id, kind, on_day, evidence, decided_by, decided_by_id, decided_at, agency_id, successor_id, recorded_from, recorded_by, request)
            select a.id, a.kind, a.on_day, a.evidence, a.decided_by, a.decided_by_id, a.decided_at, a.agency_id, a.successor_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.assessments_assessment_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from threats_threat p where p.id = fresh.threat_id)) then
                raise exception 'new row violates row-level security policy for table "assessments_assessment"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.assessments_assessment_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update assessments_assessment set akey = new.akey where threat_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.assessments_assessment_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update assessments_assessment_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into assessments_assessment_hist (id, akey, number, state, answers, began_at, began_because, submitted_at, risk, lowest, highest, tier_worked_out, tier_override, override_reason, confidence, position, digest, moderated_at, edition, assessor_id, moderator_id, second_to_id, threat_id, model_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.number, a.state, a.answers, a.began_at, a.began_because, a.submitted_at, a.risk, a.lowest, a.highest, a.tier_worked_out, a.tier_override, a.override_reason, a.confidence, a.position, a.digest, a.moderated_at, a.edition, a.assessor_id, a.moderator_id, a.second_to_id, a.threat_id, a.model_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.assessments_assessment_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update assessments_assessment_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.assessments_assessment_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into assessments_assessment_hist (id, akey, number, state, answers, began_at, began_because, submitted_at, risk, lowest, highest, tier_worked_out, tier_override, override_reason, confidence, position, digest, moderated_at, edition, assessor_id, moderator_id, second_to_id, threat_id, model_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.number, a.state, a.answers, a.began_at, a.began_because, a.submitted_at, a.risk, a.lowest, a.highest, a.tier_worked_out, a.tier_override, a.override_reason, a.confidence, a.position, a.digest, a.moderated_at, a.edition, a.assessor_id, a.moderator_id, a.second_to_id, a.threat_id, a.model_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.assessments_assessment_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from threats_threat where id = new.threat_id);
            return new;
        end $$;
CREATE FUNCTION public.assessments_challenge_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from threats_threat p where p.id = fresh.threat_id)) then
                raise exception 'new row violates row-level security policy for table "assessments_challenge"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.assessments_challenge_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update assessments_challenge set akey = new.akey where threat_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.assessments_challenge_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update assessments_challenge_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into assessments_challenge_hist (id, akey, reason, raised_at, outcome, decided_reason, decided_at, assessment_id, decider_id, raised_by_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.reason, a.raised_at, a.outcome, a.decided_reason, a.decided_at, a.assessment_id, a.decider_id, a.raised_by_id, a.threat_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.assessments_challenge_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update assessments_challenge_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.assessments_challenge_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into assessments_challenge_hist (id, akey, reason, raised_at, outcome, decided_reason, decided_at, assessment_id, decider_id, raised_by_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.reason, a.raised_at, a.outcome, a.decided_reason, a.decided_at, a.assessment_id, a.decider_id, a.raised_by_id, a.threat_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.assessments_challenge_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from threats_threat where id = new.threat_id);
            return new;
        end $$;
CREATE FUNCTION public.assessments_review_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from threats_threat p where p.id = fresh.threat_id)) then
                raise exception 'new row violates row-level security policy for table "assessments_review"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.assessments_review_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update assessments_review set akey = new.akey where threat_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.assessments_review_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update assessments_review_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into assessments_review_hist (id, akey, act, reason, at, digest, answers, risk, tier, assessment_id, by_id, by_agency_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.act, a.reason, a.at, a.digest, a.answers, a.risk, a.tier, a.assessment_id, a.by_id, a.by_agency_id, a.threat_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.assessments_review_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update assessments_review_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.assessments_review_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into assessments_review_hist (id, akey, act, reason, at, digest, answers, risk, tier, assessment_id, by_id, by_agency_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.act, a.reason, a.at, a.digest, a.answers, a.risk, a.tier, a.assessment_id, a.by_id, a.by_agency_id, a.threat_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.assessments_review_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from threats_threat where id = new.threat_id);
            return new;
        end $$;
CREATE FUNCTION public.entities_sourcerecord_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from entities_subject p where p.id = fresh.subject_id)) then
                raise exception 'new row violates row-level security policy for table "entities_sourcerecord"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.entities_sourcerecord_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update entities_sourcerecord set akey = new.akey where subject_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.entities_sourcerecord_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update entities_sourcerecord_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into entities_sourcerecord_hist (id, source, source_reference, name, other_names, born_on, akey, subject_id, recorded_from, recorded_by, request)
            select a.id, a.source, a.source_reference, a.name, a.other_names, a.born_on, a.akey, a.subject_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.entities_sourcerecord_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update entities_sourcerecord_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.entities_sourcerecord_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into entities_sourcerecord_hist (id, source, source_reference, name, other_names, born_on, akey, subject_id, recorded_from, recorded_by, request)
            select a.id, a.source, a.source_reference, a.name, a.other_names, a.born_on, a.akey, a.subject_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.entities_sourcerecord_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from entities_subject where id = new.subject_id);
            return new;
        end $$;
CREATE FUNCTION public.extract_disposed(of_run bigint) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        select s.hid from extracts_sealedrow s join extracts_run on extracts_run.id = s.run_id
         where s.run_id = of_run and extracts_run.akey = any ((select string_to_array(current_setting('app.keys', true), ',')::int[])::int[]) and (scope <@ (select string_to_array(current_setting('app.keys', true), ',')::int[])::int[] or run_by_id = (select nullif(current_setting('app.user', true), '')::int))
           and (not exists (select 1 from threats_threat_hist h where h.hid = s.hid)
                or not exists (select 1 from extracts_rowkey k where k.record = s.record))
    $$;
CREATE FUNCTION public.extracts_run_repeats() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
        if not exists (select 1 from extracts_run run where run.id = new.repeats_id and run.scope = new.scope
                          and run.as_of = new.as_of and run.definition_digest = new.definition_digest) then
            raise exception 'new row violates row-level security policy for table "extracts_run"'
                using errcode = 'insufficient_privilege';
        end if;
        return new;
    end $$;
CREATE FUNCTION public.extracts_sealedrow_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from extracts_run p where p.id = fresh.run_id)) then
                raise exception 'new row violates row-level security policy for table "extracts_sealedrow"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.extracts_sealedrow_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update extracts_sealedrow set akey = new.akey where run_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.extracts_sealedrow_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from extracts_run where id = new.run_id);
            return new;
        end $$;
CREATE FUNCTION public.fourfold_now() RETURNS timestamp with time zone
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$ select clock_timestamp() + ahead from platform_clock $$;
CREATE FUNCTION public.keep_the_purpose() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'What a database is for is decided when it is created.' using errcode = 'FF003';
end $$;
CREATE FUNCTION public.never_truncate() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'Case rows are never truncated: their history would be lost.' using errcode = 'FF004';
end $$;
CREATE FUNCTION public.oldest_open_write() RETURNS timestamp with time zone
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select min(xact_start) + (select ahead from platform_clock)
      from pg_stat_activity
     where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()
$$;
CREATE FUNCTION public.operations_operation_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update operations_operation_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into operations_operation_hist (id, name, sio, level, why_here, starts_on, ends_on, financial_investigator, no_financial_investigator_because, edition, akey, owner_agency_id, unit_id, recorded_from, recorded_by, request)
            select a.id, a.name, a.sio, a.level, a.why_here, a.starts_on, a.ends_on, a.financial_investigator, a.no_financial_investigator_because, a.edition, a.akey, a.owner_agency_id, a.unit_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.operations_operation_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update operations_operation_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.operations_operation_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into operations_operation_hist (id, name, sio, level, why_here, starts_on, ends_on, financial_investigator, no_financial_investigator_because, edition, akey, owner_agency_id, unit_id, recorded_from, recorded_by, request)
            select a.id, a.name, a.sio, a.level, a.why_here, a.starts_on, a.ends_on, a.financial_investigator, a.no_financial_investigator_because, a.edition, a.akey, a.owner_agency_id, a.unit_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.operations_service_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from operations_operation p where p.id = fresh.operation_id)) then
                raise exception 'new row violates row-level security policy for table "operations_service"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.operations_service_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update operations_service set akey = new.akey where operation_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.operations_service_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update operations_service_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into operations_service_hist (id, starts_on, ends_on, akey, operation_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.starts_on, a.ends_on, a.akey, a.operation_id, a.threat_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.operations_service_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update operations_service_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.operations_service_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into operations_service_hist (id, starts_on, ends_on, akey, operation_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.starts_on, a.ends_on, a.akey, a.operation_id, a.threat_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.operations_service_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from operations_operation where id = new.operation_id);
            return new;
        end $$;
CREATE FUNCTION public.sources_arrival_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from sources_batch p where p.id = fresh.batch_id)) then
                raise exception 'new row violates row-level security policy for table "sources_arrival"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.sources_arrival_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update sources_arrival set akey = new.akey where batch_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.sources_arrival_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from sources_batch where id = new.batch_id);
            return new;
        end $$;
CREATE FUNCTION public.sources_batch_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update sources_batch_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into sources_batch_hist (id, what, column_map, map_digest, file_name, file_digest, state, refusal, received_at, loaded_at, rows, added, changed, unchanged, held, headings, places, trial, tried_at, akey, received_by_id, sender_id, recorded_from, recorded_by, request)
            select a.id, a.what, a.column_map, a.map_digest, a.file_name, a.file_digest, a.state, a.refusal, a.received_at, a.loaded_at, a.rows, a.added, a.changed, a.unchanged, a.held, a.headings, a.places, a.trial, a.tried_at, a.akey, a.received_by_id, a.sender_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.sources_batch_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update sources_batch_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.sources_batch_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into sources_batch_hist (id, what, column_map, map_digest, file_name, file_digest, state, refusal, received_at, loaded_at, rows, added, changed, unchanged, held, headings, places, trial, tried_at, akey, received_by_id, sender_id, recorded_from, recorded_by, request)
            select a.id, a.what, a.column_map, a.map_digest, a.file_name, a.file_digest, a.state, a.refusal, a.received_at, a.loaded_at, a.rows, a.added, a.changed, a.unchanged, a.held, a.headings, a.places, a.trial, a.tried_at, a.akey, a.received_by_id, a.sender_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.sources_heldrow_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from sources_batch p where p.id = fresh.batch_id)) then
                raise exception 'new row violates row-level security policy for table "sources_heldrow"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.sources_heldrow_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update sources_heldrow set akey = new.akey where batch_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.sources_heldrow_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update sources_heldrow_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into sources_heldrow_hist (id, row, akey, sent, reasons, state, settled_at, settled_why, mended, batch_id, settled_by_id, recorded_from, recorded_by, request)
            select a.id, a.row, a.akey, a.sent, a.reasons, a.state, a.settled_at, a.settled_why, a.mended, a.batch_id, a.settled_by_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.sources_heldrow_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update sources_heldrow_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.sources_heldrow_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into sources_heldrow_hist (id, row, akey, sent, reasons, state, settled_at, settled_why, mended, batch_id, settled_by_id, recorded_from, recorded_by, request)
            select a.id, a.row, a.akey, a.sent, a.reasons, a.state, a.settled_at, a.settled_why, a.mended, a.batch_id, a.settled_by_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.sources_heldrow_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from sources_batch where id = new.batch_id);
            return new;
        end $$;
CREATE FUNCTION public.threat_search(asked text, most integer) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select w.id
      from threat_words w,
           websearch_to_tsquery('simple', asked) exact,
           websearch_to_tsquery('english', asked) near
     where (w.words @@ exact or w.words @@ near)
       and w.akey = any ((select string_to_array(current_setting('app.keys', true), ',')::int[])::int[])
     order by ts_rank(w.words, exact) + ts_rank(w.words, near) desc, w.id
     limit most
$$;
CREATE FUNCTION public.threat_words_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
begin
    update threat_words w set akey = f.akey, words = threat_words_of(f.reference, f.name, f.summary, f.lro)
      from fresh f join stale s using (id)
     where w.id = f.id
       and (f.akey, f.reference, f.name, f.summary, f.lro) is distinct from (s.akey, s.reference, s.name, s.summary, s.lro);
    return null;
end $$;
CREATE FUNCTION public.threat_words_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
begin
    insert into threat_words (id, akey, words)
    select id, akey, threat_words_of(reference, name, summary, lro) from fresh;
    return null;
end $$;
CREATE FUNCTION public.threat_words_of(reference text, name text, summary text, lro text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE
    AS $$
    select setweight(to_tsvector('simple', reference || ' ' || replace(reference, '-', ' ') || ' ' || name || ' ' || lro), 'A')
        || setweight(to_tsvector('english', summary), 'B')
$$;
CREATE FUNCTION public.threats_affectedplace_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from threats_threat p where p.id = fresh.threat_id)) then
                raise exception 'new row violates row-level security policy for table "threats_affectedplace"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.threats_affectedplace_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update threats_affectedplace set akey = new.akey where threat_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.threats_affectedplace_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_affectedplace_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into threats_affectedplace_hist (id, akey, prison, council_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.prison, a.council_id, a.threat_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_affectedplace_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_affectedplace_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_affectedplace_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into threats_affectedplace_hist (id, akey, prison, council_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.prison, a.council_id, a.threat_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_affectedplace_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from threats_threat where id = new.threat_id);
            return new;
        end $$;
CREATE FUNCTION public.threats_decision_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from threats_threat p where p.id = fresh.threat_id)) then
                raise exception 'new row violates row-level security policy for table "threats_decision"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.threats_decision_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update threats_decision set akey = new.akey where threat_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.threats_decision_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_decision_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into threats_decision_hist (id, akey, act, reason, evidence, before, after, what_becomes, check_on, decided_at, approved_by_id, decided_by_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.act, a.reason, a.evidence, a.before, a.after, a.what_becomes, a.check_on, a.decided_at, a.approved_by_id, a.decided_by_id, a.threat_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_decision_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_decision_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_decision_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into threats_decision_hist (id, akey, act, reason, evidence, before, after, what_becomes, check_on, decided_at, approved_by_id, decided_by_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.act, a.reason, a.evidence, a.before, a.after, a.what_becomes, a.check_on, a.decided_at, a.approved_by_id, a.decided_by_id, a.threat_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_decision_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from threats_threat where id = new.threat_id);
            return new;
        end $$;
CREATE FUNCTION public.threats_decisionrequest_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from threats_threat p where p.id = fresh.threat_id)) then
                raise exception 'new row violates row-level security policy for table "threats_decisionrequest"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.threats_decisionrequest_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update threats_decisionrequest set akey = new.akey where threat_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.threats_decisionrequest_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_decisionrequest_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into threats_decisionrequest_hist (id, akey, act, reason, evidence, what_becomes, check_on, leads_to, subtype, asked_at, digest, into_digest, outcome, settled_at, settled_reason, approver_id, asked_by_id, decision_id, into_id, settled_by_id, threat_id, to_agency_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.act, a.reason, a.evidence, a.what_becomes, a.check_on, a.leads_to, a.subtype, a.asked_at, a.digest, a.into_digest, a.outcome, a.settled_at, a.settled_reason, a.approver_id, a.asked_by_id, a.decision_id, a.into_id, a.settled_by_id, a.threat_id, a.to_agency_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_decisionrequest_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_decisionrequest_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_decisionrequest_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into threats_decisionrequest_hist (id, akey, act, reason, evidence, what_becomes, check_on, leads_to, subtype, asked_at, digest, into_digest, outcome, settled_at, settled_reason, approver_id, asked_by_id, decision_id, into_id, settled_by_id, threat_id, to_agency_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.act, a.reason, a.evidence, a.what_becomes, a.check_on, a.leads_to, a.subtype, a.asked_at, a.digest, a.into_digest, a.outcome, a.settled_at, a.settled_reason, a.approver_id, a.asked_by_id, a.decision_id, a.into_id, a.settled_by_id, a.threat_id, a.to_agency_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_decisionrequest_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from threats_threat where id = new.threat_id);
            return new;
        end $$;
CREATE FUNCTION public.threats_exploitationcheck_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from threats_threat p where p.id = fresh.threat_id)) then
                raise exception 'new row violates row-level security policy for table "threats_exploitationcheck"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.threats_exploitationcheck_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update threats_exploitationcheck set akey = new.akey where threat_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.threats_exploitationcheck_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_exploitationcheck_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into threats_exploitationcheck_hist (id, akey, outcome, reason, checked_on, review_on, checked_by_id, subject_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.outcome, a.reason, a.checked_on, a.review_on, a.checked_by_id, a.subject_id, a.threat_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_exploitationcheck_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_exploitationcheck_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_exploitationcheck_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into threats_exploitationcheck_hist (id, akey, outcome, reason, checked_on, review_on, checked_by_id, subject_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.outcome, a.reason, a.checked_on, a.review_on, a.checked_by_id, a.subject_id, a.threat_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_exploitationcheck_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from threats_threat where id = new.threat_id);
            return new;
        end $$;
CREATE FUNCTION public.threats_externalreference_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from threats_threat p where p.id = fresh.threat_id)) then
                raise exception 'new row violates row-level security policy for table "threats_externalreference"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.threats_externalreference_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update threats_externalreference set akey = new.akey where threat_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.threats_externalreference_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_externalreference_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into threats_externalreference_hist (id, akey, system, value, state, since, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.system, a.value, a.state, a.since, a.threat_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_externalreference_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_externalreference_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_externalreference_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into threats_externalreference_hist (id, akey, system, value, state, since, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.system, a.value, a.state, a.since, a.threat_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_externalreference_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from threats_threat where id = new.threat_id);
            return new;
        end $$;
CREATE FUNCTION public.threats_linkedperson_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from threats_threat p where p.id = fresh.threat_id)) then
                raise exception 'new row violates row-level security policy for table "threats_linkedperson"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.threats_linkedperson_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update threats_linkedperson set akey = new.akey where threat_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.threats_linkedperson_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_linkedperson_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into threats_linkedperson_hist (id, akey, role, category, starts_on, ends_on, source, confidence, possibly_exploited, subject_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.role, a.category, a.starts_on, a.ends_on, a.source, a.confidence, a.possibly_exploited, a.subject_id, a.threat_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_linkedperson_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_linkedperson_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_linkedperson_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into threats_linkedperson_hist (id, akey, role, category, starts_on, ends_on, source, confidence, possibly_exploited, subject_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.role, a.category, a.starts_on, a.ends_on, a.source, a.confidence, a.possibly_exploited, a.subject_id, a.threat_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_linkedperson_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from threats_threat where id = new.threat_id);
            return new;
        end $$;
CREATE FUNCTION public.threats_officer_check_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            if exists (select 1 from fresh where fresh.akey is distinct from (select p.akey from threats_threat p where p.id = fresh.threat_id)) then
                raise exception 'new row violates row-level security policy for table "threats_officer"'
                    using errcode = 'insufficient_privilege';
            end if;
            return null;
        end $$;
CREATE FUNCTION public.threats_officer_follow_key() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            update threats_officer set akey = new.akey where threat_id = new.id;
            return null;
        end $$;
CREATE FUNCTION public.threats_officer_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_officer_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ), opened as (
            insert into threats_officer_hist (id, akey, office, name, starts_on, ends_on, user_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.office, a.name, a.starts_on, a.ends_on, a.user_id, a.threat_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_officer_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_officer_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_officer_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer;
            closed_rows bigint;
        begin
            with opened as (
            insert into threats_officer_hist (id, akey, office, name, starts_on, ends_on, user_id, threat_id, recorded_from, recorded_by, request)
            select a.id, a.akey, a.office, a.name, a.starts_on, a.ends_on, a.user_id, a.threat_id, moment, acting_user(), acting_request() from fresh a returning 1) select count(*) from opened into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_officer_take_key() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        begin
            new.akey := (select akey from threats_threat where id = new.threat_id);
            return new;
        end $$;
CREATE FUNCTION public.threats_threat_keep_changed() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer := (select no from history_period where table_name = 'threats_threat' order by no desc limit 1);
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_threat_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b join fresh a using (id)
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' and a is distinct from b
                returning h.id, h.hid, h.recorded_to
            ),
            shut as (
                update threats_threat_slice s set recorded_to = c.recorded_to
                  from closed c where s.hid = c.hid and s.period = period_no
            ), opened as (
            insert into threats_threat_hist (id, reference, name, kind, subtype, main_area, lro, phase, is_soc, tier, risk, confidence, moderation, changed_since_moderation, review_due, summary, further_areas, first_identified, risk_ceiling, assessment_of_record, edition, akey, lead_agency_id, merged_into_id, owner_agency_id, recorded_from, recorded_by, request)
            select a.id, a.reference, a.name, a.kind, a.subtype, a.main_area, a.lro, a.phase, a.is_soc, a.tier, a.risk, a.confidence, a.moderation, a.changed_since_moderation, a.review_due, a.summary, a.further_areas, a.first_identified, a.risk_ceiling, a.assessment_of_record, a.edition, a.akey, a.lead_agency_id, a.merged_into_id, a.owner_agency_id, c.recorded_to, acting_user(), acting_request() from fresh a join closed c using (id) returning *)
            insert into threats_threat_slice (id, reference, name, kind, subtype, main_area, owner_agency_id, lro, phase, is_soc, tier, risk, confidence, moderation, changed_since_moderation, review_due, merged_into_id, akey, period, hid, recorded_from, recorded_to)
            select o.id, o.reference, o.name, o.kind, o.subtype, o.main_area, o.owner_agency_id, o.lro, o.phase, o.is_soc, o.tier, o.risk, o.confidence, o.moderation, o.changed_since_moderation, o.review_due, o.merged_into_id, o.akey, period_no, o.hid, o.recorded_from, o.recorded_to from opened o;
            return null;
        end $$;
CREATE FUNCTION public.threats_threat_keep_gone() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer := (select no from history_period where table_name = 'threats_threat' order by no desc limit 1);
            closed_rows bigint;
        begin
            with 
            closed as (
                update threats_threat_hist h
                   set recorded_to = greatest(moment, h.recorded_from + interval '1 microsecond')
                  from stale b 
                 where h.id = b.id and h.recorded_to = '9999-12-31 00:00:00+00' 
                returning h.id, h.hid, h.recorded_to
            ),
            shut as (
                update threats_threat_slice s set recorded_to = c.recorded_to
                  from closed c where s.hid = c.hid and s.period = period_no
            ) select count(*) from closed into closed_rows;
            return null;
        end $$;
CREATE FUNCTION public.threats_threat_keep_new() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare
            moment timestamptz := fourfold_now();
            period_no integer := (select no from history_period where table_name = 'threats_threat' order by no desc limit 1);
            closed_rows bigint;
        begin
            with opened as (
            insert into threats_threat_hist (id, reference, name, kind, subtype, main_area, lro, phase, is_soc, tier, risk, confidence, moderation, changed_since_moderation, review_due, summary, further_areas, first_identified, risk_ceiling, assessment_of_record, edition, akey, lead_agency_id, merged_into_id, owner_agency_id, recorded_from, recorded_by, request)
            select a.id, a.reference, a.name, a.kind, a.subtype, a.main_area, a.lro, a.phase, a.is_soc, a.tier, a.risk, a.confidence, a.moderation, a.changed_since_moderation, a.review_due, a.summary, a.further_areas, a.first_identified, a.risk_ceiling, a.assessment_of_record, a.edition, a.akey, a.lead_agency_id, a.merged_into_id, a.owner_agency_id, moment, acting_user(), acting_request() from fresh a returning *)
            insert into threats_threat_slice (id, reference, name, kind, subtype, main_area, owner_agency_id, lro, phase, is_soc, tier, risk, confidence, moderation, changed_since_moderation, review_due, merged_into_id, akey, period, hid, recorded_from, recorded_to)
            select o.id, o.reference, o.name, o.kind, o.subtype, o.main_area, o.owner_agency_id, o.lro, o.phase, o.is_soc, o.tier, o.risk, o.confidence, o.moderation, o.changed_since_moderation, o.review_due, o.merged_into_id, o.akey, period_no, o.hid, o.recorded_from, o.recorded_to from opened o;
            return null;
        end $$;
CREATE FUNCTION public.threats_threat_new_period() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
        declare period_no integer;
        begin
            -- Writers hold a weaker lock on the table until they commit: none is half-way when the period starts.
            lock table threats_threat in share row exclusive mode;
            insert into history_period (table_name, starts_at) values ('threats_threat', fourfold_now())
                returning no into period_no;
            insert into threats_threat_slice (id, reference, name, kind, subtype, main_area, owner_agency_id, lro, phase, is_soc, tier, risk, confidence, moderation, changed_since_moderation, review_due, merged_into_id, akey, period, hid, recorded_from, recorded_to)
            select h.id, h.reference, h.name, h.kind, h.subtype, h.main_area, h.owner_agency_id, h.lro, h.phase, h.is_soc, h.tier, h.risk, h.confidence, h.moderation, h.changed_since_moderation, h.review_due, h.merged_into_id, h.akey, period_no, h.hid, h.recorded_from, h.recorded_to
              from threats_threat_hist h where h.recorded_to = '9999-12-31 00:00:00+00' order by h.id;
            return period_no;
        end $$;
CREATE TABLE public.access_brake (
    subject character varying(64) NOT NULL,
    tries integer NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT access_brake_tries_check CHECK ((tries >= 0))
);
CREATE TABLE public.access_grant (
    id bigint NOT NULL,
    role character varying(40) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    reason character varying(300) NOT NULL,
    agency_id integer NOT NULL,
    granted_by_id bigint,
    user_id bigint NOT NULL,
    approved_by_id bigint,
    request_id bigint,
    CONSTRAINT a_second_person_approves CHECK (((approved_by_id IS NULL) OR ((granted_by_id IS NOT NULL) AND (NOT ((approved_by_id = granted_by_id) AND (approved_by_id IS NOT NULL) AND (granted_by_id IS NOT NULL))) AND (NOT ((approved_by_id = user_id) AND (approved_by_id IS NOT NULL)))))),
    CONSTRAINT grant_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
    CONSTRAINT nobody_grants_themselves CHECK (((granted_by_id IS NULL) OR (NOT ((granted_by_id = user_id) AND (granted_by_id IS NOT NULL)))))
);
ALTER TABLE public.access_grant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.access_grant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.access_request (
    id bigint NOT NULL,
    kind character varying(8) NOT NULL,
    role character varying(40) NOT NULL,
    starts_on date,
    ends_on date,
    reason character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state character varying(9) NOT NULL,
    decided_at timestamp with time zone,
    answer character varying(300) NOT NULL,
    agency_id integer,
    user_id bigint NOT NULL,
    asked_by_id bigint NOT NULL,
    decided_by_id bigint,
    CONSTRAINT a_request_says_what_is_asked CHECK ((((agency_id IS NOT NULL) AND ((kind)::text = 'grant'::text) AND (starts_on IS NOT NULL) AND (NOT ((role)::text = ''::text))) OR ((agency_id IS NULL) AND (ends_on IS NULL) AND ((kind)::text = 'password'::text) AND ((role)::text = ''::text) AND (starts_on IS NULL)))),
    CONSTRAINT a_second_person_decides CHECK ((((decided_at IS NULL) AND (decided_by_id IS NULL) AND ((state)::text = 'waiting'::text)) OR ((decided_at IS NOT NULL) AND (decided_by_id = asked_by_id) AND ((state)::text = 'withdrawn'::text)) OR ((decided_at IS NOT NULL) AND (decided_by_id IS NOT NULL) AND ((state)::text = ANY ((ARRAY['approved'::character varying, 'refused'::character varying])::text[])) AND (NOT ((decided_by_id = asked_by_id) AND (decided_by_id IS NOT NULL))) AND (NOT ((decided_by_id = user_id) AND (decided_by_id IS NOT NULL)))))),
    CONSTRAINT nobody_asks_for_themselves CHECK ((NOT (asked_by_id = user_id)))
);
ALTER TABLE public.access_request ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.access_request_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.access_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    sign_in_name character varying(80) NOT NULL,
    name character varying(120) NOT NULL,
    post character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    is_active boolean NOT NULL,
    one_time_until timestamp with time zone
);
ALTER TABLE public.access_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.access_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.agencies_agency (
    id integer NOT NULL,
    code character varying(60) NOT NULL,
    kind character varying(30) NOT NULL,
    ons_code character varying(9) NOT NULL,
    legal_body boolean NOT NULL,
    host_note character varying(300) NOT NULL,
    source character varying(20) NOT NULL,
    note text NOT NULL,
    host_id integer,
    CONSTRAINT agency_is_hosted_by_another CHECK ((NOT ((host_id = id) AND (host_id IS NOT NULL)))),
    CONSTRAINT agency_without_legal_body_says_its_host CHECK ((legal_body OR (host_id IS NOT NULL) OR (NOT ((host_note)::text = ''::text))))
);
CREATE TABLE public.agencies_agency_hist (
    id integer,
    code character varying(60),
    kind character varying(30),
    ons_code character varying(9),
    legal_body boolean,
    host_note character varying(300),
    source character varying(20),
    note text,
    host_id integer,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE public.agencies_agency_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.agencies_agency_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.agencies_agencyname (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    name_cy character varying(120) NOT NULL,
    short_name character varying(60) NOT NULL,
    from_day date,
    until_day date,
    agency_id integer NOT NULL,
    CONSTRAINT agency_name_ends_later CHECK (((from_day IS NULL) OR (until_day IS NULL) OR (until_day > from_day)))
);
CREATE TABLE public.agencies_agencyname_hist (
    id bigint,
    name character varying(120),
    name_cy character varying(120),
    short_name character varying(60),
    from_day date,
    until_day date,
    agency_id integer,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE public.agencies_agencyname_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.agencies_agencyname_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.agencies_agencyname ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_agencyname_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.agencies_agencyplace (
    id bigint NOT NULL,
    bond character varying(12) NOT NULL,
    from_day date,
    until_day date,
    agency_id integer NOT NULL,
    parent_id integer,
    CONSTRAINT agency_is_not_its_own_parent CHECK ((NOT ((parent_id = agency_id) AND (parent_id IS NOT NULL)))),
    CONSTRAINT agency_place_ends_later CHECK (((from_day IS NULL) OR (until_day IS NULL) OR (until_day > from_day))),
    CONSTRAINT agency_with_a_parent_says_how CHECK (((((bond)::text = ''::text) AND (parent_id IS NULL)) OR ((parent_id IS NOT NULL) AND (NOT ((bond)::text = ''::text)))))
);
CREATE TABLE public.agencies_agencyplace_hist (
    id bigint,
    bond character varying(12),
    from_day date,
    until_day date,
    agency_id integer,
    parent_id integer,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE public.agencies_agencyplace_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.agencies_agencyplace_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.agencies_agencyplace ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_agencyplace_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.agencies_areaword (
    id bigint NOT NULL,
    singular character varying(60) NOT NULL,
    plural character varying(60) NOT NULL,
    singular_cy character varying(60) NOT NULL,
    plural_cy character varying(60) NOT NULL,
    from_day date,
    until_day date,
    force_id integer NOT NULL,
    CONSTRAINT force_word_ends_later CHECK (((from_day IS NULL) OR (until_day IS NULL) OR (until_day > from_day)))
);
CREATE TABLE public.agencies_areaword_hist (
    id bigint,
    singular character varying(60),
    plural character varying(60),
    singular_cy character varying(60),
    plural_cy character varying(60),
    from_day date,
    until_day date,
    force_id integer,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE public.agencies_areaword_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.agencies_areaword_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.agencies_areaword ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_areaword_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.agencies_carryover (
    id bigint NOT NULL,
    kind_of_thing character varying(40) NOT NULL,
    decision character varying(300) NOT NULL,
    decided_by character varying(120) NOT NULL,
    decided_by_id integer,
    decided_at timestamp with time zone NOT NULL,
    succession_id bigint NOT NULL
);
CREATE TABLE public.agencies_carryover_hist (
    id bigint,
    kind_of_thing character varying(40),
    decision character varying(300),
    decided_by character varying(120),
    decided_by_id integer,
    decided_at timestamp with time zone,
    succession_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE public.agencies_carryover_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.agencies_carryover_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.agencies_carryover ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_carryover_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.agencies_succession (
    id bigint NOT NULL,
    kind character varying(10) NOT NULL,
    on_day date NOT NULL,
    evidence character varying(300) NOT NULL,
    decided_by character varying(120) NOT NULL,
    decided_by_id integer,
    decided_at timestamp with time zone NOT NULL,
    agency_id integer NOT NULL,
    successor_id integer NOT NULL,
    CONSTRAINT succession_to_another_only_when_it_ends CHECK (((((kind)::text = ANY ((ARRAY['merged'::character varying, 'split'::character varying])::text[])) AND (NOT (agency_id = successor_id))) OR ((agency_id = successor_id) AND ((kind)::text = ANY ((ARRAY['opened'::character varying, 'renamed'::character varying, 'moved'::character varying])::text[])))))
);
CREATE TABLE public.agencies_succession_hist (
    id bigint,
    kind character varying(10),
    on_day date,
    evidence character varying(300),
    decided_by character varying(120),
    decided_by_id integer,
    decided_at timestamp with time zone,
    agency_id integer,
    successor_id integer,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE public.agencies_succession_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.agencies_succession_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.agencies_succession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.agencies_succession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_assessment (
    id bigint NOT NULL,
    akey integer NOT NULL,
    number integer NOT NULL,
    state character varying(10) NOT NULL,
    answers jsonb NOT NULL,
    began_at timestamp with time zone NOT NULL,
    began_because character varying(200) NOT NULL,
    submitted_at timestamp with time zone,
    risk numeric(12,4),
    lowest numeric(12,4),
    highest numeric(12,4),
    tier_worked_out smallint,
    tier_override smallint,
    override_reason text NOT NULL,
    confidence character varying(10) NOT NULL,
    "position" character varying(20) NOT NULL,
    digest character varying(64) NOT NULL,
    moderated_at timestamp with time zone,
    edition integer NOT NULL,
    assessor_id bigint NOT NULL,
    moderator_id bigint,
    second_to_id bigint,
    threat_id bigint NOT NULL,
    model_id bigint NOT NULL,
    CONSTRAINT moderated_has_who_and_when CHECK ((((moderated_at IS NULL) AND (moderator_id IS NULL)) OR ((moderated_at IS NOT NULL) AND (moderator_id IS NOT NULL)))),
    CONSTRAINT nobody_moderates_their_own CHECK (((moderator_id IS NULL) OR (NOT ((moderator_id = assessor_id) AND (moderator_id IS NOT NULL))))),
    CONSTRAINT override_has_a_reason CHECK (((tier_override IS NULL) OR (NOT (override_reason = ''::text))))
);
ALTER TABLE ONLY public.assessments_assessment FORCE ROW LEVEL SECURITY;
CREATE TABLE public.assessments_assessment_hist (
    id bigint,
    akey integer,
    number integer,
    state character varying(10),
    answers jsonb,
    began_at timestamp with time zone,
    began_because character varying(200),
    submitted_at timestamp with time zone,
    risk numeric(12,4),
    lowest numeric(12,4),
    highest numeric(12,4),
    tier_worked_out smallint,
    tier_override smallint,
    override_reason text,
    confidence character varying(10),
    "position" character varying(20),
    digest character varying(64),
    moderated_at timestamp with time zone,
    edition integer,
    assessor_id bigint,
    moderator_id bigint,
    second_to_id bigint,
    threat_id bigint,
    model_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.assessments_assessment_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_assessment_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.assessments_assessment_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.assessments_assessment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_assessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_challenge (
    id bigint NOT NULL,
    akey integer NOT NULL,
    reason text NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    outcome character varying(10) NOT NULL,
    decided_reason text NOT NULL,
    decided_at timestamp with time zone,
    assessment_id bigint NOT NULL,
    decider_id bigint NOT NULL,
    raised_by_id bigint NOT NULL,
    threat_id bigint NOT NULL,
    CONSTRAINT challenge_decided_by_another CHECK ((NOT (decider_id = raised_by_id)))
);
ALTER TABLE ONLY public.assessments_challenge FORCE ROW LEVEL SECURITY;
CREATE TABLE public.assessments_challenge_hist (
    id bigint,
    akey integer,
    reason text,
    raised_at timestamp with time zone,
    outcome character varying(10),
    decided_reason text,
    decided_at timestamp with time zone,
    assessment_id bigint,
    decider_id bigint,
    raised_by_id bigint,
    threat_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.assessments_challenge_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_challenge_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.assessments_challenge_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.assessments_challenge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_challenge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_modelfile (
    id bigint NOT NULL,
    code character varying(40) NOT NULL,
    kind character varying(10) NOT NULL,
    version character varying(20) NOT NULL,
    text text NOT NULL,
    digest character varying(64) NOT NULL,
    in_force_from date NOT NULL,
    in_force_to date,
    adopted_at timestamp with time zone NOT NULL,
    adopted_by_id bigint
);
ALTER TABLE public.assessments_modelfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_modelfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.assessments_review (
    id bigint NOT NULL,
    akey integer NOT NULL,
    act character varying(10) NOT NULL,
    reason text NOT NULL,
    at timestamp with time zone NOT NULL,
    digest character varying(64) NOT NULL,
    answers jsonb NOT NULL,
    risk numeric(12,4),
    tier smallint,
    assessment_id bigint NOT NULL,
    by_id bigint NOT NULL,
    by_agency_id integer,
    threat_id bigint NOT NULL
);
ALTER TABLE ONLY public.assessments_review FORCE ROW LEVEL SECURITY;
CREATE TABLE public.assessments_review_hist (
    id bigint,
    akey integer,
    act character varying(10),
    reason text,
    at timestamp with time zone,
    digest character varying(64),
    answers jsonb,
    risk numeric(12,4),
    tier smallint,
    assessment_id bigint,
    by_id bigint,
    by_agency_id integer,
    threat_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.assessments_review_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_review_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.assessments_review_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.assessments_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.assessments_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.audit_entry (
    id bigint NOT NULL,
    xid xid8 DEFAULT pg_current_xact_id() NOT NULL,
    stamped timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    at timestamp with time zone DEFAULT public.fourfold_now() NOT NULL,
    actor integer,
    agency integer,
    role text DEFAULT ''::text NOT NULL,
    operation text NOT NULL,
    act text NOT NULL,
    target_kind text DEFAULT ''::text NOT NULL,
    target text DEFAULT ''::text NOT NULL,
    rows integer,
    reason text DEFAULT ''::text NOT NULL,
    request text DEFAULT COALESCE(current_setting('app.request'::text, true), ''::text) NOT NULL,
    CONSTRAINT audit_entry_operation_check CHECK ((operation = ANY (ARRAY['collection'::text, 'alteration'::text, 'consultation'::text, 'disclosure'::text, 'combination'::text, 'erasure'::text, 'refusal'::text, 'access'::text])))
);
ALTER TABLE public.audit_entry ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.entities_sourcerecord (
    id bigint NOT NULL,
    source character varying(80) NOT NULL,
    source_reference character varying(80) NOT NULL,
    name character varying(200) NOT NULL,
    other_names character varying(200)[] NOT NULL,
    born_on date,
    akey integer NOT NULL,
    subject_id bigint NOT NULL
);
ALTER TABLE ONLY public.entities_sourcerecord FORCE ROW LEVEL SECURITY;
CREATE TABLE public.entities_sourcerecord_hist (
    id bigint,
    source character varying(80),
    source_reference character varying(80),
    name character varying(200),
    other_names character varying(200)[],
    born_on date,
    akey integer,
    subject_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.entities_sourcerecord_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.entities_sourcerecord_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.entities_sourcerecord_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.entities_sourcerecord ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.entities_sourcerecord_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.entities_subject (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    akey integer GENERATED ALWAYS AS (held_by_id) STORED,
    held_by_id integer NOT NULL
);
ALTER TABLE ONLY public.entities_subject FORCE ROW LEVEL SECURITY;
ALTER TABLE public.entities_subject ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.entities_subject_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.extracts_lockeddefinition (
    id bigint NOT NULL,
    code character varying(60) NOT NULL,
    version smallint NOT NULL,
    digest character varying(64) NOT NULL
);
ALTER TABLE public.extracts_lockeddefinition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.extracts_lockeddefinition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.extracts_rowkey (
    record bigint NOT NULL,
    key bytea NOT NULL
);
CREATE TABLE public.extracts_run (
    id bigint NOT NULL,
    definition character varying(60) NOT NULL,
    version smallint NOT NULL,
    definition_digest character varying(64) NOT NULL,
    as_of timestamp with time zone NOT NULL,
    scope integer[] NOT NULL,
    rows integer NOT NULL,
    digest character varying(64) NOT NULL,
    run_at timestamp with time zone NOT NULL,
    akey integer GENERATED ALWAYS AS (run_for_id) STORED,
    run_by_id bigint NOT NULL,
    run_for_id integer NOT NULL,
    repeats_id bigint
);
ALTER TABLE ONLY public.extracts_run FORCE ROW LEVEL SECURITY;
ALTER TABLE public.extracts_run ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.extracts_run_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.extracts_sealedrow (
    id bigint NOT NULL,
    place integer NOT NULL,
    record bigint NOT NULL,
    hid bigint NOT NULL,
    digest character varying(64) NOT NULL,
    akey integer NOT NULL,
    run_id bigint NOT NULL
);
ALTER TABLE ONLY public.extracts_sealedrow FORCE ROW LEVEL SECURITY;
ALTER TABLE public.extracts_sealedrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.extracts_sealedrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.history_period (
    no integer NOT NULL,
    table_name text NOT NULL,
    starts_at timestamp with time zone NOT NULL
);
ALTER TABLE public.history_period ALTER COLUMN no ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.history_period_no_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.operations_operation (
    id bigint NOT NULL,
    name character varying(80) NOT NULL,
    sio character varying(120) NOT NULL,
    level character varying(30) NOT NULL,
    why_here text NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    financial_investigator character varying(120) NOT NULL,
    no_financial_investigator_because character varying(300) NOT NULL,
    edition integer NOT NULL,
    akey integer GENERATED ALWAYS AS (owner_agency_id) STORED,
    owner_agency_id integer NOT NULL,
    unit_id integer,
    CONSTRAINT a_financial_investigator_or_a_reason CHECK (((NOT ((financial_investigator)::text = ''::text)) OR (NOT ((no_financial_investigator_because)::text = ''::text)))),
    CONSTRAINT operation_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
);
ALTER TABLE ONLY public.operations_operation FORCE ROW LEVEL SECURITY;
CREATE TABLE public.operations_operation_hist (
    id bigint,
    name character varying(80),
    sio character varying(120),
    level character varying(30),
    why_here text,
    starts_on date,
    ends_on date,
    financial_investigator character varying(120),
    no_financial_investigator_because character varying(300),
    edition integer,
    akey integer,
    owner_agency_id integer,
    unit_id integer,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.operations_operation_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.operations_operation_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.operations_operation_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.operations_operation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.operations_operation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.operations_service (
    id bigint NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    akey integer NOT NULL,
    operation_id bigint NOT NULL,
    threat_id bigint NOT NULL,
    CONSTRAINT service_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on)))
);
ALTER TABLE ONLY public.operations_service FORCE ROW LEVEL SECURITY;
CREATE TABLE public.operations_service_hist (
    id bigint,
    starts_on date,
    ends_on date,
    akey integer,
    operation_id bigint,
    threat_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.operations_service_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.operations_service_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.operations_service_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.operations_service ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.operations_service_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.platform_clock (
    only_row boolean DEFAULT true NOT NULL,
    purpose text NOT NULL,
    ahead interval DEFAULT '00:00:00'::interval NOT NULL,
    CONSTRAINT a_live_clock_is_never_moved CHECK (((purpose <> 'live'::text) OR (ahead = '00:00:00'::interval))),
    CONSTRAINT platform_clock_only_row_check CHECK (only_row),
    CONSTRAINT platform_clock_purpose_check CHECK ((purpose = ANY (ARRAY['live'::text, 'demonstration'::text, 'test'::text, 'bench'::text])))
);
CREATE TABLE public.reference_code (
    id bigint NOT NULL,
    list_name character varying(40) NOT NULL,
    code character varying(40) NOT NULL,
    label character varying(120) NOT NULL,
    label_cy character varying(120) NOT NULL,
    meaning text NOT NULL,
    examples character varying(200)[] NOT NULL,
    often_mistaken text NOT NULL,
    "order" smallint NOT NULL,
    illustrative boolean NOT NULL,
    source character varying(200) NOT NULL,
    in_force_from date,
    in_force_to date,
    CONSTRAINT code_ends_later CHECK (((in_force_from IS NULL) OR (in_force_to IS NULL) OR (in_force_to > in_force_from)))
);
ALTER TABLE public.reference_code ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.reference_code_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sources_arrival (
    id bigint NOT NULL,
    "row" integer NOT NULL,
    akey integer NOT NULL,
    what character varying(40) NOT NULL,
    key character varying(300) NOT NULL,
    added boolean NOT NULL,
    digest character varying(64) NOT NULL,
    target bigint NOT NULL,
    batch_id bigint NOT NULL
);
ALTER TABLE ONLY public.sources_arrival FORCE ROW LEVEL SECURITY;
ALTER TABLE public.sources_arrival ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sources_arrival_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sources_batch (
    id bigint NOT NULL,
    what character varying(40) NOT NULL,
    column_map character varying(60) NOT NULL,
    map_digest character varying(64) NOT NULL,
    file_name character varying(200) NOT NULL,
    file_digest character varying(64) NOT NULL,
    state character varying(10) NOT NULL,
    refusal text NOT NULL,
    received_at timestamp with time zone NOT NULL,
    loaded_at timestamp with time zone,
    rows integer,
    added integer,
    changed integer,
    unchanged integer,
    held integer,
    headings text[] NOT NULL,
    places jsonb NOT NULL,
    trial jsonb,
    tried_at timestamp with time zone,
    akey integer GENERATED ALWAYS AS (sender_id) STORED,
    received_by_id bigint NOT NULL,
    sender_id integer NOT NULL,
    CONSTRAINT loaded_has_its_moment CHECK ((((loaded_at IS NOT NULL) AND ((state)::text = 'loaded'::text)) OR (NOT ((state)::text = 'loaded'::text)))),
    CONSTRAINT no_row_of_a_file_is_lost CHECK (((NOT ((state)::text = 'loaded'::text)) OR (rows = (((added + changed) + unchanged) + held))))
);
ALTER TABLE ONLY public.sources_batch FORCE ROW LEVEL SECURITY;
CREATE TABLE public.sources_batch_hist (
    id bigint,
    what character varying(40),
    column_map character varying(60),
    map_digest character varying(64),
    file_name character varying(200),
    file_digest character varying(64),
    state character varying(10),
    refusal text,
    received_at timestamp with time zone,
    loaded_at timestamp with time zone,
    rows integer,
    added integer,
    changed integer,
    unchanged integer,
    held integer,
    headings text[],
    places jsonb,
    trial jsonb,
    tried_at timestamp with time zone,
    akey integer,
    received_by_id bigint,
    sender_id integer,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.sources_batch_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.sources_batch_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.sources_batch_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.sources_batch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sources_batch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.sources_heldrow (
    id bigint NOT NULL,
    "row" integer NOT NULL,
    akey integer NOT NULL,
    sent text NOT NULL,
    reasons jsonb NOT NULL,
    state character varying(10) NOT NULL,
    settled_at timestamp with time zone,
    settled_why text NOT NULL,
    mended text NOT NULL,
    batch_id bigint NOT NULL,
    settled_by_id bigint,
    CONSTRAINT settled_has_who_and_when CHECK ((((settled_at IS NULL) AND (settled_by_id IS NULL) AND ((state)::text = 'held'::text)) OR ((NOT ((state)::text = 'held'::text)) AND (settled_at IS NOT NULL) AND (settled_by_id IS NOT NULL))))
);
ALTER TABLE ONLY public.sources_heldrow FORCE ROW LEVEL SECURITY;
CREATE TABLE public.sources_heldrow_hist (
    id bigint,
    "row" integer,
    akey integer,
    sent text,
    reasons jsonb,
    state character varying(10),
    settled_at timestamp with time zone,
    settled_why text,
    mended text,
    batch_id bigint,
    settled_by_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.sources_heldrow_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.sources_heldrow_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.sources_heldrow_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.sources_heldrow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.sources_heldrow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.threat_words (
    id bigint NOT NULL,
    akey integer NOT NULL,
    words tsvector NOT NULL
);
CREATE TABLE public.threats_affectedplace (
    id bigint NOT NULL,
    akey integer NOT NULL,
    prison character varying(120) NOT NULL,
    council_id integer,
    threat_id bigint NOT NULL,
    CONSTRAINT a_council_or_a_prison CHECK ((((council_id IS NOT NULL) AND ((prison)::text = ''::text)) OR ((council_id IS NULL) AND (NOT ((prison)::text = ''::text)))))
);
ALTER TABLE ONLY public.threats_affectedplace FORCE ROW LEVEL SECURITY;
CREATE TABLE public.threats_affectedplace_hist (
    id bigint,
    akey integer,
    prison character varying(120),
    council_id integer,
    threat_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.threats_affectedplace_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.threats_affectedplace_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.threats_affectedplace_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.threats_affectedplace ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.threats_affectedplace_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.threats_decision (
    id bigint NOT NULL,
    akey integer NOT NULL,
    act character varying(12) NOT NULL,
    reason text NOT NULL,
    evidence text NOT NULL,
    before character varying(60) NOT NULL,
    after character varying(60) NOT NULL,
    what_becomes text NOT NULL,
    check_on date NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    approved_by_id bigint NOT NULL,
    decided_by_id bigint NOT NULL,
    threat_id bigint NOT NULL,
    CONSTRAINT approved_by_another CHECK ((NOT (decided_by_id = approved_by_id)))
);
ALTER TABLE ONLY public.threats_decision FORCE ROW LEVEL SECURITY;
CREATE TABLE public.threats_decision_hist (
    id bigint,
    akey integer,
    act character varying(12),
    reason text,
    evidence text,
    before character varying(60),
    after character varying(60),
    what_becomes text,
    check_on date,
    decided_at timestamp with time zone,
    approved_by_id bigint,
    decided_by_id bigint,
    threat_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.threats_decision_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.threats_decision_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.threats_decision_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.threats_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.threats_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.threats_decisionrequest (
    id bigint NOT NULL,
    akey integer NOT NULL,
    act character varying(12) NOT NULL,
    reason text NOT NULL,
    evidence text NOT NULL,
    what_becomes text NOT NULL,
    check_on date NOT NULL,
    leads_to character varying(40) NOT NULL,
    subtype character varying(40) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    digest character varying(64) NOT NULL,
    into_digest character varying(64) NOT NULL,
    outcome character varying(10) NOT NULL,
    settled_at timestamp with time zone,
    settled_reason text NOT NULL,
    approver_id bigint NOT NULL,
    asked_by_id bigint NOT NULL,
    decision_id bigint,
    into_id bigint,
    settled_by_id bigint,
    threat_id bigint NOT NULL,
    to_agency_id integer,
    CONSTRAINT a_merge_names_what_stays CHECK (((((act)::text = 'merge'::text) AND (into_id IS NOT NULL) AND (NOT ((into_digest)::text = ''::text))) OR ((NOT ((act)::text = 'merge'::text)) AND (into_id IS NULL) AND ((into_digest)::text = ''::text)))),
    CONSTRAINT a_transfer_names_an_agency CHECK (((((act)::text = 'transfer'::text) AND (to_agency_id IS NOT NULL)) OR ((NOT ((act)::text = 'transfer'::text)) AND (to_agency_id IS NULL)))),
    CONSTRAINT approved_has_its_decision CHECK ((((decision_id IS NOT NULL) AND ((outcome)::text = 'approved'::text)) OR ((NOT ((outcome)::text = 'approved'::text)) AND (decision_id IS NULL)))),
    CONSTRAINT nobody_approves_their_own CHECK (((NOT ((outcome)::text = ANY ((ARRAY['approved'::character varying, 'refused'::character varying])::text[]))) OR (NOT ((asked_by_id = settled_by_id) AND (settled_by_id IS NOT NULL))))),
    CONSTRAINT put_to_another CHECK ((NOT (asked_by_id = approver_id))),
    CONSTRAINT settled_has_who_and_when CHECK (((((outcome)::text = ''::text) AND (settled_at IS NULL) AND (settled_by_id IS NULL)) OR ((NOT ((outcome)::text = ''::text)) AND (settled_at IS NOT NULL) AND (settled_by_id IS NOT NULL))))
);
ALTER TABLE ONLY public.threats_decisionrequest FORCE ROW LEVEL SECURITY;
CREATE TABLE public.threats_decisionrequest_hist (
    id bigint,
    akey integer,
    act character varying(12),
    reason text,
    evidence text,
    what_becomes text,
    check_on date,
    leads_to character varying(40),
    subtype character varying(40),
    asked_at timestamp with time zone,
    digest character varying(64),
    into_digest character varying(64),
    outcome character varying(10),
    settled_at timestamp with time zone,
    settled_reason text,
    approver_id bigint,
    asked_by_id bigint,
    decision_id bigint,
    into_id bigint,
    settled_by_id bigint,
    threat_id bigint,
    to_agency_id integer,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.threats_decisionrequest_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.threats_decisionrequest_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.threats_decisionrequest_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.threats_decisionrequest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.threats_decisionrequest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.threats_exploitationcheck (
    id bigint NOT NULL,
    akey integer NOT NULL,
    outcome character varying(30) NOT NULL,
    reason text NOT NULL,
    checked_on date NOT NULL,
    review_on date NOT NULL,
    checked_by_id bigint NOT NULL,
    subject_id bigint NOT NULL,
    threat_id bigint NOT NULL
);
ALTER TABLE ONLY public.threats_exploitationcheck FORCE ROW LEVEL SECURITY;
CREATE TABLE public.threats_exploitationcheck_hist (
    id bigint,
    akey integer,
    outcome character varying(30),
    reason text,
    checked_on date,
    review_on date,
    checked_by_id bigint,
    subject_id bigint,
    threat_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.threats_exploitationcheck_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.threats_exploitationcheck_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.threats_exploitationcheck_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.threats_exploitationcheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.threats_exploitationcheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.threats_externalreference (
    id bigint NOT NULL,
    akey integer NOT NULL,
    system character varying(20) NOT NULL,
    value character varying(60) NOT NULL,
    state character varying(30) NOT NULL,
    since timestamp with time zone NOT NULL,
    threat_id bigint NOT NULL
);
ALTER TABLE ONLY public.threats_externalreference FORCE ROW LEVEL SECURITY;
CREATE TABLE public.threats_externalreference_hist (
    id bigint,
    akey integer,
    system character varying(20),
    value character varying(60),
    state character varying(30),
    since timestamp with time zone,
    threat_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.threats_externalreference_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.threats_externalreference_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.threats_externalreference_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.threats_externalreference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.threats_externalreference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.threats_linkedperson (
    id bigint NOT NULL,
    akey integer NOT NULL,
    role character varying(30) NOT NULL,
    category character varying(30) NOT NULL,
    starts_on date,
    ends_on date,
    source character varying(120) NOT NULL,
    confidence character varying(10) NOT NULL,
    possibly_exploited boolean NOT NULL,
    subject_id bigint NOT NULL,
    threat_id bigint NOT NULL,
    CONSTRAINT a_victim_is_never_a_member CHECK ((NOT (((category)::text = 'victim'::text) AND ((role)::text = 'member'::text)))),
    CONSTRAINT link_ends_after_it_starts CHECK (((starts_on IS NULL) OR (ends_on IS NULL) OR (ends_on >= starts_on)))
);
ALTER TABLE ONLY public.threats_linkedperson FORCE ROW LEVEL SECURITY;
CREATE TABLE public.threats_linkedperson_hist (
    id bigint,
    akey integer,
    role character varying(30),
    category character varying(30),
    starts_on date,
    ends_on date,
    source character varying(120),
    confidence character varying(10),
    possibly_exploited boolean,
    subject_id bigint,
    threat_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.threats_linkedperson_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.threats_linkedperson_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.threats_linkedperson_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.threats_linkedperson ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.threats_linkedperson_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.threats_officer (
    id bigint NOT NULL,
    akey integer NOT NULL,
    office character varying(10) NOT NULL,
    name character varying(120) NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    user_id bigint,
    threat_id bigint NOT NULL
);
ALTER TABLE ONLY public.threats_officer FORCE ROW LEVEL SECURITY;
CREATE TABLE public.threats_officer_hist (
    id bigint,
    akey integer,
    office character varying(10),
    name character varying(120),
    starts_on date,
    ends_on date,
    user_id bigint,
    threat_id bigint,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.threats_officer_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.threats_officer_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.threats_officer_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.threats_officer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.threats_officer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.threats_referencecounter (
    prefix character varying(12) NOT NULL,
    last integer NOT NULL
);
CREATE TABLE public.threats_savedview (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    query character varying(2000) NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.threats_savedview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.threats_savedview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.threats_threat (
    id bigint NOT NULL,
    reference character varying(20) NOT NULL,
    name character varying(200) NOT NULL,
    kind character varying(20) NOT NULL,
    subtype character varying(40) NOT NULL,
    main_area character varying(40) NOT NULL,
    lro character varying(120) NOT NULL,
    phase character varying(40) NOT NULL,
    is_soc boolean NOT NULL,
    tier smallint,
    risk numeric(12,4),
    confidence character varying(10) NOT NULL,
    moderation character varying(12) NOT NULL,
    changed_since_moderation boolean NOT NULL,
    review_due date,
    summary text NOT NULL,
    further_areas character varying(40)[] NOT NULL,
    first_identified date,
    risk_ceiling numeric(12,4),
    assessment_of_record bigint,
    edition integer NOT NULL,
    akey integer GENERATED ALWAYS AS (owner_agency_id) STORED,
    lead_agency_id integer NOT NULL,
    merged_into_id bigint,
    owner_agency_id integer NOT NULL,
    CONSTRAINT merged_into_another CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL))))),
    CONSTRAINT tier_is_1_to_5 CHECK (((tier IS NULL) OR ((tier >= 1) AND (tier <= 5))))
);
ALTER TABLE ONLY public.threats_threat FORCE ROW LEVEL SECURITY;
CREATE TABLE public.threats_threat_hist (
    id bigint,
    reference character varying(20),
    name character varying(200),
    kind character varying(20),
    subtype character varying(40),
    main_area character varying(40),
    lro character varying(120),
    phase character varying(40),
    is_soc boolean,
    tier smallint,
    risk numeric(12,4),
    confidence character varying(10),
    moderation character varying(12),
    changed_since_moderation boolean,
    review_due date,
    summary text,
    further_areas character varying(40)[],
    first_identified date,
    risk_ceiling numeric(12,4),
    assessment_of_record bigint,
    edition integer,
    akey integer,
    lead_agency_id integer,
    merged_into_id bigint,
    owner_agency_id integer,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone DEFAULT '9999-12-31 00:00:00+00'::timestamp with time zone NOT NULL,
    recorded_by integer,
    request text
);
ALTER TABLE ONLY public.threats_threat_hist FORCE ROW LEVEL SECURITY;
ALTER TABLE public.threats_threat_hist ALTER COLUMN hid ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.threats_threat_hist_hid_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.threats_threat ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.threats_threat_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.threats_threat_slice (
    id bigint,
    reference character varying(20),
    name character varying(200),
    kind character varying(20),
    subtype character varying(40),
    main_area character varying(40),
    owner_agency_id integer,
    lro character varying(120),
    phase character varying(40),
    is_soc boolean,
    tier smallint,
    risk numeric(12,4),
    confidence character varying(10),
    moderation character varying(12),
    changed_since_moderation boolean,
    review_due date,
    merged_into_id bigint,
    akey integer,
    period integer NOT NULL,
    hid bigint NOT NULL,
    recorded_from timestamp with time zone NOT NULL,
    recorded_to timestamp with time zone NOT NULL
);
ALTER TABLE ONLY public.threats_threat_slice FORCE ROW LEVEL SECURITY;
INSERT INTO public.access_grant VALUES
	(1, 'moderator', '2021-01-01', NULL, 'drill', 108, NULL, 1, NULL, NULL),
	(2, 'analyst', '2021-01-01', NULL, 'drill', 232, NULL, 2, NULL, NULL);
INSERT INTO public.access_user VALUES
	(1, '', NULL, 'moderator.of.nwrocu', 'moderator of nwrocu', '', '', true, NULL),
	(2, '', NULL, 'analyst.of.cheshire', 'analyst of cheshire', '', '', true, NULL);
INSERT INTO public.agencies_agency VALUES
	(108, 'nwrocu', 'rocu', '', false, 'Not supplied: no public source was found that names the host force.', 'report', '', NULL),
	(232, 'cheshire', 'force', 'E23000006', true, '', 'report', '', NULL),
	(236, 'merseyside', 'force', 'E23000004', true, '', 'report', '', NULL);
INSERT INTO public.agencies_agency_hist OVERRIDING SYSTEM VALUE VALUES
	(108, 'nwrocu', 'rocu', '', false, 'Not supplied: no public source was found that names the host force.', 'report', '', NULL, 1, '2022-01-03 09:00:11.667067+00', '9999-12-31 00:00:00+00', NULL, NULL),
	(232, 'cheshire', 'force', 'E23000006', true, '', 'report', '', NULL, 2, '2022-01-03 09:00:11.667067+00', '9999-12-31 00:00:00+00', NULL, NULL),
	(236, 'merseyside', 'force', 'E23000004', true, '', 'report', '', NULL, 3, '2022-01-03 09:00:11.667067+00', '9999-12-31 00:00:00+00', NULL, NULL);
INSERT INTO public.agencies_agencyname VALUES
	(1, 'North West Regional Organised Crime Unit', '', 'NWROCU', NULL, NULL, 108),
	(2, 'Cheshire Constabulary', '', 'Cheshire', NULL, NULL, 232),
	(3, 'Merseyside Police', '', 'Merseyside', NULL, NULL, 236);
INSERT INTO public.agencies_agencyname_hist OVERRIDING SYSTEM VALUE VALUES
	(1, 'North West Regional Organised Crime Unit', '', 'NWROCU', NULL, NULL, 108, 1, '2022-01-03 09:00:11.671368+00', '9999-12-31 00:00:00+00', NULL, NULL),
	(2, 'Cheshire Constabulary', '', 'Cheshire', NULL, NULL, 232, 2, '2022-01-03 09:00:11.671368+00', '9999-12-31 00:00:00+00', NULL, NULL),
	(3, 'Merseyside Police', '', 'Merseyside', NULL, NULL, 236, 3, '2022-01-03 09:00:11.671368+00', '9999-12-31 00:00:00+00', NULL, NULL);
INSERT INTO public.agencies_agencyplace VALUES
	(1, '', NULL, NULL, 108, NULL),
	(2, 'part of', NULL, NULL, 232, 108),
	(3, 'part of', NULL, NULL, 236, 108);
INSERT INTO public.agencies_agencyplace_hist OVERRIDING SYSTEM VALUE VALUES
	(1, '', NULL, NULL, 108, NULL, 1, '2022-01-03 09:00:11.676241+00', '9999-12-31 00:00:00+00', NULL, NULL),
	(2, 'part of', NULL, NULL, 232, 108, 2, '2022-01-03 09:00:11.676241+00', '9999-12-31 00:00:00+00', NULL, NULL),
	(3, 'part of', NULL, NULL, 236, 108, 3, '2022-01-03 09:00:11.676241+00', '9999-12-31 00:00:00+00', NULL, NULL);
INSERT INTO public.audit_entry OVERRIDING SYSTEM VALUE VALUES
	(1, '824', '2026-11-28 03:28:56.701132+00', '2022-01-03 09:00:11.862519+00', 2, 232, 'analyst', 'collection', 'threat.add', 'threat', 'NW-OCG-0001', NULL, '', 'f7d482b06ba61903'),
	(2, '825', '2026-11-28 03:28:56.722583+00', '2022-01-03 09:00:11.8824+00', 2, 232, 'analyst', 'collection', 'threat.add', 'threat', 'NW-OCG-0002', NULL, '', '1135f11fad31fdee'),
	(3, '826', '2026-11-28 03:28:56.749017+00', '2022-01-03 09:00:11.908813+00', 2, 232, 'analyst', 'collection', 'threat.add', 'threat', 'NW-OCG-0003', NULL, '', '13267be010540fad'),
	(4, '827', '2026-11-28 03:28:56.769128+00', '2022-01-03 09:00:11.928917+00', 2, 232, 'analyst', 'collection', 'threat.add', 'threat', 'NW-OCG-0004', NULL, '', '7e2785d147a4d4b8'),
	(5, '829', '2026-11-28 03:28:56.914193+00', '2022-01-03 09:00:12.073998+00', 1, 108, 'moderator', 'disclosure', 'extract.run', 'extract', 'X-000001', 4, 'soc-master-list 1 as of 2022-01-03T09:00:12.031733+00:00 6cf33ffae83206cf7ffc5a75fbda9a6f451d790ea7172c8c501b55e34da0bd91', '45f982bdb4bd73b2'),
	(6, '832', '2026-11-28 03:28:56.998688+00', '2022-01-03 09:00:12.158466+00', 1, 108, 'moderator', 'disclosure', 'extract.run', 'extract', 'X-000002', 3, 'soc-master-list 1 as of 2022-01-03T09:00:12.144554+00:00 ebb7c98cafa132cfcaba87f07036407fe547ed367ec1d15b8b6be5fbae352e35', '519c8ffe5b37268f'),
	(7, '834', '2026-11-28 03:28:57.078534+00', '2022-01-03 09:00:12.238336+00', 1, 108, 'moderator', 'disclosure', 'extract.run', 'extract', 'X-000003', 4, 'soc-master-list 1 as of 2022-01-03T09:00:12.031733+00:00 6cf33ffae83206cf7ffc5a75fbda9a6f451d790ea7172c8c501b55e34da0bd91', 'fd27b8590d653c81'),
	(8, '834', '2026-11-28 03:28:57.150709+00', '2022-01-03 09:00:12.310503+00', 1, 108, 'moderator', 'disclosure', 'extract.run', 'extract', 'X-000004', 3, 'soc-master-list 1 as of 2022-01-03T09:00:12.144554+00:00 ebb7c98cafa132cfcaba87f07036407fe547ed367ec1d15b8b6be5fbae352e35', 'fd27b8590d653c81');
INSERT INTO public.auth_permission VALUES
	(1, 'Can add content type', 1, 'add_contenttype'),
	(2, 'Can change content type', 1, 'change_contenttype'),
	(3, 'Can delete content type', 1, 'delete_contenttype'),
	(4, 'Can view content type', 1, 'view_contenttype'),
	(5, 'Can add permission', 2, 'add_permission'),
	(6, 'Can change permission', 2, 'change_permission'),
	(7, 'Can delete permission', 2, 'delete_permission'),
	(8, 'Can view permission', 2, 'view_permission'),
	(9, 'Can add group', 3, 'add_group'),
	(10, 'Can change group', 3, 'change_group'),
	(11, 'Can delete group', 3, 'delete_group'),
	(12, 'Can view group', 3, 'view_group'),
	(13, 'Can add session', 4, 'add_session'),
	(14, 'Can change session', 4, 'change_session'),
	(15, 'Can delete session', 4, 'delete_session'),
	(16, 'Can view session', 4, 'view_session'),
	(17, 'Can add code', 5, 'add_code'),
	(18, 'Can change code', 5, 'change_code'),
	(19, 'Can delete code', 5, 'delete_code'),
	(20, 'Can view code', 5, 'view_code'),
	(21, 'Can add agency', 6, 'add_agency'),
	(22, 'Can change agency', 6, 'change_agency'),
	(23, 'Can delete agency', 6, 'delete_agency'),
	(24, 'Can view agency', 6, 'view_agency'),
	(25, 'Can add agency name', 7, 'add_agencyname'),
	(26, 'Can change agency name', 7, 'change_agencyname'),
	(27, 'Can delete agency name', 7, 'delete_agencyname'),
	(28, 'Can view agency name', 7, 'view_agencyname'),
	(29, 'Can add agency place', 8, 'add_agencyplace'),
	(30, 'Can change agency place', 8, 'change_agencyplace'),
	(31, 'Can delete agency place', 8, 'delete_agencyplace'),
	(32, 'Can view agency place', 8, 'view_agencyplace'),
	(33, 'Can add area word', 9, 'add_areaword'),
	(34, 'Can change area word', 9, 'change_areaword'),
	(35, 'Can delete area word', 9, 'delete_areaword'),
	(36, 'Can view area word', 9, 'view_areaword'),
	(37, 'Can add succession', 10, 'add_succession'),
	(38, 'Can change succession', 10, 'change_succession'),
	(39, 'Can delete succession', 10, 'delete_succession'),
	(40, 'Can view succession', 10, 'view_succession'),
	(41, 'Can add carry over', 11, 'add_carryover'),
	(42, 'Can change carry over', 11, 'change_carryover'),
	(43, 'Can delete carry over', 11, 'delete_carryover'),
	(44, 'Can view carry over', 11, 'view_carryover'),
	(45, 'Can add audit entry', 12, 'add_auditentry'),
	(46, 'Can change audit entry', 12, 'change_auditentry'),
	(47, 'Can delete audit entry', 12, 'delete_auditentry'),
	(48, 'Can view audit entry', 12, 'view_auditentry'),
	(49, 'Can add user', 13, 'add_user'),
	(50, 'Can change user', 13, 'change_user'),
	(51, 'Can delete user', 13, 'delete_user'),
	(52, 'Can view user', 13, 'view_user'),
	(53, 'Can add grant', 14, 'add_grant'),
	(54, 'Can change grant', 14, 'change_grant'),
	(55, 'Can delete grant', 14, 'delete_grant'),
	(56, 'Can view grant', 14, 'view_grant'),
	(57, 'Can add brake', 15, 'add_brake'),
	(58, 'Can change brake', 15, 'change_brake'),
	(59, 'Can delete brake', 15, 'delete_brake'),
	(60, 'Can view brake', 15, 'view_brake'),
	(61, 'Can add request', 16, 'add_request'),
	(62, 'Can change request', 16, 'change_request'),
	(63, 'Can delete request', 16, 'delete_request'),
	(64, 'Can view request', 16, 'view_request'),
	(65, 'Can add subject', 17, 'add_subject'),
	(66, 'Can change subject', 17, 'change_subject'),
	(67, 'Can delete subject', 17, 'delete_subject'),
	(68, 'Can view subject', 17, 'view_subject'),
	(69, 'Can add source record', 18, 'add_sourcerecord'),
	(70, 'Can change source record', 18, 'change_sourcerecord'),
	(71, 'Can delete source record', 18, 'delete_sourcerecord'),
	(72, 'Can view source record', 18, 'view_sourcerecord'),
	(73, 'Can add batch', 19, 'add_batch'),
	(74, 'Can change batch', 19, 'change_batch'),
	(75, 'Can delete batch', 19, 'delete_batch'),
	(76, 'Can view batch', 19, 'view_batch'),
	(77, 'Can add arrival', 20, 'add_arrival'),
	(78, 'Can change arrival', 20, 'change_arrival'),
	(79, 'Can delete arrival', 20, 'delete_arrival'),
	(80, 'Can view arrival', 20, 'view_arrival'),
	(81, 'Can add held row', 21, 'add_heldrow'),
	(82, 'Can change held row', 21, 'change_heldrow'),
	(83, 'Can delete held row', 21, 'delete_heldrow'),
	(84, 'Can view held row', 21, 'view_heldrow'),
	(85, 'Can add threat slice', 22, 'add_threatslice'),
	(86, 'Can change threat slice', 22, 'change_threatslice'),
	(87, 'Can delete threat slice', 22, 'delete_threatslice'),
	(88, 'Can view threat slice', 22, 'view_threatslice'),
	(89, 'Can add threat version', 23, 'add_threatversion'),
	(90, 'Can change threat version', 23, 'change_threatversion'),
	(91, 'Can delete threat version', 23, 'delete_threatversion'),
	(92, 'Can view threat version', 23, 'view_threatversion'),
	(93, 'Can add reference counter', 24, 'add_referencecounter'),
	(94, 'Can change reference counter', 24, 'change_referencecounter'),
	(95, 'Can delete reference counter', 24, 'delete_referencecounter'),
	(96, 'Can view reference counter', 24, 'view_referencecounter'),
	(97, 'Can add threat', 25, 'add_threat'),
	(98, 'Can change threat', 25, 'change_threat'),
	(99, 'Can delete threat', 25, 'delete_threat'),
	(100, 'Can view threat', 25, 'view_threat'),
	(101, 'Can add officer', 26, 'add_officer'),
	(102, 'Can change officer', 26, 'change_officer'),
	(103, 'Can delete officer', 26, 'delete_officer'),
	(104, 'Can view officer', 26, 'view_officer'),
	(105, 'Can add linked person', 27, 'add_linkedperson'),
	(106, 'Can change linked person', 27, 'change_linkedperson'),
	(107, 'Can delete linked person', 27, 'delete_linkedperson'),
	(108, 'Can view linked person', 27, 'view_linkedperson'),
	(109, 'Can add external reference', 28, 'add_externalreference'),
	(110, 'Can change external reference', 28, 'change_externalreference'),
	(111, 'Can delete external reference', 28, 'delete_externalreference'),
	(112, 'Can view external reference', 28, 'view_externalreference'),
	(113, 'Can add exploitation check', 29, 'add_exploitationcheck'),
	(114, 'Can change exploitation check', 29, 'change_exploitationcheck'),
	(115, 'Can delete exploitation check', 29, 'delete_exploitationcheck'),
	(116, 'Can view exploitation check', 29, 'view_exploitationcheck'),
	(117, 'Can add decision', 30, 'add_decision'),
	(118, 'Can change decision', 30, 'change_decision'),
	(119, 'Can delete decision', 30, 'delete_decision'),
	(120, 'Can view decision', 30, 'view_decision'),
	(121, 'Can add affected place', 31, 'add_affectedplace'),
	(122, 'Can change affected place', 31, 'change_affectedplace'),
	(123, 'Can delete affected place', 31, 'delete_affectedplace'),
	(124, 'Can view affected place', 31, 'view_affectedplace'),
	(125, 'Can add saved view', 32, 'add_savedview'),
	(126, 'Can change saved view', 32, 'change_savedview'),
	(127, 'Can delete saved view', 32, 'delete_savedview'),
	(128, 'Can view saved view', 32, 'view_savedview'),
	(129, 'Can add decision request', 33, 'add_decisionrequest'),
	(130, 'Can change decision request', 33, 'change_decisionrequest'),
	(131, 'Can delete decision request', 33, 'delete_decisionrequest'),
	(132, 'Can view decision request', 33, 'view_decisionrequest'),
	(133, 'Can add model file', 34, 'add_modelfile'),
	(134, 'Can change model file', 34, 'change_modelfile'),
	(135, 'Can delete model file', 34, 'delete_modelfile'),
	(136, 'Can view model file', 34, 'view_modelfile'),
	(137, 'Can add assessment', 35, 'add_assessment'),
	(138, 'Can change assessment', 35, 'change_assessment'),
	(139, 'Can delete assessment', 35, 'delete_assessment'),
	(140, 'Can view assessment', 35, 'view_assessment'),
	(141, 'Can add review', 36, 'add_review'),
	(142, 'Can change review', 36, 'change_review'),
	(143, 'Can delete review', 36, 'delete_review'),
	(144, 'Can view review', 36, 'view_review'),
	(145, 'Can add challenge', 37, 'add_challenge'),
	(146, 'Can change challenge', 37, 'change_challenge'),
	(147, 'Can delete challenge', 37, 'delete_challenge'),
	(148, 'Can view challenge', 37, 'view_challenge'),
	(149, 'Can add operation version', 38, 'add_operationversion'),
	(150, 'Can change operation version', 38, 'change_operationversion'),
	(151, 'Can delete operation version', 38, 'delete_operationversion'),
	(152, 'Can view operation version', 38, 'view_operationversion'),
	(153, 'Can add service version', 39, 'add_serviceversion'),
	(154, 'Can change service version', 39, 'change_serviceversion'),
	(155, 'Can delete service version', 39, 'delete_serviceversion'),
	(156, 'Can view service version', 39, 'view_serviceversion'),
	(157, 'Can add operation', 40, 'add_operation'),
	(158, 'Can change operation', 40, 'change_operation'),
	(159, 'Can delete operation', 40, 'delete_operation'),
	(160, 'Can view operation', 40, 'view_operation'),
	(161, 'Can add service', 41, 'add_service'),
	(162, 'Can change service', 41, 'change_service'),
	(163, 'Can delete service', 41, 'delete_service'),
	(164, 'Can view service', 41, 'view_service'),
	(165, 'Can add row key', 42, 'add_rowkey'),
	(166, 'Can change row key', 42, 'change_rowkey'),
	(167, 'Can delete row key', 42, 'delete_rowkey'),
	(168, 'Can view row key', 42, 'view_rowkey'),
	(169, 'Can add run', 43, 'add_run'),
	(170, 'Can change run', 43, 'change_run'),
	(171, 'Can delete run', 43, 'delete_run'),
	(172, 'Can view run', 43, 'view_run'),
	(173, 'Can add sealed row', 44, 'add_sealedrow'),
	(174, 'Can change sealed row', 44, 'change_sealedrow'),
	(175, 'Can delete sealed row', 44, 'delete_sealedrow'),
	(176, 'Can view sealed row', 44, 'view_sealedrow'),
	(177, 'Can add locked definition', 45, 'add_lockeddefinition'),
	(178, 'Can change locked definition', 45, 'change_lockeddefinition'),
	(179, 'Can delete locked definition', 45, 'delete_lockeddefinition'),
	(180, 'Can view locked definition', 45, 'view_lockeddefinition');
INSERT INTO public.django_content_type VALUES
	(1, 'contenttypes', 'contenttype'),
	(2, 'auth', 'permission'),
	(3, 'auth', 'group'),
	(4, 'sessions', 'session'),
	(5, 'reference', 'code'),
	(6, 'agencies', 'agency'),
	(7, 'agencies', 'agencyname'),
	(8, 'agencies', 'agencyplace'),
	(9, 'agencies', 'areaword'),
	(10, 'agencies', 'succession'),
	(11, 'agencies', 'carryover'),
	(12, 'audit', 'auditentry'),
	(13, 'access', 'user'),
	(14, 'access', 'grant'),
	(15, 'access', 'brake'),
	(16, 'access', 'request'),
	(17, 'entities', 'subject'),
	(18, 'entities', 'sourcerecord'),
	(19, 'sources', 'batch'),
	(20, 'sources', 'arrival'),
	(21, 'sources', 'heldrow'),
	(22, 'threats', 'threatslice'),
	(23, 'threats', 'threatversion'),
	(24, 'threats', 'referencecounter'),
	(25, 'threats', 'threat'),
	(26, 'threats', 'officer'),
	(27, 'threats', 'linkedperson'),
	(28, 'threats', 'externalreference'),
	(29, 'threats', 'exploitationcheck'),
	(30, 'threats', 'decision'),
	(31, 'threats', 'affectedplace'),
	(32, 'threats', 'savedview'),
	(33, 'threats', 'decisionrequest'),
	(34, 'assessments', 'modelfile'),
	(35, 'assessments', 'assessment'),
	(36, 'assessments', 'review'),
	(37, 'assessments', 'challenge'),
	(38, 'operations', 'operationversion'),
	(39, 'operations', 'serviceversion'),
	(40, 'operations', 'operation'),
	(41, 'operations', 'service'),
	(42, 'extracts', 'rowkey'),
	(43, 'extracts', 'run'),
	(44, 'extracts', 'sealedrow'),
	(45, 'extracts', 'lockeddefinition');
INSERT INTO public.django_migrations VALUES
	(1, 'history', '0001_clock', '2026-11-28 03:28:44.842732+00'),
	(2, 'sessions', '0001_initial', '2026-11-28 03:28:44.867123+00'),
	(3, 'contenttypes', '0001_initial', '2026-11-28 03:28:44.885911+00'),
	(4, 'contenttypes', '0002_remove_content_type_name', '2026-11-28 03:28:44.903732+00'),
	(5, 'audit', '0001_entries', '2026-11-28 03:28:44.928152+00'),
	(6, 'agencies', '0001_initial', '2026-11-28 03:28:45.456948+00'),
	(7, 'access', '0001_initial', '2026-11-28 03:28:45.540944+00'),
	(8, 'access', '0002_rights', '2026-11-28 03:28:45.55399+00'),
	(9, 'access', '0003_brake', '2026-11-28 03:28:45.588733+00'),
	(10, 'access', '0004_two_people', '2026-11-28 03:28:45.862756+00'),
	(11, 'agencies', '0002_history', '2026-11-28 03:28:46.072145+00'),
	(12, 'entities', '0001_initial', '2026-11-28 03:28:46.210705+00'),
	(13, 'threats', '0001_initial', '2026-11-28 03:28:47.453911+00'),
	(14, 'entities', '0002_protected', '2026-11-28 03:28:47.493122+00'),
	(15, 'threats', '0002_protected', '2026-11-28 03:28:47.758739+00'),
	(16, 'assessments', '0001_initial', '2026-11-28 03:28:48.525441+00'),
	(17, 'assessments', '0002_protected', '2026-11-28 03:28:48.643202+00'),
	(18, 'auth', '0001_initial', '2026-11-28 03:28:48.747575+00'),
	(19, 'auth', '0002_alter_permission_name_max_length', '2026-11-28 03:28:48.765593+00'),
	(20, 'auth', '0003_alter_user_email_max_length', '2026-11-28 03:28:48.783402+00'),
	(21, 'auth', '0004_alter_user_username_opts', '2026-11-28 03:28:48.804766+00'),
	(22, 'auth', '0005_alter_user_last_login_null', '2026-11-28 03:28:48.82228+00'),
	(23, 'auth', '0006_require_contenttypes_0002', '2026-11-28 03:28:48.826286+00'),
	(24, 'auth', '0007_alter_validators_add_error_messages', '2026-11-28 03:28:48.848315+00'),
	(25, 'auth', '0008_alter_user_username_max_length', '2026-11-28 03:28:48.871716+00'),
	(26, 'auth', '0009_alter_user_last_name_max_length', '2026-11-28 03:28:48.892471+00'),
	(27, 'auth', '0010_alter_group_name_max_length', '2026-11-28 03:28:49.182777+00'),
	(28, 'auth', '0011_update_proxy_permissions', '2026-11-28 03:28:49.25144+00'),
	(29, 'auth', '0012_alter_user_first_name_max_length', '2026-11-28 03:28:49.265332+00'),
	(30, 'extracts', '0001_initial', '2026-11-28 03:28:49.509889+00'),
	(31, 'extracts', '0002_protected', '2026-11-28 03:28:49.542138+00'),
	(32, 'extracts', '0003_scope_of_runs', '2026-11-28 03:28:49.68267+00'),
	(33, 'operations', '0001_initial', '2026-11-28 03:28:50.151747+00'),
	(34, 'operations', '0002_protected', '2026-11-28 03:28:50.220396+00'),
	(35, 'reference', '0001_initial', '2026-11-28 03:28:50.260193+00'),
	(36, 'reference', '0002_rights', '2026-11-28 03:28:50.263448+00'),
	(37, 'sources', '0001_initial', '2026-11-28 03:28:50.922858+00'),
	(38, 'sources', '0002_protected', '2026-11-28 03:28:51.023065+00'),
	(39, 'threats', '0003_asked_for', '2026-11-28 03:28:51.226807+00');
INSERT INTO public.extracts_lockeddefinition VALUES
	(1, 'soc-master-list', 1, '1bca40df02db0920af1d3ad9ef58d0d87808c207b623959c6a8706e746433a7f');
INSERT INTO public.extracts_rowkey VALUES
	(1, '\x45ebad89f4f4b8cbb1230eeaf61fd027cff097a422fc6979e0a731c91f2cb7d4'),
	(2, '\xb72971ca34fc4d1dd9770b2b833e8d9818e24ed250714a314442611546c02dcd'),
	(3, '\x6aa5c13886659a0d907ce6c109d4dc5cdd970fd255bcba98e4c4d75e924fa224'),
	(4, '\xabded7a799399219778859fd7ca8e5292907d365ca54e59e398e70eb73aed6d7');
INSERT INTO public.extracts_run VALUES
	(1, 'soc-master-list', 1, '1bca40df02db0920af1d3ad9ef58d0d87808c207b623959c6a8706e746433a7f', '2022-01-03 09:00:12.031733+00', '{108,232,236}', 4, '6cf33ffae83206cf7ffc5a75fbda9a6f451d790ea7172c8c501b55e34da0bd91', '2022-01-03 09:00:12.031733+00', DEFAULT, 1, 108, NULL),
	(2, 'soc-master-list', 1, '1bca40df02db0920af1d3ad9ef58d0d87808c207b623959c6a8706e746433a7f', '2022-01-03 09:00:12.144554+00', '{108,232,236}', 3, 'ebb7c98cafa132cfcaba87f07036407fe547ed367ec1d15b8b6be5fbae352e35', '2022-01-03 09:00:12.144554+00', DEFAULT, 1, 108, NULL),
	(3, 'soc-master-list', 1, '1bca40df02db0920af1d3ad9ef58d0d87808c207b623959c6a8706e746433a7f', '2022-01-03 09:00:12.031733+00', '{108,232,236}', 4, '6cf33ffae83206cf7ffc5a75fbda9a6f451d790ea7172c8c501b55e34da0bd91', '2022-01-03 09:00:12.183469+00', DEFAULT, 1, 108, 1),
	(4, 'soc-master-list', 1, '1bca40df02db0920af1d3ad9ef58d0d87808c207b623959c6a8706e746433a7f', '2022-01-03 09:00:12.144554+00', '{108,232,236}', 3, 'ebb7c98cafa132cfcaba87f07036407fe547ed367ec1d15b8b6be5fbae352e35', '2022-01-03 09:00:12.183469+00', DEFAULT, 1, 108, 2);
INSERT INTO public.extracts_sealedrow VALUES
	(1, 1, 1, 5, '09bd27dd88c8b53427d2322be40ed9381900228e637677a883ccbd7f974d9bba', 108, 1),
	(2, 2, 2, 6, '49ec31425fdefd6f2056d371583dced4ecd1eac121dfa0a95f09614fdc88e55f', 108, 1),
	(3, 3, 3, 7, '9ba0342c2b8fe96c2319cbf9865b4046a97051ed64bc6cb7e10ba8361f0c9f67', 108, 1),
	(4, 4, 4, 8, '561d4a5ccd2f567777718b606c5314a3acffa4724666e6075bc3719412101ce4', 108, 1),
	(5, 1, 1, 9, 'd69d9ea207cd3349ca73f63b323c05201c04f04c79c2248f1de07a07402fe0a1', 108, 2),
	(6, 2, 3, 11, 'e3337e0e93a4294bbd24c732973f4158cd9b09896fc36dcb6d24a29752507ebd', 108, 2),
	(7, 3, 4, 8, '561d4a5ccd2f567777718b606c5314a3acffa4724666e6075bc3719412101ce4', 108, 2),
	(8, 1, 1, 5, '09bd27dd88c8b53427d2322be40ed9381900228e637677a883ccbd7f974d9bba', 108, 3),
	(9, 2, 2, 6, '49ec31425fdefd6f2056d371583dced4ecd1eac121dfa0a95f09614fdc88e55f', 108, 3),
	(10, 3, 3, 7, '9ba0342c2b8fe96c2319cbf9865b4046a97051ed64bc6cb7e10ba8361f0c9f67', 108, 3),
	(11, 4, 4, 8, '561d4a5ccd2f567777718b606c5314a3acffa4724666e6075bc3719412101ce4', 108, 3),
	(12, 1, 1, 9, 'd69d9ea207cd3349ca73f63b323c05201c04f04c79c2248f1de07a07402fe0a1', 108, 4),
	(13, 2, 3, 11, 'e3337e0e93a4294bbd24c732973f4158cd9b09896fc36dcb6d24a29752507ebd', 108, 4),
	(14, 3, 4, 8, '561d4a5ccd2f567777718b606c5314a3acffa4724666e6075bc3719412101ce4', 108, 4);
INSERT INTO public.history_period OVERRIDING SYSTEM VALUE VALUES
	(1, 'threats_threat', '0001-01-01 00:00:00+00');
INSERT INTO public.platform_clock VALUES
	(true, 'test', '-1789 days -18:28:44.840273');
INSERT INTO public.reference_code VALUES
	(1, 'threat_kind', 'ocg', 'Organised crime group', 'Grŵp troseddu cyfundrefnol', 'Three or more people who plan and commit serious crime together and go on doing so, often but not always for money. The group is the threat; each person in it is a linked person with a role of their own.', '{"A group that imports cocaine and supplies dealers in two towns","Four people who steal cars to order and export them in containers","A family and its associates who run workers through nail bars and keep their wages"}', 'A line of phones that sells drugs is a county line: record it as a SOC vulnerability, and the people who run it as the group.', 1, false, 'HMICFRS, inspection of the north-west regional response to SOC, November 2023, and its glossary', NULL, NULL),
	(2, 'threat_kind', 'priority_individual', 'SOC priority individual', 'Unigolyn blaenoriaeth troseddu difrifol a chyfundrefnol', 'One person who is a serious and organised crime threat in their own right, or whose removal would weaken several groups. Nobody need know yet with whom they work.', '{"An armourer who converts blank-firing pistols for anyone who pays","An accountant who moves money for several groups","A person in prison who still directs drug supply outside"}', 'The head of a mapped group is a member of that group: record a priority individual only when the person matters beyond it.', 2, false, 'HMICFRS, inspection of the north-west regional response to SOC, November 2023, and its glossary', NULL, NULL),
	(3, 'threat_kind', 'vulnerability', 'SOC vulnerability', 'Gwendid troseddu difrifol a chyfundrefnol', 'A threat or risk that is no group and no person, but that lets serious and organised crime happen: a place, a line, a loophole, a weakness. It stays when the people change.', '{"A county line that is sold on from one holder to the next","Drones that bring phones and drugs into a prison","Car washes on one road where workers are exploited"}', 'A vulnerable person is not a SOC vulnerability: record them as a linked person, as an exploited person or victim, and make the referral that they need.', 3, false, 'HMICFRS, inspection of the north-west regional response to SOC, November 2023, and its glossary', NULL, NULL),
	(4, 'vulnerability_subtype', 'county_line', 'County line', 'Llinell sirol', 'A phone line used to sell drugs away from where its holders live, or inside one area. It can be sold or passed on, and is closed when its holder is charged or its number is ended.', '{"A branded line from a city into a coastal town","A line that stays within one borough","A line passed to a new holder after arrests"}', 'The group that runs the line is a threat of its own; link the two.', 1, false, 'HMICFRS glossary and inspection report; the sub-types are ours', NULL, NULL),
	(5, 'vulnerability_subtype', 'prison_corruption', 'Prison: corruption', 'Carchar: llygredd', 'Staff or visitors with access to a prison who bring things in, carry messages or look away. It is recorded against the prison, not against one person.', '{"Phones carried in by a member of staff","Messages passed for a prisoner","Searches that are known beforehand"}', 'A named corrupt person may also be a priority individual.', 2, false, 'HMICFRS glossary and inspection report; the sub-types are ours', NULL, NULL),
	(6, 'vulnerability_subtype', 'prison_violence', 'Prison: violence', 'Carchar: trais', 'Violence in a prison that serves organised crime, such as debt enforcement or attacks between groups. It matters here when it reaches outside or keeps a market going inside.', '{"Attacks ordered from outside","Debt enforcement for a drug market on a wing","Rival groups held in one prison"}', 'Violence without a link to organised crime belongs to the prison''s own record.', 3, false, 'HMICFRS glossary and inspection report; the sub-types are ours', NULL, NULL),
	(7, 'vulnerability_subtype', 'prison_drones', 'Prison: drones', 'Carchar: dronau', 'Flights that bring drugs, phones or weapons over a prison''s walls. The flights, their sites and their sellers may involve several groups.', '{"Night flights to cell windows","A launch site used for two prisons","A flyer hired by several groups"}', 'A flyer who works for many groups may be a priority individual.', 4, false, 'HMICFRS glossary and inspection report; the sub-types are ours', NULL, NULL),
	(8, 'vulnerability_subtype', 'location', 'Location', 'Lleoliad', 'A place that draws or shelters serious and organised crime whoever is there at the time. It may be a street, a trading estate, a port or an address that is taken over again and again.', '{"An estate where counterfeit goods are stored","A lay-by used to exchange loads","Flats that are cuckooed in turn"}', 'A home of one suspect is a place linked to that person, not a vulnerability.', 5, false, 'HMICFRS glossary and inspection report; the sub-types are ours', NULL, NULL),
	(9, 'vulnerability_subtype', 'loophole', 'Loophole', 'Bwlch yn y gyfraith neu mewn gweithdrefn', 'A gap in a law, a rule or a process that serious and organised crime uses. It is closed by changing the rule or the process.', '{"Company registration without checks on an address","A licence that lends itself to laundering","A postal route that is not screened"}', 'A single broken rule is an offence; a loophole is legal or unnoticed.', 6, false, 'HMICFRS glossary and inspection report; the sub-types are ours', NULL, NULL),
	(10, 'threat_area', 'csae', 'Child sexual abuse and exploitation', 'Cam-drin plant yn rhywiol a chamfanteisio rhywiol ar blant', '', '{}', '', 1, false, 'National Crime Agency and Home Office, as printed by the Committee of Public Accounts, 2019', NULL, NULL),
	(11, 'threat_area', 'modern_slavery', 'Modern slavery and human trafficking', 'Caethwasiaeth fodern a masnachu pobl', '', '{}', '', 2, false, 'National Crime Agency and Home Office, as printed by the Committee of Public Accounts, 2019', NULL, NULL),
	(12, 'threat_area', 'immigration_crime', 'Organised immigration crime', 'Troseddau mewnfudo cyfundrefnol', '', '{}', '', 3, false, 'National Crime Agency and Home Office, as printed by the Committee of Public Accounts, 2019', NULL, NULL),
	(13, 'threat_area', 'drugs', 'Illegal drugs', 'Cyffuriau anghyfreithlon', '', '{}', '', 4, false, 'National Crime Agency and Home Office, as printed by the Committee of Public Accounts, 2019', NULL, NULL),
	(14, 'threat_area', 'firearms', 'Firearms', 'Drylliau', '', '{}', '', 5, false, 'National Crime Agency and Home Office, as printed by the Committee of Public Accounts, 2019', NULL, NULL),
	(15, 'threat_area', 'acquisitive', 'Organised acquisitive crime', 'Troseddau meddiangar cyfundrefnol', '', '{}', '', 6, false, 'National Crime Agency and Home Office, as printed by the Committee of Public Accounts, 2019', NULL, NULL),
	(16, 'threat_area', 'money_laundering', 'Money laundering', 'Gwyngalchu arian', '', '{}', '', 7, false, 'National Crime Agency and Home Office, as printed by the Committee of Public Accounts, 2019', NULL, NULL),
	(17, 'threat_area', 'fraud', 'Fraud and other economic crime', 'Twyll a throseddau economaidd eraill', '', '{}', '', 8, false, 'National Crime Agency and Home Office, as printed by the Committee of Public Accounts, 2019', NULL, NULL),
	(18, 'threat_area', 'corruption', 'Bribery, corruption and sanctions', 'Llwgrwobrwyo, llygredd a sancsiynau', '', '{}', '', 9, false, 'National Crime Agency and Home Office, as printed by the Committee of Public Accounts, 2019', NULL, NULL),
	(19, 'threat_area', 'cyber', 'Cyber crime', 'Troseddau seiber', '', '{}', '', 10, false, 'National Crime Agency and Home Office, as printed by the Committee of Public Accounts, 2019', NULL, NULL),
	(20, 'phase', 'develop', 'Develop', 'Datblygu', 'More is being found out before the threat is acted on.', '{}', '', 1, true, 'The national list words some phases with "closed"; its wording is not public', NULL, NULL),
	(21, 'phase', 'pursue', 'Pursue', 'Erlid', 'A plan is under way against the threat.', '{}', '', 2, true, 'The national list words some phases with "closed"; its wording is not public', NULL, NULL),
	(22, 'phase', 'monitor', 'Monitor', 'Monitro', 'The threat is watched; nothing is being done against it now.', '{}', '', 3, true, 'The national list words some phases with "closed"; its wording is not public', NULL, NULL),
	(23, 'phase', 'hold', 'Hold', 'Dal', 'What was achieved is being kept while the place or the people recover.', '{}', '', 4, true, 'The national list words some phases with "closed"; its wording is not public', NULL, NULL),
	(24, 'phase', 'closed_dismantled', 'Closed: dismantled', 'Ar gau: wedi’i chwalu', 'The threat no longer exists.', '{}', '', 5, true, 'The national list words some phases with "closed"; its wording is not public', NULL, NULL),
	(25, 'phase', 'closed_below_threshold', 'Closed: below threshold', 'Ar gau: o dan y trothwy', 'What remains is not serious and organised crime.', '{}', '', 6, true, 'The national list words some phases with "closed"; its wording is not public', NULL, NULL),
	(26, 'phase', 'closed_merged', 'Closed: merged', 'Ar gau: wedi’i uno', 'It is the same as another threat, and goes on there.', '{}', '', 7, true, 'The national list words some phases with "closed"; its wording is not public', NULL, NULL),
	(27, 'phase', 'closed_transferred', 'Closed: transferred', 'Ar gau: wedi’i drosglwyddo', 'An agency outside this platform has taken it over.', '{}', '', 8, true, 'The national list words some phases with "closed"; its wording is not public', NULL, NULL),
	(28, 'phase', 'closed_no_longer_soc', 'Closed: no longer SOC', 'Ar gau: nid yw’n SOC mwyach', 'It is dealt with as ordinary crime.', '{}', '', 9, true, 'The national list words some phases with "closed"; its wording is not public', NULL, NULL),
	(29, 'phase', 'closed_duplicate', 'Closed: entered twice', 'Ar gau: wedi’i gofnodi ddwywaith', 'It was recorded a second time by mistake.', '{}', '', 10, true, 'The national list words some phases with "closed"; its wording is not public', NULL, NULL),
	(30, 'phase', 'closed_other', 'Closed: other', 'Ar gau: arall', 'The reason is given in the record.', '{}', '', 11, true, 'The national list words some phases with "closed"; its wording is not public', NULL, NULL),
	(31, 'closure_reason', 'dismantled', 'Dismantled', 'Wedi’i chwalu', '', '{}', '', 1, true, 'Ours; the national reasons are not public', NULL, NULL),
	(32, 'closure_reason', 'below_threshold', 'Below the threshold', 'O dan y trothwy', '', '{}', '', 2, true, 'Ours; the national reasons are not public', NULL, NULL),
	(33, 'closure_reason', 'merged', 'Merged into another threat', 'Wedi’i uno â bygythiad arall', '', '{}', '', 3, true, 'Ours; the national reasons are not public', NULL, NULL),
	(34, 'closure_reason', 'transferred', 'Transferred to another agency', 'Wedi’i drosglwyddo i asiantaeth arall', '', '{}', '', 4, true, 'Ours; the national reasons are not public', NULL, NULL),
	(35, 'closure_reason', 'no_longer_soc', 'No longer serious and organised crime', 'Nid yw’n drosedd ddifrifol a chyfundrefnol mwyach', '', '{}', '', 5, true, 'Ours; the national reasons are not public', NULL, NULL),
	(36, 'closure_reason', 'duplicate', 'Entered twice', 'Wedi’i gofnodi ddwywaith', '', '{}', '', 6, true, 'Ours; the national reasons are not public', NULL, NULL),
	(37, 'closure_reason', 'other', 'Other', 'Arall', '', '{}', '', 7, true, 'Ours; the national reasons are not public', NULL, NULL),
	(38, 'person_role', 'member', 'Member', 'Aelod', 'Belongs to the group and takes part. A child, or somebody who may be exploited, is no member before an exploitation check.', '{}', '', 1, false, 'Ours', NULL, NULL),
	(39, 'person_role', 'associate', 'Associate', 'Cydymaith', 'Knows or deals with the group without belonging to it.', '{}', '', 2, false, 'Ours', NULL, NULL),
	(40, 'person_role', 'enabler', 'Enabler', 'Galluogwr', 'Gives the group what it needs, knowingly or not, such as transport, premises or advice.', '{}', '', 3, false, 'Ours', NULL, NULL),
	(41, 'person_role', 'exploited_person', 'Exploited person', 'Person y camfanteisir arno', 'Is used by the group. What they did for it does not make them a member.', '{}', '', 4, false, 'Ours', NULL, NULL),
	(42, 'person_role', 'victim', 'Victim', 'Dioddefwr', 'Suffered from what the group did.', '{}', '', 5, false, 'Ours', NULL, NULL),
	(43, 'person_role', 'witness', 'Witness', 'Tyst', 'Saw or knows something and may say so.', '{}', '', 6, false, 'Ours', NULL, NULL),
	(44, 'person_category', 'suspect', 'Suspected', 'Dan amheuaeth', 'Suspected of having committed or being about to commit an offence.', '{}', '', 1, false, 'Data Protection Act 2018, section 38(3)', NULL, NULL),
	(45, 'person_category', 'convicted', 'Convicted', 'Wedi’i euogfarnu', 'Convicted of an offence.', '{}', '', 2, false, 'Data Protection Act 2018, section 38(3)', NULL, NULL),
	(46, 'person_category', 'victim', 'Victim or possible victim', 'Dioddefwr neu ddioddefwr posibl', 'A victim of an offence or somebody who may be one.', '{}', '', 3, false, 'Data Protection Act 2018, section 38(3)', NULL, NULL),
	(47, 'person_category', 'witness_or_other', 'Witness or other person with information', 'Tyst neu berson arall â gwybodaeth', 'A witness or another person who has information about an offence.', '{}', '', 4, false, 'Data Protection Act 2018, section 38(3)', NULL, NULL),
	(48, 'confidence', 'high', 'High', 'Uchel', 'Several reliable sources agree.', '{}', '', 1, true, 'Ours; the national wording is not public', NULL, NULL),
	(49, 'confidence', 'medium', 'Medium', 'Canolig', 'It is credible but rests on few sources.', '{}', '', 2, true, 'Ours; the national wording is not public', NULL, NULL),
	(50, 'confidence', 'low', 'Low', 'Isel', 'It rests on one source or on much that is not known.', '{}', '', 3, true, 'Ours; the national wording is not public', NULL, NULL),
	(51, 'exploitation_outcome', 'exploited', 'Exploited', 'Yn cael ei gamfanteisio', 'Somebody is using this person. They stay an exploited person or victim.', '{}', '', 1, true, 'Ours', NULL, NULL),
	(52, 'exploitation_outcome', 'possibly_exploited', 'May be exploited', 'Gall fod yn cael ei gamfanteisio', 'Signs were found and are being followed up.', '{}', '', 2, true, 'Ours', NULL, NULL),
	(53, 'exploitation_outcome', 'not_exploited', 'No sign of exploitation', 'Dim arwydd o gamfanteisio', 'It was looked into and no sign was found. It is looked into again on the review date.', '{}', '', 3, true, 'Ours', NULL, NULL),
	(54, 'exploitation_outcome', 'not_known', 'Not known', 'Ddim yn hysbys', 'There is not enough to say.', '{}', '', 4, true, 'Ours', NULL, NULL),
	(55, 'operation_level', 'level_1', 'Level 1: local', 'Lefel 1: lleol', 'Crime that one command unit or small force can deal with.', '{}', '', 1, false, 'National Intelligence Model, levels 1 to 3', NULL, NULL),
	(56, 'operation_level', 'level_2', 'Level 2: regional', 'Lefel 2: rhanbarthol', 'Crime that crosses the borders of command units or of forces.', '{}', '', 2, false, 'National Intelligence Model, levels 1 to 3', NULL, NULL),
	(57, 'operation_level', 'level_3', 'Level 3: national', 'Lefel 3: cenedlaethol', 'Crime on a national or international scale.', '{}', '', 3, false, 'National Intelligence Model, levels 1 to 3', NULL, NULL),
	(58, 'external_system', 'apmis', 'APMIS', 'APMIS', 'Agency and Partners Management Information System, the national database of SOC threats.', '{}', '', 1, false, 'HMICFRS, inspection report, November 2023', NULL, NULL),
	(59, 'external_system', 'pnd', 'PND', 'PND', 'Police National Database, where forces share intelligence.', '{}', '', 2, false, 'HMICFRS, inspection report, November 2023', NULL, NULL),
	(60, 'external_state', 'not_sent', 'Not sent', 'Heb ei anfon', '', '{}', '', 1, false, 'Ours', NULL, NULL),
	(61, 'external_state', 'sent', 'Sent', 'Wedi’i anfon', '', '{}', '', 2, false, 'Ours', NULL, NULL),
	(62, 'external_state', 'accepted', 'Accepted', 'Wedi’i dderbyn', '', '{}', '', 3, false, 'Ours', NULL, NULL),
	(63, 'external_state', 'differs', 'Differs', 'Yn wahanol', '', '{}', '', 4, false, 'Ours', NULL, NULL);
INSERT INTO public.threat_words VALUES
	(2, 232, '''0002'':4A,7A ''ash'':9A ''nw'':2A,5A ''nw-ocg'':1A ''ocg'':3A,6A ''op'':8A'),
	(4, 232, '''0004'':4A,7A ''fell'':9A ''nw'':2A,5A ''nw-ocg'':1A ''ocg'':3A,6A ''op'':8A'),
	(1, 232, '''0001'':4A,7A ''larch'':9A ''nw'':2A,5A ''nw-ocg'':1A ''ocg'':3A,6A ''op'':8A ''second'':11A ''the'':10A'),
	(3, 236, '''0003'':4A,7A ''elm'':9A ''nw'':2A,5A ''nw-ocg'':1A ''ocg'':3A,6A ''op'':8A');
INSERT INTO public.threats_referencecounter VALUES
	('NW-OCG', 4);
INSERT INTO public.threats_threat VALUES
	(4, 'NW-OCG-0004', 'Op Fell', 'ocg', '', '', '', 'pursue', true, 2, 48.0000, 'low', 'moderated', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, DEFAULT, 232, NULL, 232),
	(1, 'NW-OCG-0001', 'Op Larch the second', 'ocg', '', '', '', 'pursue', true, 1, 48.0000, 'low', 'moderated', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, DEFAULT, 232, NULL, 232),
	(2, 'NW-OCG-0002', 'Op Ash', 'ocg', '', '', '', 'closed_other', true, 2, 48.0000, 'low', 'moderated', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, DEFAULT, 232, NULL, 232),
	(3, 'NW-OCG-0003', 'Op Elm', 'ocg', '', '', '', 'pursue', true, 2, 48.0000, 'low', 'moderated', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, DEFAULT, 232, NULL, 236);
INSERT INTO public.threats_threat_hist OVERRIDING SYSTEM VALUE VALUES
	(1, 'NW-OCG-0001', 'Op Larch', 'ocg', '', '', '', 'pursue', true, NULL, NULL, '', 'none', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, 232, 232, NULL, 232, 1, '2022-01-03 09:00:11.854882+00', '2022-01-03 09:00:11.941446+00', 2, 'f7d482b06ba61903'),
	(2, 'NW-OCG-0002', 'Op Ash', 'ocg', '', '', '', 'pursue', true, NULL, NULL, '', 'none', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, 232, 232, NULL, 232, 2, '2022-01-03 09:00:11.879117+00', '2022-01-03 09:00:11.941446+00', 2, '1135f11fad31fdee'),
	(3, 'NW-OCG-0003', 'Op Elm', 'ocg', '', '', '', 'pursue', true, NULL, NULL, '', 'none', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, 232, 232, NULL, 232, 3, '2022-01-03 09:00:11.906989+00', '2022-01-03 09:00:11.941446+00', 2, '13267be010540fad'),
	(4, 'NW-OCG-0004', 'Op Fell', 'ocg', '', '', '', 'pursue', true, NULL, NULL, '', 'none', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, 232, 232, NULL, 232, 4, '2022-01-03 09:00:11.926893+00', '2022-01-03 09:00:11.941446+00', 2, '7e2785d147a4d4b8'),
	(4, 'NW-OCG-0004', 'Op Fell', 'ocg', '', '', '', 'pursue', true, 2, 48.0000, 'low', 'moderated', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, 232, 232, NULL, 232, 8, '2022-01-03 09:00:11.941446+00', '9999-12-31 00:00:00+00', 1, '1b6bfb180fbd6c4b'),
	(1, 'NW-OCG-0001', 'Op Larch', 'ocg', '', '', '', 'pursue', true, 2, 48.0000, 'low', 'moderated', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, 232, 232, NULL, 232, 5, '2022-01-03 09:00:11.941446+00', '2022-01-03 09:00:12.086339+00', 1, '1b6bfb180fbd6c4b'),
	(1, 'NW-OCG-0001', 'Op Larch the second', 'ocg', '', '', '', 'pursue', true, 1, 48.0000, 'low', 'moderated', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, 232, 232, NULL, 232, 9, '2022-01-03 09:00:12.086339+00', '9999-12-31 00:00:00+00', 1, '415939132e314540'),
	(2, 'NW-OCG-0002', 'Op Ash', 'ocg', '', '', '', 'pursue', true, 2, 48.0000, 'low', 'moderated', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, 232, 232, NULL, 232, 6, '2022-01-03 09:00:11.941446+00', '2022-01-03 09:00:12.090994+00', 1, '1b6bfb180fbd6c4b'),
	(2, 'NW-OCG-0002', 'Op Ash', 'ocg', '', '', '', 'closed_other', true, 2, 48.0000, 'low', 'moderated', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, 232, 232, NULL, 232, 10, '2022-01-03 09:00:12.090994+00', '9999-12-31 00:00:00+00', 1, '415939132e314540'),
	(3, 'NW-OCG-0003', 'Op Elm', 'ocg', '', '', '', 'pursue', true, 2, 48.0000, 'low', 'moderated', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, 232, 232, NULL, 232, 7, '2022-01-03 09:00:11.941446+00', '2022-01-03 09:00:12.136882+00', 1, '1b6bfb180fbd6c4b'),
	(3, 'NW-OCG-0003', 'Op Elm', 'ocg', '', '', '', 'pursue', true, 2, 48.0000, 'low', 'moderated', false, NULL, '', '{}', '2020-05-17', NULL, NULL, 1, 236, 232, NULL, 236, 11, '2022-01-03 09:00:12.136882+00', '9999-12-31 00:00:00+00', 1, '415939132e314540');
INSERT INTO public.threats_threat_slice VALUES
	(4, 'NW-OCG-0004', 'Op Fell', 'ocg', '', '', 232, '', 'pursue', true, 2, 48.0000, 'low', 'moderated', false, NULL, NULL, 232, 1, 8, '2022-01-03 09:00:11.941446+00', '9999-12-31 00:00:00+00'),
	(1, 'NW-OCG-0001', 'Op Larch', 'ocg', '', '', 232, '', 'pursue', true, NULL, NULL, '', 'none', false, NULL, NULL, 232, 1, 1, '2022-01-03 09:00:11.854882+00', '2022-01-03 09:00:11.941446+00'),
	(2, 'NW-OCG-0002', 'Op Ash', 'ocg', '', '', 232, '', 'pursue', true, NULL, NULL, '', 'none', false, NULL, NULL, 232, 1, 2, '2022-01-03 09:00:11.879117+00', '2022-01-03 09:00:11.941446+00'),
	(3, 'NW-OCG-0003', 'Op Elm', 'ocg', '', '', 232, '', 'pursue', true, NULL, NULL, '', 'none', false, NULL, NULL, 232, 1, 3, '2022-01-03 09:00:11.906989+00', '2022-01-03 09:00:11.941446+00'),
	(4, 'NW-OCG-0004', 'Op Fell', 'ocg', '', '', 232, '', 'pursue', true, NULL, NULL, '', 'none', false, NULL, NULL, 232, 1, 4, '2022-01-03 09:00:11.926893+00', '2022-01-03 09:00:11.941446+00'),
	(1, 'NW-OCG-0001', 'Op Larch the second', 'ocg', '', '', 232, '', 'pursue', true, 1, 48.0000, 'low', 'moderated', false, NULL, NULL, 232, 1, 9, '2022-01-03 09:00:12.086339+00', '9999-12-31 00:00:00+00'),
	(1, 'NW-OCG-0001', 'Op Larch', 'ocg', '', '', 232, '', 'pursue', true, 2, 48.0000, 'low', 'moderated', false, NULL, NULL, 232, 1, 5, '2022-01-03 09:00:11.941446+00', '2022-01-03 09:00:12.086339+00'),
	(2, 'NW-OCG-0002', 'Op Ash', 'ocg', '', '', 232, '', 'closed_other', true, 2, 48.0000, 'low', 'moderated', false, NULL, NULL, 232, 1, 10, '2022-01-03 09:00:12.090994+00', '9999-12-31 00:00:00+00'),
	(2, 'NW-OCG-0002', 'Op Ash', 'ocg', '', '', 232, '', 'pursue', true, 2, 48.0000, 'low', 'moderated', false, NULL, NULL, 232, 1, 6, '2022-01-03 09:00:11.941446+00', '2022-01-03 09:00:12.090994+00'),
	(3, 'NW-OCG-0003', 'Op Elm', 'ocg', '', '', 236, '', 'pursue', true, 2, 48.0000, 'low', 'moderated', false, NULL, NULL, 236, 1, 11, '2022-01-03 09:00:12.136882+00', '9999-12-31 00:00:00+00'),
	(3, 'NW-OCG-0003', 'Op Elm', 'ocg', '', '', 232, '', 'pursue', true, 2, 48.0000, 'low', 'moderated', false, NULL, NULL, 232, 1, 7, '2022-01-03 09:00:11.941446+00', '2022-01-03 09:00:12.136882+00');
SELECT pg_catalog.setval('public.access_grant_id_seq', 2, true);
SELECT pg_catalog.setval('public.access_request_id_seq', 1, false);
SELECT pg_catalog.setval('public.access_user_id_seq', 2, true);
SELECT pg_catalog.setval('public.agencies_agency_hist_hid_seq', 3, true);
SELECT pg_catalog.setval('public.agencies_agencyname_hist_hid_seq', 3, true);
SELECT pg_catalog.setval('public.agencies_agencyname_id_seq', 3, true);
SELECT pg_catalog.setval('public.agencies_agencyplace_hist_hid_seq', 3, true);
SELECT pg_catalog.setval('public.agencies_agencyplace_id_seq', 3, true);
SELECT pg_catalog.setval('public.agencies_areaword_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.agencies_areaword_id_seq', 1, false);
SELECT pg_catalog.setval('public.agencies_carryover_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.agencies_carryover_id_seq', 1, false);
SELECT pg_catalog.setval('public.agencies_succession_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.agencies_succession_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_assessment_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_assessment_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_challenge_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_challenge_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_modelfile_id_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_review_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.assessments_review_id_seq', 1, false);
SELECT pg_catalog.setval('public.audit_entry_id_seq', 8, true);
SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_permission_id_seq', 180, true);
SELECT pg_catalog.setval('public.django_content_type_id_seq', 45, true);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 39, true);
SELECT pg_catalog.setval('public.entities_sourcerecord_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.entities_sourcerecord_id_seq', 1, false);
SELECT pg_catalog.setval('public.entities_subject_id_seq', 1, false);
SELECT pg_catalog.setval('public.extracts_lockeddefinition_id_seq', 4, true);
SELECT pg_catalog.setval('public.extracts_run_id_seq', 4, true);
SELECT pg_catalog.setval('public.extracts_sealedrow_id_seq', 14, true);
SELECT pg_catalog.setval('public.history_period_no_seq', 1, true);
SELECT pg_catalog.setval('public.operations_operation_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.operations_operation_id_seq', 1, false);
SELECT pg_catalog.setval('public.operations_service_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.operations_service_id_seq', 1, false);
SELECT pg_catalog.setval('public.reference_code_id_seq', 63, true);
SELECT pg_catalog.setval('public.sources_arrival_id_seq', 1, false);
SELECT pg_catalog.setval('public.sources_batch_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.sources_batch_id_seq', 1, false);
SELECT pg_catalog.setval('public.sources_heldrow_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.sources_heldrow_id_seq', 1, false);
SELECT pg_catalog.setval('public.threats_affectedplace_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.threats_affectedplace_id_seq', 1, false);
SELECT pg_catalog.setval('public.threats_decision_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.threats_decision_id_seq', 1, false);
SELECT pg_catalog.setval('public.threats_decisionrequest_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.threats_decisionrequest_id_seq', 1, false);
SELECT pg_catalog.setval('public.threats_exploitationcheck_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.threats_exploitationcheck_id_seq', 1, false);
SELECT pg_catalog.setval('public.threats_externalreference_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.threats_externalreference_id_seq', 1, false);
SELECT pg_catalog.setval('public.threats_linkedperson_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.threats_linkedperson_id_seq', 1, false);
SELECT pg_catalog.setval('public.threats_officer_hist_hid_seq', 1, false);
SELECT pg_catalog.setval('public.threats_officer_id_seq', 1, false);
SELECT pg_catalog.setval('public.threats_savedview_id_seq', 1, false);
SELECT pg_catalog.setval('public.threats_threat_hist_hid_seq', 11, true);
SELECT pg_catalog.setval('public.threats_threat_id_seq', 4, true);
ALTER TABLE ONLY public.assessments_modelfile
    ADD CONSTRAINT a_model_version_once UNIQUE (code, version);
ALTER TABLE ONLY public.threats_threat
    ADD CONSTRAINT a_reference_is_used_once UNIQUE (reference);
ALTER TABLE ONLY public.sources_heldrow
    ADD CONSTRAINT a_row_is_held_once UNIQUE (batch_id, "row");
ALTER TABLE ONLY public.threats_savedview
    ADD CONSTRAINT a_view_name_once_a_person UNIQUE (user_id, name);
ALTER TABLE ONLY public.access_brake
    ADD CONSTRAINT access_brake_pkey PRIMARY KEY (subject);
ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_request_id_key UNIQUE (request_id);
ALTER TABLE ONLY public.access_request
    ADD CONSTRAINT access_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_user
    ADD CONSTRAINT access_user_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_user
    ADD CONSTRAINT access_user_sign_in_name_key UNIQUE (sign_in_name);
ALTER TABLE ONLY public.agencies_agency
    ADD CONSTRAINT agencies_agency_code_key UNIQUE (code);
ALTER TABLE ONLY public.agencies_agency_hist
    ADD CONSTRAINT agencies_agency_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.agencies_agency
    ADD CONSTRAINT agencies_agency_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agencies_agencyname_hist
    ADD CONSTRAINT agencies_agencyname_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.agencies_agencyname
    ADD CONSTRAINT agencies_agencyname_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agencies_agencyplace_hist
    ADD CONSTRAINT agencies_agencyplace_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.agencies_agencyplace
    ADD CONSTRAINT agencies_agencyplace_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agencies_areaword_hist
    ADD CONSTRAINT agencies_areaword_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.agencies_areaword
    ADD CONSTRAINT agencies_areaword_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agencies_carryover_hist
    ADD CONSTRAINT agencies_carryover_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.agencies_carryover
    ADD CONSTRAINT agencies_carryover_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agencies_succession_hist
    ADD CONSTRAINT agencies_succession_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.agencies_succession
    ADD CONSTRAINT agencies_succession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agencies_agencyname
    ADD CONSTRAINT agency_has_one_name_at_a_time EXCLUDE USING gist (agency_id WITH =, daterange(from_day, until_day) WITH &&);
ALTER TABLE ONLY public.agencies_agencyplace
    ADD CONSTRAINT agency_has_one_place_at_a_time EXCLUDE USING gist (agency_id WITH =, daterange(from_day, until_day) WITH &&);
ALTER TABLE ONLY public.assessments_assessment
    ADD CONSTRAINT assessment_number_once UNIQUE (threat_id, number);
ALTER TABLE ONLY public.assessments_assessment_hist
    ADD CONSTRAINT assessments_assessment_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.assessments_assessment
    ADD CONSTRAINT assessments_assessment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_challenge_hist
    ADD CONSTRAINT assessments_challenge_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.assessments_challenge
    ADD CONSTRAINT assessments_challenge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_modelfile
    ADD CONSTRAINT assessments_modelfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_review_hist
    ADD CONSTRAINT assessments_review_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.assessments_review
    ADD CONSTRAINT assessments_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agencies_carryover
    ADD CONSTRAINT carried_once UNIQUE (succession_id, kind_of_thing);
ALTER TABLE ONLY public.reference_code
    ADD CONSTRAINT code_has_one_meaning_at_a_time EXCLUDE USING gist (list_name WITH =, code WITH =, daterange(in_force_from, in_force_to) WITH &&);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.entities_sourcerecord_hist
    ADD CONSTRAINT entities_sourcerecord_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.entities_sourcerecord
    ADD CONSTRAINT entities_sourcerecord_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.entities_subject
    ADD CONSTRAINT entities_subject_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.extracts_lockeddefinition
    ADD CONSTRAINT extracts_lockeddefinition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.extracts_rowkey
    ADD CONSTRAINT extracts_rowkey_pkey PRIMARY KEY (record);
ALTER TABLE ONLY public.extracts_run
    ADD CONSTRAINT extracts_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.extracts_sealedrow
    ADD CONSTRAINT extracts_sealedrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agencies_areaword
    ADD CONSTRAINT force_has_one_word_at_a_time EXCLUDE USING gist (force_id WITH =, daterange(from_day, until_day) WITH &&);
ALTER TABLE ONLY public.history_period
    ADD CONSTRAINT history_period_pkey PRIMARY KEY (no);
ALTER TABLE ONLY public.history_period
    ADD CONSTRAINT history_period_table_name_starts_at_key UNIQUE (table_name, starts_at);
ALTER TABLE ONLY public.threats_externalreference
    ADD CONSTRAINT one_reference_a_system UNIQUE (threat_id, system);
ALTER TABLE ONLY public.extracts_sealedrow
    ADD CONSTRAINT one_row_a_place UNIQUE (run_id, place);
ALTER TABLE ONLY public.extracts_lockeddefinition
    ADD CONSTRAINT one_wording_a_version UNIQUE (code, version);
ALTER TABLE ONLY public.operations_operation
    ADD CONSTRAINT operation_name_once_an_agency UNIQUE (owner_agency_id, name);
ALTER TABLE ONLY public.operations_operation_hist
    ADD CONSTRAINT operations_operation_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.operations_operation
    ADD CONSTRAINT operations_operation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.operations_service_hist
    ADD CONSTRAINT operations_service_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.operations_service
    ADD CONSTRAINT operations_service_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.platform_clock
    ADD CONSTRAINT platform_clock_pkey PRIMARY KEY (only_row);
ALTER TABLE ONLY public.reference_code
    ADD CONSTRAINT reference_code_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.operations_service
    ADD CONSTRAINT served_once_at_a_time UNIQUE (operation_id, threat_id, starts_on);
ALTER TABLE ONLY public.sources_arrival
    ADD CONSTRAINT sources_arrival_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sources_batch_hist
    ADD CONSTRAINT sources_batch_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.sources_batch
    ADD CONSTRAINT sources_batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sources_heldrow_hist
    ADD CONSTRAINT sources_heldrow_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.sources_heldrow
    ADD CONSTRAINT sources_heldrow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agencies_succession
    ADD CONSTRAINT succession_once UNIQUE (agency_id, successor_id, kind, on_day);
ALTER TABLE ONLY public.threat_words
    ADD CONSTRAINT threat_words_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threats_affectedplace_hist
    ADD CONSTRAINT threats_affectedplace_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.threats_affectedplace
    ADD CONSTRAINT threats_affectedplace_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threats_decision_hist
    ADD CONSTRAINT threats_decision_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.threats_decision
    ADD CONSTRAINT threats_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threats_decisionrequest
    ADD CONSTRAINT threats_decisionrequest_decision_id_key UNIQUE (decision_id);
ALTER TABLE ONLY public.threats_decisionrequest_hist
    ADD CONSTRAINT threats_decisionrequest_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.threats_decisionrequest
    ADD CONSTRAINT threats_decisionrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threats_exploitationcheck_hist
    ADD CONSTRAINT threats_exploitationcheck_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.threats_exploitationcheck
    ADD CONSTRAINT threats_exploitationcheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threats_externalreference_hist
    ADD CONSTRAINT threats_externalreference_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.threats_externalreference
    ADD CONSTRAINT threats_externalreference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threats_linkedperson_hist
    ADD CONSTRAINT threats_linkedperson_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.threats_linkedperson
    ADD CONSTRAINT threats_linkedperson_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threats_officer_hist
    ADD CONSTRAINT threats_officer_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.threats_officer
    ADD CONSTRAINT threats_officer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threats_referencecounter
    ADD CONSTRAINT threats_referencecounter_pkey PRIMARY KEY (prefix);
ALTER TABLE ONLY public.threats_savedview
    ADD CONSTRAINT threats_savedview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threats_threat_hist
    ADD CONSTRAINT threats_threat_hist_pkey PRIMARY KEY (hid);
ALTER TABLE ONLY public.threats_threat
    ADD CONSTRAINT threats_threat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.threats_threat_slice
    ADD CONSTRAINT threats_threat_slice_pkey PRIMARY KEY (period, hid);
CREATE UNIQUE INDEX a_file_is_taken_once ON public.sources_batch USING btree (sender_id, what, file_digest) WHERE (NOT ((state)::text = ANY ((ARRAY['refused'::character varying, 'withdrawn'::character varying])::text[])));
CREATE INDEX access_brake_since_1ab86607 ON public.access_brake USING btree (since);
CREATE INDEX access_brake_subject_a3bbcb11_like ON public.access_brake USING btree (subject varchar_pattern_ops);
CREATE INDEX access_grant_agency_id_5e53c408 ON public.access_grant USING btree (agency_id);
CREATE INDEX access_grant_approved_by_id_7e5abf59 ON public.access_grant USING btree (approved_by_id);
CREATE INDEX access_grant_granted_by_id_f9615f28 ON public.access_grant USING btree (granted_by_id);
CREATE INDEX access_grant_user_id_d8a84bc9 ON public.access_grant USING btree (user_id);
CREATE INDEX access_request_agency_id_f474a80a ON public.access_request USING btree (agency_id);
CREATE INDEX access_request_asked_by_id_ce2e2f43 ON public.access_request USING btree (asked_by_id);
CREATE INDEX access_request_decided_by_id_fb636510 ON public.access_request USING btree (decided_by_id);
CREATE INDEX access_request_user_id_461937bb ON public.access_request USING btree (user_id);
CREATE INDEX access_user_sign_in_name_c6f4c649_like ON public.access_user USING btree (sign_in_name varchar_pattern_ops);
CREATE INDEX agencies_agency_code_6a7194fc_like ON public.agencies_agency USING btree (code varchar_pattern_ops);
CREATE INDEX agencies_agency_hist_id ON public.agencies_agency_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX agencies_agency_hist_latest ON public.agencies_agency_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX agencies_agency_host_id_e6e3a989 ON public.agencies_agency USING btree (host_id);
CREATE INDEX agencies_agencyname_agency_id_481a480c ON public.agencies_agencyname USING btree (agency_id);
CREATE INDEX agencies_agencyname_hist_id ON public.agencies_agencyname_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX agencies_agencyname_hist_latest ON public.agencies_agencyname_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX agencies_agencyplace_agency_id_5055d009 ON public.agencies_agencyplace USING btree (agency_id);
CREATE INDEX agencies_agencyplace_hist_id ON public.agencies_agencyplace_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX agencies_agencyplace_hist_latest ON public.agencies_agencyplace_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX agencies_agencyplace_parent_id_8b817886 ON public.agencies_agencyplace USING btree (parent_id);
CREATE INDEX agencies_areaword_force_id_cedcb526 ON public.agencies_areaword USING btree (force_id);
CREATE INDEX agencies_areaword_hist_id ON public.agencies_areaword_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX agencies_areaword_hist_latest ON public.agencies_areaword_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX agencies_carryover_hist_id ON public.agencies_carryover_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX agencies_carryover_hist_latest ON public.agencies_carryover_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX agencies_carryover_succession_id_8a06d499 ON public.agencies_carryover USING btree (succession_id);
CREATE INDEX agencies_succession_agency_id_802474ea ON public.agencies_succession USING btree (agency_id);
CREATE INDEX agencies_succession_hist_id ON public.agencies_succession_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX agencies_succession_hist_latest ON public.agencies_succession_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX agencies_succession_successor_id_64584210 ON public.agencies_succession USING btree (successor_id);
CREATE UNIQUE INDEX agency_ons_code_is_used_once ON public.agencies_agency USING btree (ons_code) WHERE (NOT ((ons_code)::text = ''::text));
CREATE INDEX arrival_latest ON public.sources_arrival USING btree (akey, what, key, id DESC);
CREATE INDEX assessment_waiting ON public.assessments_assessment USING btree (state, submitted_at);
CREATE INDEX assessments_assessment_assessor_id_70ee953f ON public.assessments_assessment USING btree (assessor_id);
CREATE INDEX assessments_assessment_hist_id ON public.assessments_assessment_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX assessments_assessment_hist_latest ON public.assessments_assessment_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX assessments_assessment_model_id_a01108c6 ON public.assessments_assessment USING btree (model_id);
CREATE INDEX assessments_assessment_moderator_id_33c78145 ON public.assessments_assessment USING btree (moderator_id);
CREATE INDEX assessments_assessment_second_to_id_5a290a8c ON public.assessments_assessment USING btree (second_to_id);
CREATE INDEX assessments_assessment_threat_id_01f212f5 ON public.assessments_assessment USING btree (threat_id);
CREATE INDEX assessments_challenge_assessment_id_8bb769f9 ON public.assessments_challenge USING btree (assessment_id);
CREATE INDEX assessments_challenge_decider_id_48618e30 ON public.assessments_challenge USING btree (decider_id);
CREATE INDEX assessments_challenge_hist_id ON public.assessments_challenge_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX assessments_challenge_hist_latest ON public.assessments_challenge_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX assessments_challenge_raised_by_id_37ae5e28 ON public.assessments_challenge USING btree (raised_by_id);
CREATE INDEX assessments_challenge_threat_id_d2ff501b ON public.assessments_challenge USING btree (threat_id);
CREATE INDEX assessments_modelfile_adopted_by_id_85bacb83 ON public.assessments_modelfile USING btree (adopted_by_id);
CREATE INDEX assessments_review_assessment_id_f34b5897 ON public.assessments_review USING btree (assessment_id);
CREATE INDEX assessments_review_by_agency_id_6b9c98e2 ON public.assessments_review USING btree (by_agency_id);
CREATE INDEX assessments_review_by_id_39f0bbfa ON public.assessments_review USING btree (by_id);
CREATE INDEX assessments_review_hist_id ON public.assessments_review_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX assessments_review_hist_latest ON public.assessments_review_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX assessments_review_threat_id_81ce71d1 ON public.assessments_review USING btree (threat_id);
CREATE INDEX audit_entry_actor ON public.audit_entry USING btree (actor, id);
CREATE INDEX audit_entry_target ON public.audit_entry USING btree (target_kind, target, id);
CREATE INDEX audit_entry_xid ON public.audit_entry USING btree (xid);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX entities_sourcerecord_hist_id ON public.entities_sourcerecord_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX entities_sourcerecord_hist_latest ON public.entities_sourcerecord_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX entities_sourcerecord_subject_id_c724e3ec ON public.entities_sourcerecord USING btree (subject_id);
CREATE INDEX entities_subject_held_by_id_df05ad8d ON public.entities_subject USING btree (held_by_id);
CREATE INDEX extracts_run_repeats_id_04135a34 ON public.extracts_run USING btree (repeats_id);
CREATE INDEX extracts_run_run_by_id_93eaeb4a ON public.extracts_run USING btree (run_by_id);
CREATE INDEX extracts_run_run_for_id_de863750 ON public.extracts_run USING btree (run_for_id);
CREATE INDEX extracts_sealedrow_run_id_98c06346 ON public.extracts_sealedrow USING btree (run_id);
CREATE UNIQUE INDEX one_open_assessment_a_threat ON public.assessments_assessment USING btree (threat_id) WHERE ((second_to_id IS NULL) AND ((state)::text = ANY ((ARRAY['draft'::character varying, 'submitted'::character varying, 'returned'::character varying])::text[])));
CREATE UNIQUE INDEX one_open_challenge_an_assessment ON public.assessments_challenge USING btree (assessment_id) WHERE ((outcome)::text = ''::text);
CREATE UNIQUE INDEX one_password_waits ON public.access_request USING btree (user_id) WHERE (((kind)::text = 'password'::text) AND ((state)::text = 'waiting'::text));
CREATE UNIQUE INDEX one_record_a_source_reference ON public.entities_sourcerecord USING btree (source, source_reference) WHERE (NOT ((source_reference)::text = ''::text));
CREATE UNIQUE INDEX one_waiting_request_an_act ON public.threats_decisionrequest USING btree (threat_id, act) WHERE ((outcome)::text = ''::text);
CREATE INDEX operations_operation_hist_id ON public.operations_operation_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX operations_operation_hist_latest ON public.operations_operation_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX operations_operation_owner_agency_id_dbe3b938 ON public.operations_operation USING btree (owner_agency_id);
CREATE INDEX operations_operation_unit_id_98f17aa2 ON public.operations_operation USING btree (unit_id);
CREATE INDEX operations_service_hist_id ON public.operations_service_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX operations_service_hist_latest ON public.operations_service_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX operations_service_operation_id_f7f67aaf ON public.operations_service USING btree (operation_id);
CREATE INDEX operations_service_threat_id_cd1fd33b ON public.operations_service USING btree (threat_id);
CREATE INDEX sources_arrival_batch_id_b504433e ON public.sources_arrival USING btree (batch_id);
CREATE INDEX sources_batch_hist_id ON public.sources_batch_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX sources_batch_hist_latest ON public.sources_batch_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX sources_batch_received_by_id_74ef9cc7 ON public.sources_batch USING btree (received_by_id);
CREATE INDEX sources_batch_sender_id_e8b28f4e ON public.sources_batch USING btree (sender_id);
CREATE INDEX sources_heldrow_batch_id_5c21d2b9 ON public.sources_heldrow USING btree (batch_id);
CREATE INDEX sources_heldrow_hist_id ON public.sources_heldrow_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX sources_heldrow_hist_latest ON public.sources_heldrow_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX sources_heldrow_settled_by_id_145e9920 ON public.sources_heldrow USING btree (settled_by_id);
CREATE INDEX threat_by_key ON public.threats_threat USING btree (akey, risk DESC NULLS LAST, id);
CREATE INDEX threat_by_risk ON public.threats_threat USING btree (risk DESC NULLS LAST, id);
CREATE INDEX threat_words_words ON public.threat_words USING gin (words);
CREATE INDEX threats_affectedplace_council_id_fb9fd656 ON public.threats_affectedplace USING btree (council_id);
CREATE INDEX threats_affectedplace_hist_id ON public.threats_affectedplace_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX threats_affectedplace_hist_latest ON public.threats_affectedplace_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX threats_affectedplace_threat_id_be3138c1 ON public.threats_affectedplace USING btree (threat_id);
CREATE INDEX threats_decision_approved_by_id_b634f4f2 ON public.threats_decision USING btree (approved_by_id);
CREATE INDEX threats_decision_decided_by_id_088d9b03 ON public.threats_decision USING btree (decided_by_id);
CREATE INDEX threats_decision_hist_id ON public.threats_decision_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX threats_decision_hist_latest ON public.threats_decision_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX threats_decision_threat_id_bb0ea477 ON public.threats_decision USING btree (threat_id);
CREATE INDEX threats_decisionrequest_approver_id_15a0a73f ON public.threats_decisionrequest USING btree (approver_id);
CREATE INDEX threats_decisionrequest_asked_by_id_dafc9092 ON public.threats_decisionrequest USING btree (asked_by_id);
CREATE INDEX threats_decisionrequest_hist_id ON public.threats_decisionrequest_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX threats_decisionrequest_hist_latest ON public.threats_decisionrequest_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX threats_decisionrequest_into_id_c1b035e9 ON public.threats_decisionrequest USING btree (into_id);
CREATE INDEX threats_decisionrequest_settled_by_id_998afc8e ON public.threats_decisionrequest USING btree (settled_by_id);
CREATE INDEX threats_decisionrequest_threat_id_6df55441 ON public.threats_decisionrequest USING btree (threat_id);
CREATE INDEX threats_decisionrequest_to_agency_id_9a7102e7 ON public.threats_decisionrequest USING btree (to_agency_id);
CREATE INDEX threats_exploitationcheck_checked_by_id_a89873ce ON public.threats_exploitationcheck USING btree (checked_by_id);
CREATE INDEX threats_exploitationcheck_hist_id ON public.threats_exploitationcheck_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX threats_exploitationcheck_hist_latest ON public.threats_exploitationcheck_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX threats_exploitationcheck_subject_id_6155a6d9 ON public.threats_exploitationcheck USING btree (subject_id);
CREATE INDEX threats_exploitationcheck_threat_id_67cdec04 ON public.threats_exploitationcheck USING btree (threat_id);
CREATE INDEX threats_externalreference_hist_id ON public.threats_externalreference_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX threats_externalreference_hist_latest ON public.threats_externalreference_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX threats_externalreference_threat_id_fcff4c07 ON public.threats_externalreference USING btree (threat_id);
CREATE INDEX threats_linkedperson_hist_id ON public.threats_linkedperson_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX threats_linkedperson_hist_latest ON public.threats_linkedperson_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX threats_linkedperson_subject_id_36111307 ON public.threats_linkedperson USING btree (subject_id);
CREATE INDEX threats_linkedperson_threat_id_fa1c99d3 ON public.threats_linkedperson USING btree (threat_id);
CREATE INDEX threats_officer_hist_id ON public.threats_officer_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX threats_officer_hist_latest ON public.threats_officer_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX threats_officer_threat_id_cf4b649c ON public.threats_officer USING btree (threat_id);
CREATE INDEX threats_officer_user_id_1761355a ON public.threats_officer USING btree (user_id);
CREATE INDEX threats_referencecounter_prefix_38f9d7d6_like ON public.threats_referencecounter USING btree (prefix varchar_pattern_ops);
CREATE INDEX threats_savedview_user_id_af7fb978 ON public.threats_savedview USING btree (user_id);
CREATE INDEX threats_threat_hist_id ON public.threats_threat_hist USING btree (id, recorded_from);
CREATE UNIQUE INDEX threats_threat_hist_latest ON public.threats_threat_hist USING btree (id) WHERE (recorded_to = '9999-12-31 00:00:00+00'::timestamp with time zone);
CREATE INDEX threats_threat_lead_agency_id_98ce0951 ON public.threats_threat USING btree (lead_agency_id);
CREATE INDEX threats_threat_merged_into_id_61156cb8 ON public.threats_threat USING btree (merged_into_id);
CREATE INDEX threats_threat_owner_agency_id_5fda3e38 ON public.threats_threat USING btree (owner_agency_id);
CREATE INDEX threats_threat_slice_0 ON public.threats_threat_slice USING btree (period, risk DESC NULLS LAST, id);
CREATE TRIGGER access_grant_needs_two BEFORE INSERT ON public.access_grant FOR EACH ROW EXECUTE FUNCTION public.access_grant_needs_two();
CREATE TRIGGER access_grant_never_grows BEFORE UPDATE ON public.access_grant FOR EACH ROW EXECUTE FUNCTION public.access_grant_never_grows();
CREATE TRIGGER access_password_needs_two BEFORE INSERT OR UPDATE OF one_time_until ON public.access_user FOR EACH ROW EXECUTE FUNCTION public.access_password_needs_two();
CREATE TRIGGER access_request_is_kept BEFORE INSERT OR UPDATE ON public.access_request FOR EACH ROW EXECUTE FUNCTION public.access_request_is_kept();
CREATE TRIGGER agencies_agency_keep_changed AFTER UPDATE ON public.agencies_agency REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_agency_keep_changed();
CREATE TRIGGER agencies_agency_keep_gone AFTER DELETE ON public.agencies_agency REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_agency_keep_gone();
CREATE TRIGGER agencies_agency_keep_new AFTER INSERT ON public.agencies_agency REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_agency_keep_new();
CREATE TRIGGER agencies_agency_no_truncate BEFORE TRUNCATE ON public.agencies_agency FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER agencies_agencyname_keep_changed AFTER UPDATE ON public.agencies_agencyname REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_agencyname_keep_changed();
CREATE TRIGGER agencies_agencyname_keep_gone AFTER DELETE ON public.agencies_agencyname REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_agencyname_keep_gone();
CREATE TRIGGER agencies_agencyname_keep_new AFTER INSERT ON public.agencies_agencyname REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_agencyname_keep_new();
CREATE TRIGGER agencies_agencyname_no_truncate BEFORE TRUNCATE ON public.agencies_agencyname FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER agencies_agencyplace_keep_changed AFTER UPDATE ON public.agencies_agencyplace REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_agencyplace_keep_changed();
CREATE TRIGGER agencies_agencyplace_keep_gone AFTER DELETE ON public.agencies_agencyplace REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_agencyplace_keep_gone();
CREATE TRIGGER agencies_agencyplace_keep_new AFTER INSERT ON public.agencies_agencyplace REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_agencyplace_keep_new();
CREATE TRIGGER agencies_agencyplace_no_truncate BEFORE TRUNCATE ON public.agencies_agencyplace FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER agencies_areaword_keep_changed AFTER UPDATE ON public.agencies_areaword REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_areaword_keep_changed();
CREATE TRIGGER agencies_areaword_keep_gone AFTER DELETE ON public.agencies_areaword REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_areaword_keep_gone();
CREATE TRIGGER agencies_areaword_keep_new AFTER INSERT ON public.agencies_areaword REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_areaword_keep_new();
CREATE TRIGGER agencies_areaword_no_truncate BEFORE TRUNCATE ON public.agencies_areaword FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER agencies_carryover_keep_changed AFTER UPDATE ON public.agencies_carryover REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_carryover_keep_changed();
CREATE TRIGGER agencies_carryover_keep_gone AFTER DELETE ON public.agencies_carryover REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_carryover_keep_gone();
CREATE TRIGGER agencies_carryover_keep_new AFTER INSERT ON public.agencies_carryover REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_carryover_keep_new();
CREATE TRIGGER agencies_carryover_no_truncate BEFORE TRUNCATE ON public.agencies_carryover FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER agencies_succession_keep_changed AFTER UPDATE ON public.agencies_succession REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_succession_keep_changed();
CREATE TRIGGER agencies_succession_keep_gone AFTER DELETE ON public.agencies_succession REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_succession_keep_gone();
CREATE TRIGGER agencies_succession_keep_new AFTER INSERT ON public.agencies_succession REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.agencies_succession_keep_new();
CREATE TRIGGER agencies_succession_no_truncate BEFORE TRUNCATE ON public.agencies_succession FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER assessments_assessment_check_key AFTER INSERT ON public.assessments_assessment REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.assessments_assessment_check_key();
CREATE TRIGGER assessments_assessment_follow_key AFTER UPDATE ON public.threats_threat FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.assessments_assessment_follow_key();
CREATE TRIGGER assessments_assessment_keep_changed AFTER UPDATE ON public.assessments_assessment REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.assessments_assessment_keep_changed();
CREATE TRIGGER assessments_assessment_keep_gone AFTER DELETE ON public.assessments_assessment REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.assessments_assessment_keep_gone();
CREATE TRIGGER assessments_assessment_keep_new AFTER INSERT ON public.assessments_assessment REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.assessments_assessment_keep_new();
CREATE TRIGGER assessments_assessment_no_truncate BEFORE TRUNCATE ON public.assessments_assessment FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER assessments_assessment_retake_key BEFORE UPDATE OF threat_id, akey ON public.assessments_assessment FOR EACH ROW EXECUTE FUNCTION public.assessments_assessment_take_key();
CREATE TRIGGER assessments_assessment_take_key BEFORE INSERT ON public.assessments_assessment FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.assessments_assessment_take_key();
CREATE TRIGGER assessments_challenge_check_key AFTER INSERT ON public.assessments_challenge REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.assessments_challenge_check_key();
CREATE TRIGGER assessments_challenge_follow_key AFTER UPDATE ON public.threats_threat FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.assessments_challenge_follow_key();
CREATE TRIGGER assessments_challenge_keep_changed AFTER UPDATE ON public.assessments_challenge REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.assessments_challenge_keep_changed();
CREATE TRIGGER assessments_challenge_keep_gone AFTER DELETE ON public.assessments_challenge REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.assessments_challenge_keep_gone();
CREATE TRIGGER assessments_challenge_keep_new AFTER INSERT ON public.assessments_challenge REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.assessments_challenge_keep_new();
CREATE TRIGGER assessments_challenge_no_truncate BEFORE TRUNCATE ON public.assessments_challenge FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER assessments_challenge_retake_key BEFORE UPDATE OF threat_id, akey ON public.assessments_challenge FOR EACH ROW EXECUTE FUNCTION public.assessments_challenge_take_key();
CREATE TRIGGER assessments_challenge_take_key BEFORE INSERT ON public.assessments_challenge FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.assessments_challenge_take_key();
CREATE TRIGGER assessments_review_check_key AFTER INSERT ON public.assessments_review REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.assessments_review_check_key();
CREATE TRIGGER assessments_review_follow_key AFTER UPDATE ON public.threats_threat FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.assessments_review_follow_key();
CREATE TRIGGER assessments_review_keep_changed AFTER UPDATE ON public.assessments_review REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.assessments_review_keep_changed();
CREATE TRIGGER assessments_review_keep_gone AFTER DELETE ON public.assessments_review REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.assessments_review_keep_gone();
CREATE TRIGGER assessments_review_keep_new AFTER INSERT ON public.assessments_review REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.assessments_review_keep_new();
CREATE TRIGGER assessments_review_no_truncate BEFORE TRUNCATE ON public.assessments_review FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER assessments_review_retake_key BEFORE UPDATE OF threat_id, akey ON public.assessments_review FOR EACH ROW EXECUTE FUNCTION public.assessments_review_take_key();
CREATE TRIGGER assessments_review_take_key BEFORE INSERT ON public.assessments_review FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.assessments_review_take_key();
CREATE TRIGGER entities_sourcerecord_check_key AFTER INSERT ON public.entities_sourcerecord REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.entities_sourcerecord_check_key();
CREATE TRIGGER entities_sourcerecord_follow_key AFTER UPDATE ON public.entities_subject FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.entities_sourcerecord_follow_key();
CREATE TRIGGER entities_sourcerecord_keep_changed AFTER UPDATE ON public.entities_sourcerecord REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.entities_sourcerecord_keep_changed();
CREATE TRIGGER entities_sourcerecord_keep_gone AFTER DELETE ON public.entities_sourcerecord REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.entities_sourcerecord_keep_gone();
CREATE TRIGGER entities_sourcerecord_keep_new AFTER INSERT ON public.entities_sourcerecord REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.entities_sourcerecord_keep_new();
CREATE TRIGGER entities_sourcerecord_no_truncate BEFORE TRUNCATE ON public.entities_sourcerecord FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER entities_sourcerecord_retake_key BEFORE UPDATE OF subject_id, akey ON public.entities_sourcerecord FOR EACH ROW EXECUTE FUNCTION public.entities_sourcerecord_take_key();
CREATE TRIGGER entities_sourcerecord_take_key BEFORE INSERT ON public.entities_sourcerecord FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.entities_sourcerecord_take_key();
CREATE TRIGGER extracts_run_repeats BEFORE INSERT ON public.extracts_run FOR EACH ROW WHEN ((new.repeats_id IS NOT NULL)) EXECUTE FUNCTION public.extracts_run_repeats();
CREATE TRIGGER extracts_sealedrow_check_key AFTER INSERT ON public.extracts_sealedrow REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.extracts_sealedrow_check_key();
CREATE TRIGGER extracts_sealedrow_follow_key AFTER UPDATE ON public.extracts_run FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.extracts_sealedrow_follow_key();
CREATE TRIGGER extracts_sealedrow_retake_key BEFORE UPDATE OF run_id, akey ON public.extracts_sealedrow FOR EACH ROW EXECUTE FUNCTION public.extracts_sealedrow_take_key();
CREATE TRIGGER extracts_sealedrow_take_key BEFORE INSERT ON public.extracts_sealedrow FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.extracts_sealedrow_take_key();
CREATE TRIGGER operations_operation_keep_changed AFTER UPDATE ON public.operations_operation REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.operations_operation_keep_changed();
CREATE TRIGGER operations_operation_keep_gone AFTER DELETE ON public.operations_operation REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.operations_operation_keep_gone();
CREATE TRIGGER operations_operation_keep_new AFTER INSERT ON public.operations_operation REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.operations_operation_keep_new();
CREATE TRIGGER operations_operation_no_truncate BEFORE TRUNCATE ON public.operations_operation FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER operations_service_check_key AFTER INSERT ON public.operations_service REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.operations_service_check_key();
CREATE TRIGGER operations_service_follow_key AFTER UPDATE ON public.operations_operation FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.operations_service_follow_key();
CREATE TRIGGER operations_service_keep_changed AFTER UPDATE ON public.operations_service REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.operations_service_keep_changed();
CREATE TRIGGER operations_service_keep_gone AFTER DELETE ON public.operations_service REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.operations_service_keep_gone();
CREATE TRIGGER operations_service_keep_new AFTER INSERT ON public.operations_service REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.operations_service_keep_new();
CREATE TRIGGER operations_service_no_truncate BEFORE TRUNCATE ON public.operations_service FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER operations_service_retake_key BEFORE UPDATE OF operation_id, akey ON public.operations_service FOR EACH ROW EXECUTE FUNCTION public.operations_service_take_key();
CREATE TRIGGER operations_service_take_key BEFORE INSERT ON public.operations_service FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.operations_service_take_key();
CREATE TRIGGER purpose_is_for_life BEFORE UPDATE OF purpose ON public.platform_clock FOR EACH ROW WHEN ((new.purpose IS DISTINCT FROM old.purpose)) EXECUTE FUNCTION public.keep_the_purpose();
CREATE TRIGGER sources_arrival_check_key AFTER INSERT ON public.sources_arrival REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.sources_arrival_check_key();
CREATE TRIGGER sources_arrival_follow_key AFTER UPDATE ON public.sources_batch FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.sources_arrival_follow_key();
CREATE TRIGGER sources_arrival_retake_key BEFORE UPDATE OF batch_id, akey ON public.sources_arrival FOR EACH ROW EXECUTE FUNCTION public.sources_arrival_take_key();
CREATE TRIGGER sources_arrival_take_key BEFORE INSERT ON public.sources_arrival FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.sources_arrival_take_key();
CREATE TRIGGER sources_batch_keep_changed AFTER UPDATE ON public.sources_batch REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.sources_batch_keep_changed();
CREATE TRIGGER sources_batch_keep_gone AFTER DELETE ON public.sources_batch REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.sources_batch_keep_gone();
CREATE TRIGGER sources_batch_keep_new AFTER INSERT ON public.sources_batch REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.sources_batch_keep_new();
CREATE TRIGGER sources_batch_no_truncate BEFORE TRUNCATE ON public.sources_batch FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER sources_heldrow_check_key AFTER INSERT ON public.sources_heldrow REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.sources_heldrow_check_key();
CREATE TRIGGER sources_heldrow_follow_key AFTER UPDATE ON public.sources_batch FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.sources_heldrow_follow_key();
CREATE TRIGGER sources_heldrow_keep_changed AFTER UPDATE ON public.sources_heldrow REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.sources_heldrow_keep_changed();
CREATE TRIGGER sources_heldrow_keep_gone AFTER DELETE ON public.sources_heldrow REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.sources_heldrow_keep_gone();
CREATE TRIGGER sources_heldrow_keep_new AFTER INSERT ON public.sources_heldrow REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.sources_heldrow_keep_new();
CREATE TRIGGER sources_heldrow_no_truncate BEFORE TRUNCATE ON public.sources_heldrow FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER sources_heldrow_retake_key BEFORE UPDATE OF batch_id, akey ON public.sources_heldrow FOR EACH ROW EXECUTE FUNCTION public.sources_heldrow_take_key();
CREATE TRIGGER sources_heldrow_take_key BEFORE INSERT ON public.sources_heldrow FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.sources_heldrow_take_key();
CREATE TRIGGER threat_words_changed AFTER UPDATE ON public.threats_threat REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threat_words_changed();
CREATE TRIGGER threat_words_new AFTER INSERT ON public.threats_threat REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threat_words_new();
CREATE TRIGGER threats_affectedplace_check_key AFTER INSERT ON public.threats_affectedplace REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_affectedplace_check_key();
CREATE TRIGGER threats_affectedplace_follow_key AFTER UPDATE ON public.threats_threat FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.threats_affectedplace_follow_key();
CREATE TRIGGER threats_affectedplace_keep_changed AFTER UPDATE ON public.threats_affectedplace REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_affectedplace_keep_changed();
CREATE TRIGGER threats_affectedplace_keep_gone AFTER DELETE ON public.threats_affectedplace REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.threats_affectedplace_keep_gone();
CREATE TRIGGER threats_affectedplace_keep_new AFTER INSERT ON public.threats_affectedplace REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_affectedplace_keep_new();
CREATE TRIGGER threats_affectedplace_no_truncate BEFORE TRUNCATE ON public.threats_affectedplace FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER threats_affectedplace_retake_key BEFORE UPDATE OF threat_id, akey ON public.threats_affectedplace FOR EACH ROW EXECUTE FUNCTION public.threats_affectedplace_take_key();
CREATE TRIGGER threats_affectedplace_take_key BEFORE INSERT ON public.threats_affectedplace FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.threats_affectedplace_take_key();
CREATE TRIGGER threats_decision_check_key AFTER INSERT ON public.threats_decision REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_decision_check_key();
CREATE TRIGGER threats_decision_follow_key AFTER UPDATE ON public.threats_threat FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.threats_decision_follow_key();
CREATE TRIGGER threats_decision_keep_changed AFTER UPDATE ON public.threats_decision REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_decision_keep_changed();
CREATE TRIGGER threats_decision_keep_gone AFTER DELETE ON public.threats_decision REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.threats_decision_keep_gone();
CREATE TRIGGER threats_decision_keep_new AFTER INSERT ON public.threats_decision REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_decision_keep_new();
CREATE TRIGGER threats_decision_no_truncate BEFORE TRUNCATE ON public.threats_decision FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER threats_decision_retake_key BEFORE UPDATE OF threat_id, akey ON public.threats_decision FOR EACH ROW EXECUTE FUNCTION public.threats_decision_take_key();
CREATE TRIGGER threats_decision_take_key BEFORE INSERT ON public.threats_decision FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.threats_decision_take_key();
CREATE TRIGGER threats_decisionrequest_check_key AFTER INSERT ON public.threats_decisionrequest REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_decisionrequest_check_key();
CREATE TRIGGER threats_decisionrequest_follow_key AFTER UPDATE ON public.threats_threat FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.threats_decisionrequest_follow_key();
CREATE TRIGGER threats_decisionrequest_keep_changed AFTER UPDATE ON public.threats_decisionrequest REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_decisionrequest_keep_changed();
CREATE TRIGGER threats_decisionrequest_keep_gone AFTER DELETE ON public.threats_decisionrequest REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.threats_decisionrequest_keep_gone();
CREATE TRIGGER threats_decisionrequest_keep_new AFTER INSERT ON public.threats_decisionrequest REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_decisionrequest_keep_new();
CREATE TRIGGER threats_decisionrequest_no_truncate BEFORE TRUNCATE ON public.threats_decisionrequest FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER threats_decisionrequest_retake_key BEFORE UPDATE OF threat_id, akey ON public.threats_decisionrequest FOR EACH ROW EXECUTE FUNCTION public.threats_decisionrequest_take_key();
CREATE TRIGGER threats_decisionrequest_take_key BEFORE INSERT ON public.threats_decisionrequest FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.threats_decisionrequest_take_key();
CREATE TRIGGER threats_exploitationcheck_check_key AFTER INSERT ON public.threats_exploitationcheck REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_exploitationcheck_check_key();
CREATE TRIGGER threats_exploitationcheck_follow_key AFTER UPDATE ON public.threats_threat FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.threats_exploitationcheck_follow_key();
CREATE TRIGGER threats_exploitationcheck_keep_changed AFTER UPDATE ON public.threats_exploitationcheck REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_exploitationcheck_keep_changed();
CREATE TRIGGER threats_exploitationcheck_keep_gone AFTER DELETE ON public.threats_exploitationcheck REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.threats_exploitationcheck_keep_gone();
CREATE TRIGGER threats_exploitationcheck_keep_new AFTER INSERT ON public.threats_exploitationcheck REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_exploitationcheck_keep_new();
CREATE TRIGGER threats_exploitationcheck_no_truncate BEFORE TRUNCATE ON public.threats_exploitationcheck FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER threats_exploitationcheck_retake_key BEFORE UPDATE OF threat_id, akey ON public.threats_exploitationcheck FOR EACH ROW EXECUTE FUNCTION public.threats_exploitationcheck_take_key();
CREATE TRIGGER threats_exploitationcheck_take_key BEFORE INSERT ON public.threats_exploitationcheck FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.threats_exploitationcheck_take_key();
CREATE TRIGGER threats_externalreference_check_key AFTER INSERT ON public.threats_externalreference REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_externalreference_check_key();
CREATE TRIGGER threats_externalreference_follow_key AFTER UPDATE ON public.threats_threat FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.threats_externalreference_follow_key();
CREATE TRIGGER threats_externalreference_keep_changed AFTER UPDATE ON public.threats_externalreference REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_externalreference_keep_changed();
CREATE TRIGGER threats_externalreference_keep_gone AFTER DELETE ON public.threats_externalreference REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.threats_externalreference_keep_gone();
CREATE TRIGGER threats_externalreference_keep_new AFTER INSERT ON public.threats_externalreference REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_externalreference_keep_new();
CREATE TRIGGER threats_externalreference_no_truncate BEFORE TRUNCATE ON public.threats_externalreference FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER threats_externalreference_retake_key BEFORE UPDATE OF threat_id, akey ON public.threats_externalreference FOR EACH ROW EXECUTE FUNCTION public.threats_externalreference_take_key();
CREATE TRIGGER threats_externalreference_take_key BEFORE INSERT ON public.threats_externalreference FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.threats_externalreference_take_key();
CREATE TRIGGER threats_linkedperson_check_key AFTER INSERT ON public.threats_linkedperson REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_linkedperson_check_key();
CREATE TRIGGER threats_linkedperson_follow_key AFTER UPDATE ON public.threats_threat FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.threats_linkedperson_follow_key();
CREATE TRIGGER threats_linkedperson_keep_changed AFTER UPDATE ON public.threats_linkedperson REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_linkedperson_keep_changed();
CREATE TRIGGER threats_linkedperson_keep_gone AFTER DELETE ON public.threats_linkedperson REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.threats_linkedperson_keep_gone();
CREATE TRIGGER threats_linkedperson_keep_new AFTER INSERT ON public.threats_linkedperson REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_linkedperson_keep_new();
CREATE TRIGGER threats_linkedperson_no_truncate BEFORE TRUNCATE ON public.threats_linkedperson FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER threats_linkedperson_retake_key BEFORE UPDATE OF threat_id, akey ON public.threats_linkedperson FOR EACH ROW EXECUTE FUNCTION public.threats_linkedperson_take_key();
CREATE TRIGGER threats_linkedperson_take_key BEFORE INSERT ON public.threats_linkedperson FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.threats_linkedperson_take_key();
CREATE TRIGGER threats_officer_check_key AFTER INSERT ON public.threats_officer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_officer_check_key();
CREATE TRIGGER threats_officer_follow_key AFTER UPDATE ON public.threats_threat FOR EACH ROW WHEN ((new.akey IS DISTINCT FROM old.akey)) EXECUTE FUNCTION public.threats_officer_follow_key();
CREATE TRIGGER threats_officer_keep_changed AFTER UPDATE ON public.threats_officer REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_officer_keep_changed();
CREATE TRIGGER threats_officer_keep_gone AFTER DELETE ON public.threats_officer REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.threats_officer_keep_gone();
CREATE TRIGGER threats_officer_keep_new AFTER INSERT ON public.threats_officer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_officer_keep_new();
CREATE TRIGGER threats_officer_no_truncate BEFORE TRUNCATE ON public.threats_officer FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
CREATE TRIGGER threats_officer_retake_key BEFORE UPDATE OF threat_id, akey ON public.threats_officer FOR EACH ROW EXECUTE FUNCTION public.threats_officer_take_key();
CREATE TRIGGER threats_officer_take_key BEFORE INSERT ON public.threats_officer FOR EACH ROW WHEN ((new.akey IS NULL)) EXECUTE FUNCTION public.threats_officer_take_key();
CREATE TRIGGER threats_threat_keep_changed AFTER UPDATE ON public.threats_threat REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_threat_keep_changed();
CREATE TRIGGER threats_threat_keep_gone AFTER DELETE ON public.threats_threat REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION public.threats_threat_keep_gone();
CREATE TRIGGER threats_threat_keep_new AFTER INSERT ON public.threats_threat REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.threats_threat_keep_new();
CREATE TRIGGER threats_threat_no_truncate BEFORE TRUNCATE ON public.threats_threat FOR EACH STATEMENT EXECUTE FUNCTION public.never_truncate();
ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_agency_id_5e53c408_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_approved_by_id_7e5abf59_fk_access_user_id FOREIGN KEY (approved_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_granted_by_id_f9615f28_fk_access_user_id FOREIGN KEY (granted_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_request_id_bd8a220b_fk_access_request_id FOREIGN KEY (request_id) REFERENCES public.access_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_user_id_d8a84bc9_fk_access_user_id FOREIGN KEY (user_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.access_request
    ADD CONSTRAINT access_request_agency_id_f474a80a_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.access_request
    ADD CONSTRAINT access_request_asked_by_id_ce2e2f43_fk_access_user_id FOREIGN KEY (asked_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.access_request
    ADD CONSTRAINT access_request_decided_by_id_fb636510_fk_access_user_id FOREIGN KEY (decided_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.access_request
    ADD CONSTRAINT access_request_user_id_461937bb_fk_access_user_id FOREIGN KEY (user_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.agencies_agency
    ADD CONSTRAINT agencies_agency_host_id_e6e3a989_fk_agencies_agency_id FOREIGN KEY (host_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.agencies_agencyname
    ADD CONSTRAINT agencies_agencyname_agency_id_481a480c_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.agencies_agencyplace
    ADD CONSTRAINT agencies_agencyplace_agency_id_5055d009_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.agencies_agencyplace
    ADD CONSTRAINT agencies_agencyplace_parent_id_8b817886_fk_agencies_agency_id FOREIGN KEY (parent_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.agencies_areaword
    ADD CONSTRAINT agencies_areaword_force_id_cedcb526_fk_agencies_agency_id FOREIGN KEY (force_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.agencies_carryover
    ADD CONSTRAINT agencies_carryover_succession_id_8a06d499_fk_agencies_ FOREIGN KEY (succession_id) REFERENCES public.agencies_succession(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.agencies_succession
    ADD CONSTRAINT agencies_succession_agency_id_802474ea_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.agencies_succession
    ADD CONSTRAINT agencies_succession_successor_id_64584210_fk_agencies_agency_id FOREIGN KEY (successor_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_assessment
    ADD CONSTRAINT assessments_assessme_model_id_a01108c6_fk_assessmen FOREIGN KEY (model_id) REFERENCES public.assessments_modelfile(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_assessment
    ADD CONSTRAINT assessments_assessme_second_to_id_5a290a8c_fk_assessmen FOREIGN KEY (second_to_id) REFERENCES public.assessments_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_assessment
    ADD CONSTRAINT assessments_assessment_assessor_id_70ee953f_fk_access_user_id FOREIGN KEY (assessor_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_assessment
    ADD CONSTRAINT assessments_assessment_moderator_id_33c78145_fk_access_user_id FOREIGN KEY (moderator_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_assessment
    ADD CONSTRAINT assessments_assessment_threat_id_01f212f5_fk_threats_threat_id FOREIGN KEY (threat_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_challenge
    ADD CONSTRAINT assessments_challeng_assessment_id_8bb769f9_fk_assessmen FOREIGN KEY (assessment_id) REFERENCES public.assessments_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_challenge
    ADD CONSTRAINT assessments_challenge_decider_id_48618e30_fk_access_user_id FOREIGN KEY (decider_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_challenge
    ADD CONSTRAINT assessments_challenge_raised_by_id_37ae5e28_fk_access_user_id FOREIGN KEY (raised_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_challenge
    ADD CONSTRAINT assessments_challenge_threat_id_d2ff501b_fk_threats_threat_id FOREIGN KEY (threat_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_modelfile
    ADD CONSTRAINT assessments_modelfile_adopted_by_id_85bacb83_fk_access_user_id FOREIGN KEY (adopted_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_review
    ADD CONSTRAINT assessments_review_assessment_id_f34b5897_fk_assessmen FOREIGN KEY (assessment_id) REFERENCES public.assessments_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_review
    ADD CONSTRAINT assessments_review_by_agency_id_6b9c98e2_fk_agencies_agency_id FOREIGN KEY (by_agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_review
    ADD CONSTRAINT assessments_review_by_id_39f0bbfa_fk_access_user_id FOREIGN KEY (by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_review
    ADD CONSTRAINT assessments_review_threat_id_81ce71d1_fk_threats_threat_id FOREIGN KEY (threat_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_sourcerecord
    ADD CONSTRAINT entities_sourcerecor_subject_id_c724e3ec_fk_entities_ FOREIGN KEY (subject_id) REFERENCES public.entities_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.entities_subject
    ADD CONSTRAINT entities_subject_held_by_id_df05ad8d_fk_agencies_agency_id FOREIGN KEY (held_by_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.extracts_run
    ADD CONSTRAINT extracts_run_repeats_id_04135a34_fk_extracts_run_id FOREIGN KEY (repeats_id) REFERENCES public.extracts_run(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.extracts_run
    ADD CONSTRAINT extracts_run_run_by_id_93eaeb4a_fk_access_user_id FOREIGN KEY (run_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.extracts_run
    ADD CONSTRAINT extracts_run_run_for_id_de863750_fk_agencies_agency_id FOREIGN KEY (run_for_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.extracts_sealedrow
    ADD CONSTRAINT extracts_sealedrow_run_id_98c06346_fk_extracts_run_id FOREIGN KEY (run_id) REFERENCES public.extracts_run(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.operations_operation
    ADD CONSTRAINT operations_operation_owner_agency_id_dbe3b938_fk_agencies_ FOREIGN KEY (owner_agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.operations_operation
    ADD CONSTRAINT operations_operation_unit_id_98f17aa2_fk_agencies_agency_id FOREIGN KEY (unit_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.operations_service
    ADD CONSTRAINT operations_service_operation_id_f7f67aaf_fk_operation FOREIGN KEY (operation_id) REFERENCES public.operations_operation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.operations_service
    ADD CONSTRAINT operations_service_threat_id_cd1fd33b_fk_threats_threat_id FOREIGN KEY (threat_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sources_arrival
    ADD CONSTRAINT sources_arrival_batch_id_b504433e_fk_sources_batch_id FOREIGN KEY (batch_id) REFERENCES public.sources_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sources_batch
    ADD CONSTRAINT sources_batch_received_by_id_74ef9cc7_fk_access_user_id FOREIGN KEY (received_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sources_batch
    ADD CONSTRAINT sources_batch_sender_id_e8b28f4e_fk_agencies_agency_id FOREIGN KEY (sender_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sources_heldrow
    ADD CONSTRAINT sources_heldrow_batch_id_5c21d2b9_fk_sources_batch_id FOREIGN KEY (batch_id) REFERENCES public.sources_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.sources_heldrow
    ADD CONSTRAINT sources_heldrow_settled_by_id_145e9920_fk_access_user_id FOREIGN KEY (settled_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threat_words
    ADD CONSTRAINT threat_words_id_fkey FOREIGN KEY (id) REFERENCES public.threats_threat(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.threats_affectedplace
    ADD CONSTRAINT threats_affectedplace_council_id_fb9fd656_fk_agencies_agency_id FOREIGN KEY (council_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_affectedplace
    ADD CONSTRAINT threats_affectedplace_threat_id_be3138c1_fk_threats_threat_id FOREIGN KEY (threat_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_decision
    ADD CONSTRAINT threats_decision_approved_by_id_b634f4f2_fk_access_user_id FOREIGN KEY (approved_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_decision
    ADD CONSTRAINT threats_decision_decided_by_id_088d9b03_fk_access_user_id FOREIGN KEY (decided_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_decision
    ADD CONSTRAINT threats_decision_threat_id_bb0ea477_fk_threats_threat_id FOREIGN KEY (threat_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_decisionrequest
    ADD CONSTRAINT threats_decisionrequ_decision_id_43b9a494_fk_threats_d FOREIGN KEY (decision_id) REFERENCES public.threats_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_decisionrequest
    ADD CONSTRAINT threats_decisionrequ_settled_by_id_998afc8e_fk_access_us FOREIGN KEY (settled_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_decisionrequest
    ADD CONSTRAINT threats_decisionrequ_to_agency_id_9a7102e7_fk_agencies_ FOREIGN KEY (to_agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_decisionrequest
    ADD CONSTRAINT threats_decisionrequest_approver_id_15a0a73f_fk_access_user_id FOREIGN KEY (approver_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_decisionrequest
    ADD CONSTRAINT threats_decisionrequest_asked_by_id_dafc9092_fk_access_user_id FOREIGN KEY (asked_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_decisionrequest
    ADD CONSTRAINT threats_decisionrequest_into_id_c1b035e9_fk_threats_threat_id FOREIGN KEY (into_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_decisionrequest
    ADD CONSTRAINT threats_decisionrequest_threat_id_6df55441_fk_threats_threat_id FOREIGN KEY (threat_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_exploitationcheck
    ADD CONSTRAINT threats_exploitation_checked_by_id_a89873ce_fk_access_us FOREIGN KEY (checked_by_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_exploitationcheck
    ADD CONSTRAINT threats_exploitation_subject_id_6155a6d9_fk_entities_ FOREIGN KEY (subject_id) REFERENCES public.entities_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_exploitationcheck
    ADD CONSTRAINT threats_exploitation_threat_id_67cdec04_fk_threats_t FOREIGN KEY (threat_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_externalreference
    ADD CONSTRAINT threats_externalrefe_threat_id_fcff4c07_fk_threats_t FOREIGN KEY (threat_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_linkedperson
    ADD CONSTRAINT threats_linkedperson_subject_id_36111307_fk_entities_subject_id FOREIGN KEY (subject_id) REFERENCES public.entities_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_linkedperson
    ADD CONSTRAINT threats_linkedperson_threat_id_fa1c99d3_fk_threats_threat_id FOREIGN KEY (threat_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_officer
    ADD CONSTRAINT threats_officer_threat_id_cf4b649c_fk_threats_threat_id FOREIGN KEY (threat_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_officer
    ADD CONSTRAINT threats_officer_user_id_1761355a_fk_access_user_id FOREIGN KEY (user_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_savedview
    ADD CONSTRAINT threats_savedview_user_id_af7fb978_fk_access_user_id FOREIGN KEY (user_id) REFERENCES public.access_user(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_threat
    ADD CONSTRAINT threats_threat_lead_agency_id_98ce0951_fk_agencies_agency_id FOREIGN KEY (lead_agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_threat
    ADD CONSTRAINT threats_threat_merged_into_id_61156cb8_fk_threats_threat_id FOREIGN KEY (merged_into_id) REFERENCES public.threats_threat(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.threats_threat
    ADD CONSTRAINT threats_threat_owner_agency_id_5fda3e38_fk_agencies_agency_id FOREIGN KEY (owner_agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
CREATE POLICY added ON public.assessments_assessment FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.assessments_challenge FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.assessments_review FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.entities_sourcerecord FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.entities_subject FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.operations_operation FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.operations_service FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.sources_arrival FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.sources_batch FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.sources_heldrow FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.threats_affectedplace FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.threats_decision FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.threats_decisionrequest FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.threats_exploitationcheck FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.threats_externalreference FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.threats_linkedperson FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.threats_officer FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY added ON public.threats_threat FOR INSERT TO fourfold_app WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
ALTER TABLE public.assessments_assessment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_assessment_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_challenge ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_challenge_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_review_hist ENABLE ROW LEVEL SECURITY;
CREATE POLICY changed ON public.assessments_assessment FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.assessments_challenge FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.entities_sourcerecord FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.entities_subject FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.operations_operation FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.operations_service FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.sources_batch FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.sources_heldrow FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.threats_affectedplace FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.threats_decisionrequest FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.threats_externalreference FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.threats_linkedperson FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.threats_officer FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY changed ON public.threats_threat FOR UPDATE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[]))) WITH CHECK ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
ALTER TABLE public.entities_sourcerecord ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.entities_sourcerecord_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.entities_subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.extracts_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.extracts_sealedrow ENABLE ROW LEVEL SECURITY;
CREATE POLICY gone ON public.threats_affectedplace FOR DELETE TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.write_keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
ALTER TABLE public.operations_operation ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.operations_operation_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.operations_service ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.operations_service_hist ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_scope ON public.extracts_run AS RESTRICTIVE FOR INSERT TO fourfold_app WITH CHECK (((scope <@ ( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)) OR (repeats_id IS NOT NULL)));
CREATE POLICY owner ON public.assessments_assessment TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.assessments_assessment_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.assessments_challenge TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.assessments_challenge_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.assessments_review TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.assessments_review_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.entities_sourcerecord TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.entities_sourcerecord_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.entities_subject TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.extracts_run TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.extracts_sealedrow TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.operations_operation TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.operations_operation_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.operations_service TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.operations_service_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.sources_arrival TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.sources_batch TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.sources_batch_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.sources_heldrow TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.sources_heldrow_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_affectedplace TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_affectedplace_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_decision TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_decision_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_decisionrequest TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_decisionrequest_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_exploitationcheck TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_exploitationcheck_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_externalreference TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_externalreference_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_linkedperson TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_linkedperson_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_officer TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_officer_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_threat TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_threat_hist TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY owner ON public.threats_threat_slice TO fourfold_owner USING (true) WITH CHECK (true);
CREATE POLICY run_by_its_runner ON public.extracts_run FOR INSERT TO fourfold_app WITH CHECK (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) AND (run_by_id = ( SELECT (NULLIF(current_setting('app.user'::text, true), ''::text))::integer AS "nullif")) AND (EXISTS ( SELECT 1
   FROM public.access_grant held
  WHERE ((held.user_id = extracts_run.run_by_id) AND (held.agency_id = extracts_run.run_for_id))))));
CREATE POLICY sealed_by_its_runner ON public.extracts_sealedrow FOR INSERT TO fourfold_app WITH CHECK (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) AND (run_id IN ( SELECT run.id
   FROM public.extracts_run run
  WHERE (run.run_by_id = ( SELECT (NULLIF(current_setting('app.user'::text, true), ''::text))::integer AS "nullif"))))));
CREATE POLICY seen ON public.assessments_assessment FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.assessments_assessment_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.assessments_assessment live
  WHERE (live.id = assessments_assessment_hist.id)))));
CREATE POLICY seen ON public.assessments_challenge FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.assessments_challenge_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.assessments_challenge live
  WHERE (live.id = assessments_challenge_hist.id)))));
CREATE POLICY seen ON public.assessments_review FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.assessments_review_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.assessments_review live
  WHERE (live.id = assessments_review_hist.id)))));
CREATE POLICY seen ON public.entities_sourcerecord FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.entities_sourcerecord_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.entities_sourcerecord live
  WHERE (live.id = entities_sourcerecord_hist.id)))));
CREATE POLICY seen ON public.entities_subject FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.extracts_run FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.extracts_sealedrow FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.operations_operation FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.operations_operation_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.operations_operation live
  WHERE (live.id = operations_operation_hist.id)))));
CREATE POLICY seen ON public.operations_service FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.operations_service_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.operations_service live
  WHERE (live.id = operations_service_hist.id)))));
CREATE POLICY seen ON public.sources_arrival FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.sources_batch FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.sources_batch_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.sources_batch live
  WHERE (live.id = sources_batch_hist.id)))));
CREATE POLICY seen ON public.sources_heldrow FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.sources_heldrow_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.sources_heldrow live
  WHERE (live.id = sources_heldrow_hist.id)))));
CREATE POLICY seen ON public.threats_affectedplace FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.threats_affectedplace_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.threats_affectedplace live
  WHERE (live.id = threats_affectedplace_hist.id)))));
CREATE POLICY seen ON public.threats_decision FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.threats_decision_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.threats_decision live
  WHERE (live.id = threats_decision_hist.id)))));
CREATE POLICY seen ON public.threats_decisionrequest FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.threats_decisionrequest_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.threats_decisionrequest live
  WHERE (live.id = threats_decisionrequest_hist.id)))));
CREATE POLICY seen ON public.threats_exploitationcheck FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.threats_exploitationcheck_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.threats_exploitationcheck live
  WHERE (live.id = threats_exploitationcheck_hist.id)))));
CREATE POLICY seen ON public.threats_externalreference FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.threats_externalreference_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.threats_externalreference live
  WHERE (live.id = threats_externalreference_hist.id)))));
CREATE POLICY seen ON public.threats_linkedperson FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.threats_linkedperson_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.threats_linkedperson live
  WHERE (live.id = threats_linkedperson_hist.id)))));
CREATE POLICY seen ON public.threats_officer FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.threats_officer_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.threats_officer live
  WHERE (live.id = threats_officer_hist.id)))));
CREATE POLICY seen ON public.threats_threat FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
CREATE POLICY seen ON public.threats_threat_hist FOR SELECT TO fourfold_app USING (((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])) OR (EXISTS ( SELECT 1
   FROM public.threats_threat live
  WHERE (live.id = threats_threat_hist.id)))));
CREATE POLICY seen ON public.threats_threat_slice FOR SELECT TO fourfold_app USING ((akey = ANY (( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)::integer[])));
ALTER TABLE public.sources_arrival ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.sources_batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.sources_batch_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.sources_heldrow ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.sources_heldrow_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_affectedplace ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_affectedplace_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_decision_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_decisionrequest ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_decisionrequest_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_exploitationcheck ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_exploitationcheck_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_externalreference ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_externalreference_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_linkedperson ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_linkedperson_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_officer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_officer_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_threat ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_threat_hist ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.threats_threat_slice ENABLE ROW LEVEL SECURITY;
CREATE POLICY whole_scope ON public.extracts_run AS RESTRICTIVE FOR SELECT TO fourfold_app USING (((scope <@ ( SELECT (string_to_array(current_setting('app.keys'::text, true), ','::text))::integer[] AS string_to_array)) OR (run_by_id = ( SELECT (NULLIF(current_setting('app.user'::text, true), ''::text))::integer AS "nullif"))));
CREATE POLICY with_its_run ON public.extracts_sealedrow AS RESTRICTIVE FOR SELECT TO fourfold_app USING ((run_id IN ( SELECT run.id
   FROM public.extracts_run run)));
REVOKE ALL ON FUNCTION public.access_as_owner(relation oid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.access_as_owner(relation oid) TO fourfold_app;
REVOKE ALL ON FUNCTION public.access_grant_needs_two() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.access_grant_never_grows() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.access_password_needs_two() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.access_request_is_kept() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.acting_request() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_request() TO fourfold_app;
REVOKE ALL ON FUNCTION public.acting_user() FROM PUBLIC;
GRANT ALL ON FUNCTION public.acting_user() TO fourfold_app;
REVOKE ALL ON FUNCTION public.advance_clock(moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.advance_clock(moment timestamp with time zone) TO fourfold_app;
REVOKE ALL ON FUNCTION public.agencies_agency_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_agency_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_agency_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_agencyname_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_agencyname_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_agencyname_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_agencyplace_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_agencyplace_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_agencyplace_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_areaword_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_areaword_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_areaword_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_carryover_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_carryover_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_carryover_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_succession_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_succession_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.agencies_succession_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_assessment_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_assessment_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_assessment_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_assessment_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_assessment_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_assessment_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_challenge_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_challenge_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_challenge_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_challenge_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_challenge_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_challenge_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_review_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_review_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_review_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_review_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_review_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.assessments_review_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.entities_sourcerecord_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.entities_sourcerecord_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.entities_sourcerecord_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.entities_sourcerecord_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.entities_sourcerecord_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.entities_sourcerecord_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.extract_disposed(of_run bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.extract_disposed(of_run bigint) TO fourfold_app;
REVOKE ALL ON FUNCTION public.extracts_run_repeats() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.extracts_sealedrow_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.extracts_sealedrow_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.extracts_sealedrow_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.fourfold_now() FROM PUBLIC;
GRANT ALL ON FUNCTION public.fourfold_now() TO fourfold_app;
REVOKE ALL ON FUNCTION public.keep_the_purpose() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.never_truncate() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.oldest_open_write() FROM PUBLIC;
GRANT ALL ON FUNCTION public.oldest_open_write() TO fourfold_app;
REVOKE ALL ON FUNCTION public.operations_operation_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.operations_operation_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.operations_operation_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.operations_service_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.operations_service_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.operations_service_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.operations_service_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.operations_service_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.operations_service_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sources_arrival_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sources_arrival_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sources_arrival_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sources_batch_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sources_batch_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sources_batch_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sources_heldrow_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sources_heldrow_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sources_heldrow_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sources_heldrow_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sources_heldrow_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.sources_heldrow_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threat_search(asked text, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.threat_search(asked text, most integer) TO fourfold_app;
REVOKE ALL ON FUNCTION public.threat_words_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threat_words_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threat_words_of(reference text, name text, summary text, lro text) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_affectedplace_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_affectedplace_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_affectedplace_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_affectedplace_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_affectedplace_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_affectedplace_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_decision_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_decision_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_decision_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_decision_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_decision_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_decision_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_decisionrequest_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_decisionrequest_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_decisionrequest_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_decisionrequest_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_decisionrequest_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_decisionrequest_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_exploitationcheck_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_exploitationcheck_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_exploitationcheck_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_exploitationcheck_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_exploitationcheck_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_exploitationcheck_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_externalreference_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_externalreference_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_externalreference_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_externalreference_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_externalreference_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_externalreference_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_linkedperson_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_linkedperson_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_linkedperson_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_linkedperson_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_linkedperson_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_linkedperson_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_officer_check_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_officer_follow_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_officer_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_officer_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_officer_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_officer_take_key() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_threat_keep_changed() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_threat_keep_gone() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_threat_keep_new() FROM PUBLIC;
REVOKE ALL ON FUNCTION public.threats_threat_new_period() FROM PUBLIC;
GRANT ALL ON FUNCTION public.threats_threat_new_period() TO fourfold_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.access_brake TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.access_grant TO fourfold_app;
GRANT UPDATE(ends_on) ON TABLE public.access_grant TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.access_request TO fourfold_app;
GRANT UPDATE(state) ON TABLE public.access_request TO fourfold_app;
GRANT UPDATE(decided_at) ON TABLE public.access_request TO fourfold_app;
GRANT UPDATE(answer) ON TABLE public.access_request TO fourfold_app;
GRANT UPDATE(decided_by_id) ON TABLE public.access_request TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.access_user TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.agencies_agency TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.agencies_agencyname TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.agencies_agencyplace TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.agencies_areaword TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.agencies_carryover TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.agencies_succession TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.assessments_assessment TO fourfold_app;
GRANT SELECT ON TABLE public.assessments_assessment_hist TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.assessments_challenge TO fourfold_app;
GRANT SELECT ON TABLE public.assessments_challenge_hist TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.assessments_modelfile TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.assessments_review TO fourfold_app;
GRANT SELECT ON TABLE public.assessments_review_hist TO fourfold_app;
GRANT INSERT(actor) ON TABLE public.audit_entry TO fourfold_app;
GRANT INSERT(agency) ON TABLE public.audit_entry TO fourfold_app;
GRANT INSERT(role) ON TABLE public.audit_entry TO fourfold_app;
GRANT INSERT(operation) ON TABLE public.audit_entry TO fourfold_app;
GRANT INSERT(act) ON TABLE public.audit_entry TO fourfold_app;
GRANT INSERT(target_kind) ON TABLE public.audit_entry TO fourfold_app;
GRANT INSERT(target) ON TABLE public.audit_entry TO fourfold_app;
GRANT INSERT(rows) ON TABLE public.audit_entry TO fourfold_app;
GRANT INSERT(reason) ON TABLE public.audit_entry TO fourfold_app;
GRANT SELECT ON TABLE public.django_content_type TO fourfold_app;
GRANT SELECT ON TABLE public.django_migrations TO fourfold_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_session TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.entities_sourcerecord TO fourfold_app;
GRANT SELECT ON TABLE public.entities_sourcerecord_hist TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.entities_subject TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.extracts_lockeddefinition TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.extracts_rowkey TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.extracts_run TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.extracts_sealedrow TO fourfold_app;
GRANT SELECT ON TABLE public.history_period TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.operations_operation TO fourfold_app;
GRANT SELECT ON TABLE public.operations_operation_hist TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.operations_service TO fourfold_app;
GRANT SELECT ON TABLE public.operations_service_hist TO fourfold_app;
GRANT SELECT ON TABLE public.platform_clock TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.reference_code TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.sources_arrival TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.sources_batch TO fourfold_app;
GRANT SELECT ON TABLE public.sources_batch_hist TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.sources_heldrow TO fourfold_app;
GRANT SELECT ON TABLE public.sources_heldrow_hist TO fourfold_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.threats_affectedplace TO fourfold_app;
GRANT SELECT ON TABLE public.threats_affectedplace_hist TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.threats_decision TO fourfold_app;
GRANT SELECT ON TABLE public.threats_decision_hist TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.threats_decisionrequest TO fourfold_app;
GRANT SELECT ON TABLE public.threats_decisionrequest_hist TO fourfold_app;
GRANT SELECT,INSERT ON TABLE public.threats_exploitationcheck TO fourfold_app;
GRANT SELECT ON TABLE public.threats_exploitationcheck_hist TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.threats_externalreference TO fourfold_app;
GRANT SELECT ON TABLE public.threats_externalreference_hist TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.threats_linkedperson TO fourfold_app;
GRANT SELECT ON TABLE public.threats_linkedperson_hist TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.threats_officer TO fourfold_app;
GRANT SELECT ON TABLE public.threats_officer_hist TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.threats_referencecounter TO fourfold_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.threats_savedview TO fourfold_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.threats_threat TO fourfold_app;
GRANT SELECT ON TABLE public.threats_threat_hist TO fourfold_app;
GRANT SELECT ON TABLE public.threats_threat_slice TO fourfold_app;

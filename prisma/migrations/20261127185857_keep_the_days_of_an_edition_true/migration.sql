-- Planning is held before STARTEX and the review after ENDEX, and a review closes when the edition is over: whichever of the two sides
-- moves. What stands otherwise from before is left alone until one of these days changes.

create function held_in_its_time(kind milestone_kind, held_on date, held_until date, day_precision date_precision, starts_on date, ends_on date)
returns boolean language sql immutable as $$
  select coalesce(case
    when kind in ('DESIGN', 'CDC', 'IPC', 'MPC', 'SCENARIO', 'LOGISTICS', 'PERSONNEL', 'SITE_SURVEY', 'FPC', 'DECISION_BRIEF')
      then coalesce(held_until, held_on) < starts_on
    -- Known to the month, it may have been on a later day of it.
    when day_precision <> 'DAY' then true
    when kind = 'HOTWASH' then held_on >= ends_on
    when kind in ('AAR', 'SUMMARY', 'LESSONS') then held_on > ends_on
  end, true) $$;

create function keep_edition_days() returns trigger language plpgsql as $$
begin
  if new.review_closed_at is not null and not coalesce(new.ends_on < (new.review_closed_at at time zone 'UTC')::date, false) then
    raise exception 'the review of edition % would have closed before its last day was over', new.reference using errcode = 'check_violation';
  end if;
  if exists (select 1 from exercise_milestone m where m.edition_id = new.id
               and not held_in_its_time(m.kind, m.held_on, m.held_until, m.precision, new.starts_on, new.ends_on)) then
    raise exception 'what was held of edition % leaves no room for these days', new.reference using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger edition_keeps_its_days before update on exercise_edition for each row
  when ((old.starts_on, old.ends_on, old.review_closed_at) is distinct from (new.starts_on, new.ends_on, new.review_closed_at))
  execute function keep_edition_days();

create function keep_held_day() returns trigger language plpgsql as $$
begin
  if exists (select 1 from exercise_edition e where e.id = new.edition_id
               and not held_in_its_time(new.kind, new.held_on, new.held_until, new.precision, e.starts_on, e.ends_on)) then
    raise exception 'a milestone (%) was held on a day that its edition leaves no room for', new.kind using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger milestone_keeps_to_its_edition before insert or update of kind, edition_id, held_on, held_until, precision on exercise_milestone
  for each row when (new.held_on is not null) execute function keep_held_day();

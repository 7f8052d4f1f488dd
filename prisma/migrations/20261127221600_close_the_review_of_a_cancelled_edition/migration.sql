-- An edition that was cancelled has no last day to wait for: its review, of the planning, closes when somebody closes it. Whether it was
-- held decides what a review waits for, so that neither turns into the other while its review is closed.

create or replace function keep_edition_days() returns trigger language plpgsql as $$
begin
  if new.review_closed_at is not null and old.review_closed_at is not null
     and (new.cancel_reason is null) <> (old.cancel_reason is null) then
    raise exception 'the review of edition % is closed, and knew whether it was held', new.reference using errcode = 'check_violation';
  end if;
  if new.review_closed_at is not null and new.cancel_reason is null
     and not coalesce(new.ends_on < (new.review_closed_at at time zone 'UTC')::date, false) then
    raise exception 'the review of edition % would have closed before its last day was over', new.reference using errcode = 'check_violation';
  end if;
  if exists (select 1 from exercise_milestone m where m.edition_id = new.id
               and not held_in_its_time(m.kind, m.held_on, m.held_until, m.precision, new.starts_on, new.ends_on)) then
    raise exception 'what was held of edition % leaves no room for these days', new.reference using errcode = 'check_violation';
  end if;
  return new;
end $$;

drop trigger edition_keeps_its_days on exercise_edition;
create trigger edition_keeps_its_days before update on exercise_edition for each row
  when ((old.starts_on, old.ends_on, old.review_closed_at, old.cancel_reason is null)
        is distinct from (new.starts_on, new.ends_on, new.review_closed_at, new.cancel_reason is null))
  execute function keep_edition_days();

-- The days of an edition go by the clock of its place, as those of an engagement do: by UTC alone a review in Tokyo had to wait until nine in
-- the morning after, and one in Honolulu closed while its last day went on.

-- The zone of whoever hosts, where those who do keep one time; else UTC.
create function zone_of_hosts(codes text[]) returns text language sql stable as $$
  select coalesce((select case when count(distinct coalesce(c.time_zone, '')) = 1 then max(c.time_zone) end
                   from country c where c.code::text = any(codes)), 'UTC')
$$;

create or replace function keep_edition_days() returns trigger language plpgsql as $$
begin
  if new.review_closed_at is not null and old.review_closed_at is not null
     and (new.cancel_reason is null) <> (old.cancel_reason is null) then
    raise exception 'the review of edition % is closed, and knew whether it was held', new.reference using errcode = 'check_violation';
  end if;
  if new.review_closed_at is not null and new.cancel_reason is null
     and not coalesce(is_day_over(new.ends_on, zone_of_hosts(new.host_country_codes), new.review_closed_at), false) then
    raise exception 'the review of edition % would have closed before its last day was over', new.reference using errcode = 'check_violation';
  end if;
  if exists (select 1 from exercise_milestone m where m.edition_id = new.id
               and not held_in_its_time(m.kind, m.held_on, m.held_until, m.precision, new.starts_on, new.ends_on)) then
    raise exception 'what was held of edition % leaves no room for these days', new.reference using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- Whether a day is over where it is lived, by the rules of the zone as they are now; in a zone that is not known here any more, when it is over
-- everywhere: one such record must not stop what is asked of all. A distance from UTC is told apart, since as the name of a zone
-- its sign is read the other way round.
create function is_day_over(day date, zone text, moment timestamptz) returns boolean language plpgsql stable as $$
begin
  if zone ~ '^[+-]\d\d:\d\d$' then return day < (moment at time zone zone::interval)::date; end if;
  return day < (moment at time zone zone)::date;
exception when invalid_parameter_value then
  return day < (moment at time zone interval '-12:00')::date;
end $$;

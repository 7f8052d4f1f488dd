-- What was written down of somebody at an engagement is what they were that day.
do $$
declare
  rule text := pg_get_viewdef('attendance_visible'::regclass);
  widened text := regexp_replace(rule, 'e\.marking\s+FROM', 'e.marking, a.rank_text, a.rank_code, a.service FROM');
begin
  if widened = rule then raise exception 'attendance_visible is not as this migration knows it'; end if;
  execute 'create or replace view attendance_visible as ' || widened;
end $$;

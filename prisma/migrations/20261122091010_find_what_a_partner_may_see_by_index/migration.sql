-- A partner sees what is released to its nation: a small part of the archive, which only an index finds. As with countries,
-- a query may say the rule again in constants, and for that the fast view shows to whom a record is released.
create index engagement_releasable_nations_idx on engagement using gin (releasable_nations);

do $$
declare
  rule text := pg_get_viewdef('engagement_visible'::regclass);
  widened text := regexp_replace(rule, 'reader_ids\s+FROM engagement', 'reader_ids, releasable_nations FROM engagement');
begin
  if widened = rule then raise exception 'engagement_visible is not as this migration knows it'; end if;
  execute 'create or replace view engagement_visible as ' || widened;
end $$;

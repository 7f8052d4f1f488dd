-- The rule of reading lets all-country viewers pass before it looks at countries, and so no index can serve it. A query for
-- a viewer with a few countries may say again, in constants, that a record is of these countries or names the viewer; for
-- that the fast view shows the readers too. Its rule stays the one text it has.
do $$
declare
  rule text := pg_get_viewdef('engagement_visible'::regclass);
  widened text := regexp_replace(rule, 'search_vector\s+FROM engagement', 'search_vector, reader_ids FROM engagement');
begin
  if widened = rule then raise exception 'engagement_visible is not as this migration knows it'; end if;
  execute 'create or replace view engagement_visible as ' || widened;
end $$;

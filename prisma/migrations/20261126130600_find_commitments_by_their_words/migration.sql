-- As decision 003 says: what is searched is found through the view that carries the text of the policy, which an index can
-- serve. The view shows the words as well; its rule stays the one text it has.
alter table commitment add column search_vector tsvector generated always as (
  setweight(to_tsvector('english', text), 'A') || setweight(to_tsvector('simple', coalesce(owner_name, '')), 'B')) stored;
create index commitment_search_vector_idx on commitment using gin (search_vector);

do $$
declare
  rule text := pg_get_viewdef('commitment_visible'::regclass);
  widened text := regexp_replace(rule, 'marking\s+FROM commitment', 'marking, text, search_vector FROM commitment');
begin
  if widened = rule then raise exception 'commitment_visible is not as this migration knows it'; end if;
  execute 'create or replace view commitment_visible as ' || widened;
end $$;

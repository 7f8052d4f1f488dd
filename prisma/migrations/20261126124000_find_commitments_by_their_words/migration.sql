-- As decision 003 says: what is searched is found through a view made from the very text of the policy, which an index can serve.
alter table commitment add column search_vector tsvector generated always as (
  setweight(to_tsvector('english', text), 'A') || setweight(to_tsvector('simple', coalesce(owner_name, '')), 'B')) stored;
create index commitment_search_vector_idx on commitment using gin (search_vector);

do $$
declare
  rule text := (select pg_get_expr(polqual, polrelid) from pg_policy
                where polname = 'commitment_read' and polrelid = 'commitment'::regclass);
begin
  execute 'create view commitment_visible as select id, engagement_id, text, by_side, due_on, state, search_vector from commitment where ' || rule;
end $$;
grant select on commitment_visible to rapport_app;

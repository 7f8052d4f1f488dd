-- Who typed a slip found people, not posts. As of people, names come close whose consonants agree or that share most letters; for
-- people these stand in search_text, a tilde before each.
alter table post add column title_bones text not null generated always as (
  ' ~' || replace(name_skeleton(fold_name(title)), ' ', ' ~') || ' ') stored;
alter table organisation add column name_bones text not null generated always as (
  ' ~' || replace(name_skeleton(fold_name(name || ' ' || coalesce(native_name, '') || ' ' || coalesce(abbreviation, ''))), ' ', ' ~') || ' ') stored;
drop index post_title_text_idx;
drop index organisation_name_text_idx;
drop index organisation_name_like_idx;
create index post_found_by_idx on post using gin (title_text gin_trgm_ops, title_bones gin_trgm_ops);
create index organisation_found_by_idx on organisation using gin (name_text gin_trgm_ops, name_bones gin_trgm_ops);
alter table post alter column title_bones set statistics 10;
alter table organisation alter column name_bones set statistics 10;

do $$
declare
  readable constant text := 'select qual from pg_policies where policyname = %L';
  rule text;
begin
  execute format(readable, 'post_read') into rule;
  execute 'create or replace view post_visible as select id, title, nation, organisation_id, is_fictional, title_text, title_bones from post where ' || rule;
  execute format(readable, 'organisation_read') into rule;
  execute 'create or replace view organisation_visible as select id, name, nation, is_fictional, name_text, name_bones from organisation where ' || rule;
end $$;
create or replace view post_words as
  select id, title_text as words, title_bones as bones from post_visible
  union all
  select v.id, ' ' || fold_name(r.changes -> 'title' ->> 'from'), null from post_visible v join revision r on r.subject_id = v.id
  where r.subject_type = 'post'
  union all
  select v.id, o.name_text, o.name_bones from post_visible v join organisation_visible o on o.id = v.organisation_id;

-- AlterTable
ALTER TABLE "organisation" ADD COLUMN     "former_words" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "organisation_name" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,

    CONSTRAINT "organisation_name_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "organisation_name_organisation_id_idx" ON "organisation_name"("organisation_id");

-- AddForeignKey
ALTER TABLE "organisation_name" ADD CONSTRAINT "organisation_name_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody was called so after it ended.
alter table organisation_name add constraint organisation_name_ends_after_start check (ends_on >= starts_on);

-- The wall: a former name is open to whom the organisation is, and written by whoever may change that.
create function may_edit_organisation(wanted uuid) returns boolean language sql stable as $$
  select exists (select 1 from organisation where id = wanted)
     and ((select viewer_has('SYSTEM'))
          or ((select viewer_is_home()) and ((select viewer_has('OFFICER')) or (select viewer_is_admin())))) $$;
alter table organisation_name enable row level security;
create policy organisation_name_read on organisation_name for select using (
  exists (select 1 from organisation where id = organisation_id));
create policy organisation_name_add on organisation_name for insert with check (may_edit_organisation(organisation_id));
create policy organisation_name_remove on organisation_name for delete using (may_edit_organisation(organisation_id));
grant select, insert, delete on organisation_name to rapport_app;

create function keep_former_words() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update organisation o set former_words = coalesce(
    (select string_agg(n.name, ' ' order by n.ends_on desc nulls last, n.id) from organisation_name n where n.organisation_id = o.id), '')
  where o.id in (new.organisation_id, old.organisation_id);
  return null;
end $$;
create trigger keep_former_words after insert or update or delete on organisation_name
  for each row execute function keep_former_words();

-- Found by its former names as by its name. The expression of a generated column can be changed in place from PostgreSQL 17 on only;
-- the views that stand on it are made again as they were.
do $$
declare
  visible text := pg_get_viewdef('organisation_visible'::regclass);
  words text := pg_get_viewdef('post_words'::regclass);
begin
  drop view post_words, organisation_visible;
  alter table organisation drop column name_text, drop column name_bones;
  alter table organisation add column name_text text not null generated always as (
    ' ' || fold_name(name || ' ' || coalesce(native_name, '') || ' ' || coalesce(abbreviation, '') || ' ' || former_words)) stored;
  alter table organisation add column name_bones text not null generated always as (
    ' ~' || replace(name_skeleton(fold_name(
      name || ' ' || coalesce(native_name, '') || ' ' || coalesce(abbreviation, '') || ' ' || former_words)), ' ', ' ~') || ' ') stored;
  create index organisation_found_by_idx on organisation using gin (name_text gin_trgm_ops, name_bones gin_trgm_ops);
  alter table organisation alter column name_text set statistics 10;
  alter table organisation alter column name_bones set statistics 10;
  execute 'create view organisation_visible as ' || visible;
  execute 'create view post_words as ' || words;
end $$;
grant select on organisation_visible, post_words to rapport_app;

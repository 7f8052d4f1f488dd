-- CreateTable
CREATE TABLE "reader" (
    "id" UUID NOT NULL,

    CONSTRAINT "reader_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reader_group" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reader_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reader_group_member" (
    "id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,

    CONSTRAINT "reader_group_member_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "reader_group_name_key" ON "reader_group"("name");

-- CreateIndex
CREATE INDEX "reader_group_member_group_id_idx" ON "reader_group_member"("group_id");

-- CreateIndex
CREATE INDEX "reader_group_member_user_id_idx" ON "reader_group_member"("user_id");

-- AddForeignKey
ALTER TABLE "reader_group_member" ADD CONSTRAINT "reader_group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "reader_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reader_group_member" ADD CONSTRAINT "reader_group_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table reader_group_member add constraint reader_group_member_dates check (ends_on >= starts_on);

-- 1. Whom a record can name ------------------------------------------------------------------------------------------

-- An id names one reader, whichever of the four tables it stands in. Records name readers by their ids alone, and whoever puts an
-- organisation or a post on record says under which id: without this they could take that of somebody who is named.
insert into reader (id) select id from app_user union all select id from post union all select id from organisation;

create function keep_reader() returns trigger language plpgsql security definer set search_path = public as $$
begin
  insert into reader (id) select id from added;
  return null;
end $$;
create function drop_reader() returns trigger language plpgsql security definer set search_path = public as $$
begin
  delete from reader where id in (select id from removed);
  return null;
end $$;
do $$
declare item text;
begin
  foreach item in array array['app_user', 'post', 'organisation', 'reader_group'] loop
    execute format('create trigger keep_reader after insert on %I referencing new table as added for each statement execute function keep_reader()', item);
    execute format('create trigger drop_reader after delete on %I referencing old table as removed for each statement execute function drop_reader()', item);
    execute format('create trigger %1$s_keeps_its_id before update of id on %1$I for each row when (old.id <> new.id) execute function refuse_change()', item);
  end loop;
end $$;
alter table reader enable row level security;

alter table engagement_access drop constraint engagement_access_user_id_fkey;
alter table engagement_access rename column user_id to reader_id;
alter index engagement_access_user_id_idx rename to engagement_access_reader_id_idx;
alter table engagement_access add constraint engagement_access_reader_id_fkey foreign key (reader_id) references reader (id) on delete restrict on update cascade;

create or replace function sync_engagement_access(touched uuid[]) returns void language sql security definer set search_path = public as $$
  update engagement e set editor_ids = now_is.editors, reader_ids = now_is.readers
  from (select g.id,
               array_prepend(g.author_id, coalesce(array_agg(a.reader_id order by a.reader_id) filter (where a.kind = 'CO_AUTHOR' and a.reader_id <> g.author_id), '{}')) as editors,
               array_prepend(g.author_id, coalesce(array_agg(a.reader_id order by a.reader_id) filter (where a.reader_id <> g.author_id), '{}')) as readers
        from engagement g left join engagement_access a on a.engagement_id = g.id where g.id = any(touched) group by g.id, g.author_id) now_is
  where e.id = now_is.id and (e.editor_ids, e.reader_ids) is distinct from (now_is.editors, now_is.readers) $$;

-- 2. As whom the viewer reads ------------------------------------------------------------------------------------------

create function viewer_known_as() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('rapport.known_as', true), ''), '{}')::uuid[] $$;

-- The rule of reading, wherever its text stands (decision 003): it asked whether a record names the viewer, and asks now whether
-- it names anything the viewer is known as.
do $$
declare
  -- Before version 16 PostgreSQL writes a view's columns with the name of their table.
  asked text[] := array['\(\( SELECT viewer_id\(\) AS viewer_id\) = ANY \((\w+\.)?reader_ids\)\)',
                        '\((\w+\.)?reader_ids @> ARRAY\[\( SELECT viewer_id\(\) AS viewer_id\)\]\)',
                        '\(select viewer_id\(\)\) = any\((\w+\.)?reader_ids\)'];
  asks text := '(\1reader_ids && ( SELECT viewer_known_as() AS viewer_known_as))';
  item record;
  was text;
  changed int := 0;
begin
  for item in
    select format('alter policy %I on %I using (', policyname, tablename) as head, qual as rule, ')' as tail from pg_policies where qual like '%reader_ids%'
    union all
    select format('create or replace view %I as ', viewname), rtrim(definition, ';'), '' from pg_views
    where schemaname = 'public' and definition ~ '\((\w+\.)?reader_ids |ANY \((\w+\.)?reader_ids\)'
    union all
    select '', pg_get_functiondef('may_edit_engagement'::regproc), ''
  loop
    was := item.rule;
    for i in 1 .. 3 loop
      item.rule := regexp_replace(item.rule, asked[i], asks, 'g');
    end loop;
    if item.rule = was then
      raise exception 'a rule of reading is not as this migration knows it: %', item.head;
    end if;
    execute item.head || item.rule || item.tail;
    changed := changed + 1;
  end loop;
  if changed <> 8 then raise exception 'the rule of reading stands in % places', changed; end if;
end $$;

-- 3. Who belongs to what is the admins' to say, and nobody's to say of themselves -----------------------------------------

do $$
declare
  keeper text := $rule$ (select viewer_is_home()) and (select viewer_is_admin()) $rule$;
  item text;
begin
  foreach item in array array['reader_group', 'reader_group_member'] loop
    execute format('alter table %I enable row level security', item);
    execute format('create policy %1$s_read on %1$I for select using ((select viewer_is_home()) and (select viewer_id()) is not null)', item);
  end loop;
  execute format('create policy reader_group_add on reader_group for insert with check (%s)', keeper);
  execute format('create policy reader_group_change on reader_group for update using (%s)', keeper);
  execute format('create policy reader_group_member_add on reader_group_member for insert with check (%s and user_id <> (select viewer_id()))', keeper);
  execute format('create policy reader_group_member_change on reader_group_member for update using (%1$s and user_id <> (select viewer_id())) with check (%1$s and user_id <> (select viewer_id()))', keeper);
  execute format('create policy reader_group_member_remove on reader_group_member for delete using (%s and user_id <> (select viewer_id()))', keeper);
end $$;
grant select, insert, update on reader_group, reader_group_member to rapport_app;
grant delete on reader_group_member to rapport_app;

create or replace function may_edit_holding(wanted uuid, holder uuid) returns boolean language sql stable as $$
  select exists (select 1 from post where id = wanted)
     and ((select viewer_has('SYSTEM'))
          or ((select viewer_is_home())
              and case when holder is null then (select viewer_has('OFFICER')) or (select viewer_is_admin())
                       else (select viewer_is_admin()) and holder <> (select viewer_id()) end)) $$;

-- What its holders read depends on where a post belongs and whether it is in use.
create function place_of_holders_is_the_admins() returns trigger language plpgsql as $$
begin
  if row_security_active('post') and not viewer_has('SYSTEM')
     and exists (select 1 from post_holding where post_id = new.id and user_id is not null and (not viewer_is_admin() or user_id = viewer_id())) then
    raise exception 'where a post that users hold belongs is decided by admins, and not of their own' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger place_of_holders_is_the_admins before update of organisation_id, is_active on post
  for each row when ((old.organisation_id, old.is_active) is distinct from (new.organisation_id, new.is_active))
  execute function place_of_holders_is_the_admins();

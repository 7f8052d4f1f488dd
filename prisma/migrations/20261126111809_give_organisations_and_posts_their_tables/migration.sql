-- CreateEnum
CREATE TYPE "organisation_kind" AS ENUM ('MINISTRY', 'JOINT_STAFF', 'SERVICE', 'COMMAND', 'UNIT', 'MISSION', 'AGENCY', 'INTERNATIONAL', 'OTHER');

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "native_name" TEXT,
    "abbreviation" TEXT,
    "kind" "organisation_kind" NOT NULL DEFAULT 'OTHER',
    "nation" CHAR(3),
    "parent_id" UUID,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "organisation_id" UUID,
    "nation" CHAR(3),
    "rank_code" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "is_fictional" BOOLEAN NOT NULL DEFAULT false,
    "created_by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_holding" (
    "id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "person_id" UUID,
    "user_id" UUID,
    "starts_on" DATE,
    "ends_on" DATE,
    "is_acting" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "post_holding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "organisation_parent_id_idx" ON "organisation"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisation_nation_name_key" ON "organisation"("nation", "name");

-- CreateIndex
CREATE INDEX "post_organisation_id_idx" ON "post"("organisation_id");

-- CreateIndex
CREATE INDEX "post_nation_title_idx" ON "post"("nation", "title");

-- CreateIndex
CREATE INDEX "post_holding_post_id_idx" ON "post_holding"("post_id");

-- CreateIndex
CREATE INDEX "post_holding_person_id_idx" ON "post_holding"("person_id");

-- CreateIndex
CREATE INDEX "post_holding_user_id_idx" ON "post_holding"("user_id");

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_nation_fkey" FOREIGN KEY ("nation") REFERENCES "country"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_nation_fkey" FOREIGN KEY ("nation") REFERENCES "country"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_holding" ADD CONSTRAINT "post_holding_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_holding" ADD CONSTRAINT "post_holding_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_holding" ADD CONSTRAINT "post_holding_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A holder is a person on record or a user, and nobody holds a post before they took it.
alter table post_holding add constraint post_holding_has_one_holder check ((person_id is null) <> (user_id is null));
alter table post_holding add constraint post_holding_ends_after_start check (ends_on >= starts_on);

-- The wall: organisations and posts are open as the people in them are, and those of several nations to everyone.

create function viewer_posts() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('rapport.posts', true), ''), '{}')::uuid[] $$;

do $$
declare
  name text;
  open_to text := $rule$
    (select viewer_id()) is not null
    and (nation is null or nation = (select viewer_nation()) or (select viewer_id()) = created_by_id
         or ((select viewer_is_home()) and ((select viewer_all_countries()) or nation = any((select viewer_countries())::text[])))) $rule$;
  editor text := $rule$
    (select viewer_has('SYSTEM'))
    or ((select viewer_is_home()) and ((select viewer_has('OFFICER')) or (select viewer_is_admin()))) $rule$;
begin
  foreach name in array array['organisation', 'post'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %1$s_read on %1$I for select using (%2$s)', name, open_to);
    execute format('create policy %1$s_add on %1$I for insert with check ((%2$s) and created_by_id = (select viewer_id()))', name, editor);
    execute format('create policy %1$s_change on %1$I for update using ((%2$s) and (%3$s))', name, open_to, editor);
  end loop;
end $$;

-- Who of the product's users holds which post decides what they may do, and is the admins' to say.
create function may_edit_holding(wanted uuid, holder uuid) returns boolean language sql stable as $$
  select exists (select 1 from post where id = wanted)
     and ((select viewer_has('SYSTEM'))
          or ((select viewer_is_home()) and ((select viewer_is_admin()) or (holder is null and (select viewer_has('OFFICER')))))) $$;
alter table post_holding enable row level security;
create policy post_holding_read on post_holding for select using (exists (select 1 from post where id = post_id));
create policy post_holding_add on post_holding for insert with check (may_edit_holding(post_id, user_id));
create policy post_holding_change on post_holding for update using (may_edit_holding(post_id, user_id)) with check (may_edit_holding(post_id, user_id));
create policy post_holding_remove on post_holding for delete using (may_edit_holding(post_id, user_id));

grant select, insert, update on organisation, post, post_holding to rapport_app;
grant delete on post_holding to rapport_app;

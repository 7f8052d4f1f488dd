-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "owner_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_owner_id_href_key" ON "saved_view"("owner_id", "href");

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "app_user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table saved_view
  add constraint saved_view_name_length check (char_length(name) between 1 and 80),
  add constraint saved_view_href_is_a_list check (href ~ '^/[a-z]+(\?|$)' and char_length(href) <= 2000);

-- The wall: a view is its owner's; a shared one is found by everybody of the nation that keeps the record. What it opens is
-- what its reader may see.
alter table saved_view enable row level security;
create policy saved_view_read on saved_view for select using (
  owner_id = (select viewer_id()) or (is_shared and (select viewer_is_home())));
create policy saved_view_add on saved_view for insert with check (
  owner_id = (select viewer_id()) and ((select viewer_is_home()) or not is_shared));
create policy saved_view_change on saved_view for update using (owner_id = (select viewer_id()))
  with check (owner_id = (select viewer_id()) and ((select viewer_is_home()) or not is_shared));
create policy saved_view_remove on saved_view for delete using (owner_id = (select viewer_id()));
grant select, insert, update, delete on saved_view to rapport_app;

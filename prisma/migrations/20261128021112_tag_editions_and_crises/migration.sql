-- CreateTable
CREATE TABLE "crisis_tag" (
    "crisis_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,

    CONSTRAINT "crisis_tag_pkey" PRIMARY KEY ("crisis_id","tag_id")
);

-- CreateTable
CREATE TABLE "edition_tag" (
    "edition_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,

    CONSTRAINT "edition_tag_pkey" PRIMARY KEY ("edition_id","tag_id")
);

-- CreateIndex
CREATE INDEX "crisis_tag_tag_id_idx" ON "crisis_tag"("tag_id");

-- CreateIndex
CREATE INDEX "edition_tag_tag_id_idx" ON "edition_tag"("tag_id");

-- AddForeignKey
ALTER TABLE "crisis_tag" ADD CONSTRAINT "crisis_tag_crisis_id_fkey" FOREIGN KEY ("crisis_id") REFERENCES "crisis"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "crisis_tag" ADD CONSTRAINT "crisis_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "picklist_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_tag" ADD CONSTRAINT "edition_tag_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "exercise_edition"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "edition_tag" ADD CONSTRAINT "edition_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "picklist_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Who reads a record reads how it is sorted, and who changes it sorts it. A historical crisis keeps what it was loaded with.
alter table edition_tag enable row level security;
create policy edition_tag_read on edition_tag for select using (exists (select 1 from exercise_edition where id = edition_id));
create policy edition_tag_add on edition_tag for insert with check (may_edit_edition(edition_id));
create policy edition_tag_remove on edition_tag for delete using (may_edit_edition(edition_id));
alter table crisis_tag enable row level security;
create policy crisis_tag_read on crisis_tag for select using (exists (select 1 from crisis where id = crisis_id));
create policy crisis_tag_add on crisis_tag for insert with check (may_edit_crisis(crisis_id));
create policy crisis_tag_remove on crisis_tag for delete using (may_edit_crisis(crisis_id));
grant select, insert, delete on edition_tag, crisis_tag to rapport_app;

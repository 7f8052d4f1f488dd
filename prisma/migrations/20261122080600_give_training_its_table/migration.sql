-- CreateTable
CREATE TABLE "engagement_training" (
    "engagement_id" UUID NOT NULL,
    "course_title" TEXT NOT NULL,
    "students" INTEGER,
    "program" TEXT,
    "funding" TEXT,
    "cost" DECIMAL(14,2),
    "currency" CHAR(3),
    "training_location" TEXT,
    "audience" TEXT,
    "provider" TEXT,

    CONSTRAINT "engagement_training_pkey" PRIMARY KEY ("engagement_id")
);

-- AddForeignKey
ALTER TABLE "engagement_training" ADD CONSTRAINT "engagement_training_engagement_id_fkey" FOREIGN KEY ("engagement_id") REFERENCES "engagement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table engagement_training
  add constraint engagement_training_students check (students >= 0),
  add constraint engagement_training_cost check (cost is null or currency is not null);

-- The same rule as for every other child of an engagement; see the migration that builds the wall.
alter table engagement_training enable row level security;
create policy engagement_training_read on engagement_training for select
  using (exists (select 1 from engagement where id = engagement_id));
create policy engagement_training_add on engagement_training for insert with check (may_edit_engagement(engagement_id));
create policy engagement_training_change on engagement_training for update using (may_edit_engagement(engagement_id));
create policy engagement_training_remove on engagement_training for delete using (may_edit_engagement(engagement_id));
grant select, insert, update, delete on engagement_training to rapport_app;

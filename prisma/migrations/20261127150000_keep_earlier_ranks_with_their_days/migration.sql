-- AlterTable
ALTER TABLE "person" ADD COLUMN     "rank_since" DATE;

-- CreateTable
CREATE TABLE "person_rank" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "rank_text" TEXT,
    "rank_code" TEXT,
    "service" "service",
    "starts_on" DATE,
    "ends_on" DATE,

    CONSTRAINT "person_rank_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_rank_person_id_idx" ON "person_rank"("person_id");

-- AddForeignKey
ALTER TABLE "person_rank" ADD CONSTRAINT "person_rank_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table person_rank add constraint person_rank_ends_after_start check (ends_on >= starts_on);
alter table person_rank add constraint person_rank_says_which check (rank_text is not null or rank_code is not null);

-- The wall: an earlier rank is open to whom the person is, and written by whoever may change that.
alter table person_rank enable row level security;
create policy person_rank_read on person_rank for select using (exists (select 1 from person where id = person_id));
create policy person_rank_add on person_rank for insert with check (may_edit_person(person_id));
create policy person_rank_remove on person_rank for delete using (may_edit_person(person_id));
grant select, insert, delete on person_rank to rapport_app;

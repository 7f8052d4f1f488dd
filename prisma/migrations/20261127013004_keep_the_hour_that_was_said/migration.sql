-- AlterTable
ALTER TABLE "engagement" ADD COLUMN     "ends_local" TIMESTAMP(3),
ADD COLUMN     "starts_local" TIMESTAMP(3);

-- Of those on record nobody kept what was said: they go by their instant. To reckon it here would take the zones of the database for
-- those of the application, which may know more of them and other rules.
alter table engagement
  add constraint engagement_starts_local_with_instant check (starts_local is null or starts_at is not null),
  add constraint engagement_ends_local_with_instant check (ends_local is null or ends_at is not null);

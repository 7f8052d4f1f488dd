-- AlterTable
ALTER TABLE "engagement" ADD COLUMN     "backup_officer_id" UUID,
ADD COLUMN     "latitude" DECIMAL(7,5),
ADD COLUMN     "longitude" DECIMAL(8,5),
ADD COLUMN     "shareable" BOOLEAN,
ADD COLUMN     "shareable_decided_by" TEXT,
ADD COLUMN     "shareable_decided_on" DATE;

-- AddForeignKey
ALTER TABLE "engagement" ADD CONSTRAINT "engagement_backup_officer_id_fkey" FOREIGN KEY ("backup_officer_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

alter table engagement
  add constraint engagement_point_is_on_earth check (latitude between -90 and 90 and longitude between -180 and 180),
  add constraint engagement_point_is_whole check ((latitude is null) = (longitude is null)),
  add constraint engagement_shareable_is_decided_by_someone
    check (shareable is null or shareable_decided_on is not null and btrim(shareable_decided_by) <> '');

-- AlterTable
ALTER TABLE "engagement" ADD COLUMN     "ends_local" TIMESTAMP(3),
ADD COLUMN     "starts_local" TIMESTAMP(3);

-- What was said of those on record is what the clocks of the place show by the rules of today.
alter table engagement disable trigger user;
update engagement set starts_local = starts_at at time zone time_zone, ends_local = ends_at at time zone time_zone
where starts_at is not null or ends_at is not null;
alter table engagement enable trigger user;

alter table engagement
  add constraint engagement_starts_local_with_instant check ((starts_at is null) = (starts_local is null)),
  add constraint engagement_ends_local_with_instant check ((ends_at is null) = (ends_local is null));

-- AlterTable
ALTER TABLE "engagement" ADD COLUMN     "cui_categories" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Whatever way a record is written: what it says of release is what decides who reads it. The nations follow from REL TO.
alter table engagement
  add constraint engagement_categories_need_cui check (cui_categories = '{}' or marking = 'CUI'),
  add constraint engagement_controls_need_cui check (dissemination_controls = '{}' or marking = 'CUI'),
  add constraint engagement_noforn_is_released_to_nobody check (
    not dissemination_controls && array['NOFORN'] or (rel_to = '{}' and releasable_nations = '{}')),
  add constraint engagement_release_names_nations check (rel_to = '{}' or cardinality(releasable_nations) > 0);

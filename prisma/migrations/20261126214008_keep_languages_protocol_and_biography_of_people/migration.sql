-- AlterTable
ALTER TABLE "person" ADD COLUMN     "biography" TEXT,
ADD COLUMN     "biography_source" TEXT,
ADD COLUMN     "languages" TEXT,
ADD COLUMN     "protocol_notes" TEXT;

-- Read by who may read the person, as their other facts are: a viewer knows rank and position only, and a search finds nobody by
-- what stands here.
alter table person
  add constraint person_biography_is_cited check (biography is null or biography_source is not null),
  add constraint person_biography_source_is_a_page check (biography_source ~* '^https?://');

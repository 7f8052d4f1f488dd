-- Tags were a table beside the lists that admins keep, which no page could change. They are items of a list like the others now, the
-- list of the code of their scheme: one way to add, rename and retire, and one history. What is tagged keeps its tags.
insert into picklist_item (id, list, code, label, sort) select id, scheme_code, code, name, sort from tag;

-- DropForeignKey
ALTER TABLE "engagement_tag" DROP CONSTRAINT "engagement_tag_tag_id_fkey";

-- DropForeignKey
ALTER TABLE "tag" DROP CONSTRAINT "tag_scheme_code_fkey";

-- DropTable
DROP TABLE "tag";

-- AddForeignKey
ALTER TABLE "engagement_tag" ADD CONSTRAINT "engagement_tag_tag_id_fkey" FOREIGN KEY ("tag_id") REFERENCES "picklist_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

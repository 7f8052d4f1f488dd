-- A register of gifts asks who gave and who got each. The name is kept as it was said that day; where it is that of somebody who was
-- there, the place at the engagement is named as well, which says rank, post and person, and follows a merge of people.

-- AlterTable
ALTER TABLE "gift" ADD COLUMN     "giver_id" UUID,
ADD COLUMN     "giver_name" TEXT,
ADD COLUMN     "recipient_id" UUID,
ADD COLUMN     "recipient_name" TEXT;

-- CreateIndex
CREATE INDEX "gift_giver_id_idx" ON "gift"("giver_id");

-- CreateIndex
CREATE INDEX "gift_recipient_id_idx" ON "gift"("recipient_id");

-- AddForeignKey
ALTER TABLE "gift" ADD CONSTRAINT "gift_giver_id_fkey" FOREIGN KEY ("giver_id") REFERENCES "attendance"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gift" ADD CONSTRAINT "gift_recipient_id_fkey" FOREIGN KEY ("recipient_id") REFERENCES "attendance"("id") ON DELETE SET NULL ON UPDATE CASCADE;

alter table gift
  add constraint gift_giver_is_named check (giver_id is null or giver_name is not null),
  add constraint gift_recipient_is_named check (recipient_id is null or recipient_name is not null);

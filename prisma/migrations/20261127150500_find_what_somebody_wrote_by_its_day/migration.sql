-- DropIndex
DROP INDEX "engagement_author_id_idx";

-- CreateIndex
CREATE INDEX "engagement_author_id_starts_on_id_idx" ON "engagement"("author_id", "starts_on" DESC, "id" DESC);

-- AlterEnum
ALTER TYPE "notice_kind" ADD VALUE 'COMMITMENT_OVERDUE';

-- AlterTable
ALTER TABLE "commitment" ADD COLUMN "soon_told_of" DATE, ADD COLUMN "overdue_told_of" DATE;

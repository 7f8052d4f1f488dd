-- AlterEnum
ALTER TYPE "notice_kind" ADD VALUE 'NOBODY_CONFIRMED' AFTER 'OVERDUE';

-- AlterTable
ALTER TABLE "exercise_milestone" ADD COLUMN     "unconfirmed_told_of" DATE;

-- AlterTable
ALTER TABLE "meeting_series" ADD COLUMN     "ended_at" TIMESTAMPTZ(3);

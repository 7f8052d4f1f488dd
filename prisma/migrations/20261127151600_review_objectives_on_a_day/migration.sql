-- AlterTable
ALTER TABLE "objective" ADD COLUMN     "review_on" DATE;

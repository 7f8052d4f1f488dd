-- AlterTable
ALTER TABLE "visit_leg" ADD COLUMN     "arrives_country" CHAR(3);

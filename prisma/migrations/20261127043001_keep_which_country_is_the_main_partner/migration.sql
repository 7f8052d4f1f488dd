-- AlterTable
ALTER TABLE "engagement" ADD COLUMN     "main_country_code" CHAR(3);

-- Of those on record nobody kept which of several it was: where the reference names one of them it is that one, else it is not known.

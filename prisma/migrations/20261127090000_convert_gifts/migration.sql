-- AlterTable
ALTER TABLE "gift" ADD COLUMN     "converted_currency" CHAR(3),
ADD COLUMN     "converted_value" DECIMAL(12,2),
ADD COLUMN     "rate_on" DATE,
ADD COLUMN     "rate_source" TEXT;

-- A converted value says in which currency it is, and what it rests on.
ALTER TABLE gift ADD CONSTRAINT gift_conversion_is_whole CHECK (
  num_nonnulls(converted_value, converted_currency, rate_source, rate_on) IN (0, 4));

-- AlterTable
ALTER TABLE "exercise_figure" ADD COLUMN     "country_code" CHAR(3);

-- AddForeignKey
ALTER TABLE "exercise_figure" ADD CONSTRAINT "exercise_figure_edition_id_country_code_fkey" FOREIGN KEY ("edition_id", "country_code") REFERENCES "exercise_participant"("edition_id", "country_code") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A country is no side of another, and of nations it is one.
alter table exercise_figure add constraint exercise_figure_of_a_country
  check (country_code is null or (side = 'TOTAL' and kind not in ('NATIONS', 'OBSERVERS')));

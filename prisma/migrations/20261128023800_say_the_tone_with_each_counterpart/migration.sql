-- AlterTable
ALTER TABLE "attendance_standing" ADD COLUMN     "tone" "atmospherics",
ADD COLUMN     "tone_reason" TEXT;

-- CreateIndex
CREATE INDEX "attendance_standing_tone_idx" ON "attendance_standing"("tone");

-- A row says something; what is not known has none. A tone that was not positive says why, and without one there is nothing to explain.
alter table attendance_standing
  drop constraint attendance_standing_says_something,
  add constraint attendance_standing_says_something
    check (strength is not null or next_contact_on is not null or tone is not null),
  add constraint attendance_standing_explains_its_tone
    check ((tone_reason is not null) = (tone is not null and tone in ('NEUTRAL', 'NEGATIVE')));

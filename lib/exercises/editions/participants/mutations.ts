import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { type Failure, invalidFields, type Result } from "@/lib/result";
import { changeEdition, type Where } from "../changes/mutations";
import { canEditEdition } from "../policy";
import type { SaveParticipantsInput } from "../schema";

/** Replaces the list of participants. */
export async function saveParticipants(viewer: Viewer, input: SaveParticipantsInput): Promise<Result<Where>> {
  return changeEdition(viewer, input, async (db, before) => {
    const codes = input.participants.map(({ code }) => code);
    const unknown = await faultOfCountries(db, codes, "participants");
    if (unknown) return unknown;
    if (!canEditEdition(viewer, input))
      return invalidFields({
        participants: ["Keep at least one country that you cover; without it you could not open this again."],
      });
    const counted = before.participants.filter(
      ({ code }) => !codes.includes(code) && before.figures.some(({ countryCode }) => countryCode === code),
    );
    if (counted.length > 0) {
      const names = counted.map(({ name }) => name).join(", ");
      return invalidFields({
        participants: [
          `There are numbers of ${names} on record. Remove these first, or keep it as declined.`,
        ],
      });
    }
    const now = new Map(before.participants.map((participant) => [participant.code, participant]));
    const changed = input.participants.filter(({ code, role, state }) => {
      const held = now.get(code);
      return held?.role !== role || held.state !== state;
    });
    // Those that come are written before those that go, so that the viewer's own country is never missing in between.
    for (const { code, role, state } of changed)
      await db.exerciseParticipant.upsert({
        where: { editionId_countryCode: { editionId: before.id, countryCode: code } },
        create: { editionId: before.id, countryCode: code, role, state },
        update: { role, state },
      });
    await db.exerciseParticipant.deleteMany({
      where: { editionId: before.id, countryCode: { notIn: codes } },
    });
    return null;
  });
}

/** What is wrong with the countries that a field of the form names, or null. */
export async function faultOfCountries(
  db: Db,
  codes: readonly string[],
  field: string,
): Promise<Failure | null> {
  const known = await db.country.findMany({ where: { code: { in: [...codes] } }, select: { code: true } });
  const unknown = codes.filter((code) => !known.some((country) => country.code === code));
  return unknown.length > 0
    ? invalidFields({ [field]: [`There is no country ${unknown.join(", ")}.`] })
    : null;
}

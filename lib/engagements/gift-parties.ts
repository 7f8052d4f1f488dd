import type { AttendanceView, EngagementDetail } from "./views";

/** Who gave a gift or got it, as held that day. */
export type GiftParty = {
  /** With the rank, where they were there. */
  name: string;
  position: string | null;
  organisation: string | null;
  /** Alpha-3. */
  nation: string | null;
};

type Attendee = Pick<
  AttendanceView,
  "id" | "name" | "rankText" | "position" | "organisation" | "nationality"
>;
type Named = Pick<
  EngagementDetail["gifts"][number],
  "giverName" | "giverId" | "recipientName" | "recipientId"
>;

/**
 * Who is meant by the name of a giver or recipient: the one attendee who is called so, without regard to case and blanks. Null where
 * nobody is or several are, as where a gift was sent by somebody who was not there.
 */
export function attendeeNamed<Row extends { name: string }>(
  name: string | null | undefined,
  attendance: readonly Row[],
): Row | null {
  if (!name) return null;
  const [only, ...others] = attendance.filter((row) => plain(row.name) === plain(name));
  return others.length === 0 ? (only ?? null) : null;
}

/** Who gave the gift and who got it; null of whom nothing is said. */
export function partiesOfGift(
  { giverName, giverId, recipientName, recipientId }: Named,
  attendance: readonly Attendee[],
): { giver: GiftParty | null; recipient: GiftParty | null } {
  return {
    giver: partyOf(giverName, giverId, attendance),
    recipient: partyOf(recipientName, recipientId, attendance),
  };
}

/** "from Rear admiral Mori, K (Chief of staff, Navy) to Whitlock, K"; empty where nothing is said of either. */
export function giftPartyWords({ giver, recipient }: ReturnType<typeof partiesOfGift>): string {
  return [giver && `from ${partyWords(giver)}`, recipient && `to ${partyWords(recipient)}`]
    .filter(Boolean)
    .join(" ");
}

function partyOf(
  name: string | null,
  attendanceId: string | null,
  attendance: readonly Attendee[],
): GiftParty | null {
  if (name === null) return null;
  const there = attendance.find(({ id }) => id === attendanceId);
  return {
    name: [there?.rankText, name].filter(Boolean).join(" "),
    position: there?.position ?? null,
    organisation: there?.organisation ?? null,
    nation: there?.nationality ?? null,
  };
}

function partyWords({ name, position, organisation }: GiftParty): string {
  const post = [position, organisation].filter(Boolean).join(", ");
  return post ? `${name} (${post})` : name;
}

function plain(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

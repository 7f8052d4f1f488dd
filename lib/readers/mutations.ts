import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refusalBy } from "@/lib/audit/refusal";
import { hasRole } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn, todayIn } from "@/lib/dates";
import { type Db, unlessTaken, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { changedRows, ownChanges, sameIn } from "@/lib/own-rows";
import {
  type Failure,
  faultsIn,
  invalidField,
  notFoundFailure,
  ok,
  type Result,
  staleFailure,
} from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { tellConfirmers } from "./confirmations/tell";
import { canKeepReaderGroups } from "./policy";
import { getReaderGroup, type ReaderGroupView } from "./queries";
import type { CreateReaderGroupInput, ReaderGroupInput, SaveReaderGroupInput } from "./schema";

/** Puts a reader group on record with its people, under the id of the form; they are in it when a second admin has confirmed it. */
export async function createReaderGroup(
  viewer: Viewer,
  input: CreateReaderGroupInput,
): Promise<Result<{ id: string }>> {
  const { id } = input;
  const create = async (db: Db): Promise<Result<{ id: string }>> => {
    if (!canKeepReaderGroups(viewer)) return refuse(db, viewer, null, input.name, "create a reader group");
    const wrong = await checkMembers(db, viewer, input, null);
    if (wrong) return wrong;
    await db.readerGroup.createMany({ data: [{ id, name: input.name }] });
    await writeMembers(db, viewer, id, [], input.members);
    await recordChange(db, viewer, {
      type: "reader_group.created",
      subject: { type: "reader_group", id, name: input.name },
      version: 1,
      before: {},
      after: recorded(await requireGroup(db, id)),
    });
    return ok({ id });
  };
  return createOnce(viewer, { id, act: "reader_group.created", content: input }, create, nameTaken);
}

/**
 * Changes a reader group. Whoever it leaves out reads less from the next request on; whoever it adds, or keeps for longer, reads more when a
 * second admin has confirmed it.
 */
export async function saveReaderGroup(viewer: Viewer, input: SaveReaderGroupInput): Promise<Result<null>> {
  const { id, version } = input;
  return unlessTaken<Result<null>>(nameTaken, () =>
    withViewer(viewer, async (db) => {
      const before = await getReaderGroup(db, id);
      if (!before) return notFoundFailure("reader group");
      if (!canKeepReaderGroups(viewer))
        return refuse(db, viewer, id, before.name, "change this reader group");
      const wrong = await checkMembers(db, viewer, input, before);
      if (wrong) return wrong;
      const { count } = await db.readerGroup.updateMany({
        where: { id, version },
        data: { name: input.name, version: { increment: 1 } },
      });
      if (count === 0) return staleFailure("reader group");
      await writeMembers(db, viewer, id, before.members, input.members);
      await recordChange(db, viewer, {
        type: "reader_group.changed",
        subject: { type: "reader_group", id, name: input.name },
        version: version + 1,
        before: recorded(before),
        after: recorded(await requireGroup(db, id)),
      });
      return ok(null);
    }),
  );
}

type Member = ReaderGroupInput["members"][number];

/** Users who serve the nation that keeps the record; what the form says of the viewer stays as it was, and so does the name by which authors
 * choose a group that they are in. */
async function checkMembers(
  db: Db,
  viewer: Viewer,
  { name, members }: ReaderGroupInput,
  group: ReaderGroupView | null,
): Promise<Failure | null> {
  const people = await db.user.findMany({
    where: {
      id: { in: members.map(({ userId }) => userId) },
      nation: viewer.nation,
      NOT: { roles: { has: "SYSTEM" } },
    },
    select: { id: true },
  });
  const fields: Record<string, string[]> = {};
  const before = group?.members ?? [];
  const isOwn = ({ userId }: { userId: string }) => userId === viewer.id;
  const own = ownChanges({ before, after: members, isOwn, isSame });
  for (const place of own.places) fields[`members.${place}.userId`] = [NOT_ONESELF];
  if (own.isGone) fields.members = [NOT_ONESELF];
  const today = todayIn("UTC", new Date());
  if (group && group.name !== name && before.some((row) => isOwn(row) && (row.endsOn ?? today) >= today))
    fields.name = [
      "Authors choose readers by this name, and you are in the group: ask another admin to change it.",
    ];
  members.forEach((member, index) => {
    if (!people.some(({ id }) => id === member.userId))
      fields[`members.${index}.userId`] = ["Choose a person of the list."];
  });
  return faultsIn(fields);
}

const NOT_ONESELF = "Nobody decides whether they are in a reader group themselves; ask another admin.";

type Row = ReaderGroupView["members"][number];

const haveSameDays = sameIn("startsOn", "endsOn");

/** A row that the form added before it was last saved comes without the id it has by now. */
function isSameRow(row: Row, member: Member): boolean {
  return (member.id === null || row.id === member.id) && row.userId === member.userId;
}

function isSame(row: Row, member: Member): boolean {
  return isSameRow(row, member) && haveSameDays(row, member);
}

/** The days that both have; null where they have none. */
function commonDays(one: Days, other: Days): Days | null {
  const startsOn =
    [one.startsOn, other.startsOn]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null;
  const endsOn = [one.endsOn, other.endsOn].filter((day) => day !== null).sort()[0] ?? null;
  return startsOn !== null && endsOn !== null && endsOn < startsOn ? null : { startsOn, endsOn };
}

type Days = Pick<Member, "startsOn" | "endsOn">;

/**
 * Rows that stay as they are are not touched: the wall lets nobody write a row of their own. One that is changed keeps the days that it still
 * has, confirmed as they were; a row with more days waits beside it for a second admin, who is told.
 */
async function writeMembers(
  db: Db,
  viewer: Viewer,
  groupId: string,
  before: ReaderGroupView["members"],
  members: readonly Member[],
): Promise<void> {
  const { gone, added } = changedRows(before, members, isSame);
  const more = new Set(added);
  for (const row of gone) {
    const { id } = row;
    const wanted = added.find((member) => isSameRow(row, member));
    const kept = wanted ? commonDays(row, wanted) : null;
    const isLess = wanted !== undefined && kept !== null && haveSameDays(kept, wanted);
    if (isLess) more.delete(wanted);
    if (kept === null || (row.isWaiting && !isLess)) await db.readerGroupMember.deleteMany({ where: { id } });
    else if (!haveSameDays(kept, row))
      await db.readerGroupMember.updateMany({ where: { id }, data: dayColumns(kept) });
  }
  const isSystem = hasRole(viewer, "SYSTEM");
  await db.readerGroupMember.createMany({
    data: [...more].map(({ userId, ...days }) => ({
      id: newId(),
      groupId,
      userId,
      ...dayColumns(days),
      addedById: viewer.id,
      ...(isSystem ? { confirmedAt: new Date() } : {}),
    })),
  });
  if (!isSystem) for (const { userId } of more) await tellConfirmers(db, viewer, userId);
}

function dayColumns({ startsOn, endsOn }: Days) {
  return { startsOn: startsOn && toDateColumn(startsOn), endsOn: endsOn && toDateColumn(endsOn) };
}

const refuse = refusalBy(
  "reader_group",
  "Only admins decide who is in which reader group. Nothing was changed; the attempt is on record.",
);

function nameTaken(): Failure {
  return invalidField("name", "Another reader group has this name.");
}

async function requireGroup(db: Db, id: string): Promise<ReaderGroupView> {
  const view = await getReaderGroup(db, id);
  if (!view) throw new Error(`reader group ${id} vanished in its own transaction`);
  return view;
}

/** The group as the audit trail keeps it: people by email, which outlives a change of name. */
function recorded({ name, members }: ReaderGroupView): Record<string, unknown> {
  return {
    name,
    people: members.map(({ email, startsOn, endsOn, isWaiting }) => ({
      email,
      startsOn,
      endsOn,
      ...(isWaiting ? { isWaiting } : {}),
    })),
  };
}

import "server-only";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn } from "@/lib/dates";
import { type Db, isTaken, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import {
  type Failure,
  invalidField,
  invalidFields,
  notFoundFailure,
  ok,
  type Result,
  staleFailure,
} from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { canKeepReaderGroups } from "./policy";
import { getReaderGroup, type ReaderGroupView } from "./queries";
import type { CreateReaderGroupInput, ReaderGroupInput, SaveReaderGroupInput } from "./schema";

/** Puts a reader group on record with its people, under the id of the form. */
export async function createReaderGroup(
  viewer: Viewer,
  input: CreateReaderGroupInput,
): Promise<Result<{ id: string }>> {
  const { id } = input;
  const create = async (db: Db): Promise<Result<{ id: string }>> => {
    if (!canKeepReaderGroups(viewer)) return refuse(db, viewer, null, input.name, "create a reader group");
    const wrong = await checkMembers(db, viewer, input, []);
    if (wrong) return wrong;
    await db.readerGroup.createMany({ data: [{ id, name: input.name }] });
    await writeMembers(db, id, [], input.members);
    await recordAudit(db, viewer, {
      type: "reader_group.created",
      subject: { type: "reader_group", id, name: input.name },
      after: recorded(await requireGroup(db, id)),
    });
    return ok({ id });
  };
  return createOnce(viewer, { id, act: "reader_group.created", content: input }, create, nameTaken);
}

/** Changes a reader group. Whoever it adds or leaves out reads more or less from the next request on. */
export async function saveReaderGroup(viewer: Viewer, input: SaveReaderGroupInput): Promise<Result<null>> {
  const { id, version } = input;
  try {
    return await withViewer(viewer, async (db) => {
      const before = await getReaderGroup(db, id);
      if (!before) return notFoundFailure("reader group");
      if (!canKeepReaderGroups(viewer))
        return refuse(db, viewer, id, before.name, "change this reader group");
      const wrong = await checkMembers(db, viewer, input, before.members);
      if (wrong) return wrong;
      const { count } = await db.readerGroup.updateMany({
        where: { id, version },
        data: { name: input.name, version: { increment: 1 } },
      });
      if (count === 0) return staleFailure("reader group");
      await writeMembers(db, id, before.members, input.members);
      await recordChange(db, viewer, {
        type: "reader_group.changed",
        subject: { type: "reader_group", id, name: input.name },
        version: version + 1,
        before: recorded(before),
        after: recorded(await requireGroup(db, id)),
      });
      return ok(null);
    });
  } catch (error) {
    if (isTaken(error)) return nameTaken();
    throw error;
  }
}

type Member = ReaderGroupInput["members"][number];

/** Users who serve the nation that keeps the record; and what the form says of the viewer stays as it was. */
async function checkMembers(
  db: Db,
  viewer: Viewer,
  { members }: ReaderGroupInput,
  before: ReaderGroupView["members"],
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
  members.forEach((member, index) => {
    if (!people.some(({ id }) => id === member.userId))
      fields[`members.${index}.userId`] = ["Choose a person of the list."];
    else if (isOwn(viewer, member) && !before.some((row) => isSame(row, member)))
      fields[`members.${index}.userId`] = [NOT_ONESELF];
  });
  if (before.some((row) => isOwn(viewer, row) && !members.some((member) => isSame(row, member))))
    fields.members = [NOT_ONESELF];
  return Object.keys(fields).length > 0 ? invalidFields(fields) : null;
}

const NOT_ONESELF = "Nobody decides whether they are in a reader group themselves; ask another admin.";

function isOwn(viewer: Viewer, { userId }: { userId: string }): boolean {
  return userId === viewer.id;
}

/** A row that the form added before it was last saved comes without the id it has by now. */
function isSame(row: ReaderGroupView["members"][number], member: Member): boolean {
  return (
    (row.id === member.id || member.id === null) &&
    row.userId === member.userId &&
    row.startsOn === member.startsOn &&
    row.endsOn === member.endsOn
  );
}

/** Rows that stay as they are are not touched: the wall lets nobody write a row of their own. */
async function writeMembers(
  db: Db,
  groupId: string,
  before: ReaderGroupView["members"],
  members: readonly Member[],
): Promise<void> {
  const kept = before.filter((row) => members.some((member) => isSame(row, member)));
  await db.readerGroupMember.deleteMany({ where: { groupId, id: { notIn: kept.map(({ id }) => id) } } });
  await db.readerGroupMember.createMany({
    data: members
      .filter((member) => !kept.some((row) => isSame(row, member)))
      .map(({ userId, startsOn, endsOn }) => ({
        id: newId(),
        groupId,
        userId,
        startsOn: startsOn && toDateColumn(startsOn),
        endsOn: endsOn && toDateColumn(endsOn),
      })),
  });
}

function refuse(
  db: Db,
  viewer: Viewer,
  id: string | null,
  name: string | null,
  attempt: string,
): Promise<Failure> {
  return refuseAccess(db, viewer, {
    subject: { type: "reader_group", id, name },
    attempt,
    reason: "Only admins decide who is in which reader group. Nothing was changed; the attempt is on record.",
  });
}

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
  return { name, people: members.map(({ email, startsOn, endsOn }) => ({ email, startsOn, endsOn })) };
}

import "server-only";
import type { ManyChange } from "@/lib/audit/record-many";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { findOrCreatePosts, type NamedPost } from "@/lib/people/posts/find-or-create";
import { listedName, splitName } from "@/lib/people/rules";
import { insertRows } from "@/lib/table-rows";
import { attendeeNamed } from "./gift-parties";
import type { PreparedAttendance } from "./prepared";
import { isOpen } from "./promises/rules";
import type { EngagementInput } from "./schema";
import { attendanceColumns } from "./writing/columns";

/**
 * Puts the people typed into a form on record, as they were that day, and links their rows to them. What post they held is
 * on record from and to days that nobody knows. Rows keep their order. `changes` are for the caller to record, last in its transaction.
 */
export async function addPersons(
  db: Db,
  viewer: Viewer,
  rows: readonly (PreparedAttendance & { isNew: boolean })[],
): Promise<{ attendance: (PreparedAttendance & { isNew: boolean })[]; changes: ManyChange[] }> {
  const now = new Date();
  const persons: ManyChange[] = [];
  const data = [];
  const attendance = [];
  const held: (NamedPost & { personId: string })[] = [];
  for (const row of rows) {
    if (!row.isNew || !row.nationality) {
      attendance.push(row);
      continue;
    }
    const id = newId();
    const { rankText, rankCode, service, position, organisation } = attendanceColumns(row);
    const facts = {
      ...splitName(row.name, row.nationality),
      nationality: row.nationality,
      rankText,
      rankCode,
      service,
    };
    data.push({ id, ...facts, createdById: viewer.id, updatedAt: now });
    if (position || organisation)
      held.push({ personId: id, title: position, organisation, nation: row.nationality });
    persons.push({
      type: "person.created",
      subject: { type: "person", id, name: listedName(facts) },
      version: 1,
      before: {},
      after: { ...facts, ...((position || organisation) && { career: [{ position, organisation }] }) },
    });
    attendance.push({ ...row, personId: id, name: listedName(facts), isNew: false });
  }
  await insertRows(db, "person", data);
  const posts = await findOrCreatePosts(db, viewer, held);
  await insertRows(
    db,
    "post_holding",
    held.flatMap(({ personId }, index) => {
      const postId = posts.ids[index];
      return postId ? [{ id: newId(), postId, personId }] : [];
    }),
  );
  return { attendance, changes: [...posts.changes, ...persons] };
}

type PromiseInput = EngagementInput["commitments"][number];

/**
 * What a form says of promises and gifts, with those it names who were just put on record: it could only mean them by what it calls
 * them, which is not always how they are listed. Whoever shares that name with another of the form stays a name, as does who owns or
 * was given a promise of another side; promises that are closed stay as they are.
 * @param typed the people of the form before they were put on record
 * @param attendance the same, in the same order, as `addPersons` gives them
 */
export function withNewPersons(
  input: EngagementInput,
  typed: readonly PreparedAttendance[],
  attendance: readonly PreparedAttendance[],
): EngagementInput {
  const rows = typed.map(({ name, side, personId }, index) => {
    const now = attendance[index];
    return { name, side, added: now?.personId && !personId ? { id: now.personId, name: now.name } : null };
  });
  if (rows.every(({ added }) => added === null)) return input;
  const called = (name: string | null, side: string | null) => {
    const [only, ...others] = rows.filter((row) => row.name === name && (side === null || row.side === side));
    return others.length === 0 ? (only?.added ?? null) : null;
  };
  const listed = (name: string | null) => attendeeNamed(name, rows)?.added?.name ?? name;
  const promiseOf = (promise: PromiseInput): PromiseInput => {
    if (promise.id && !isOpen(promise.state)) return promise;
    const { bySide, ownerName, ownerPersonId, toSide, toName, toPersonId } = promise;
    // Of the own side an account owns a promise, and no person.
    const owner = ownerPersonId || bySide === "OWN" ? null : called(ownerName, bySide);
    const to = toPersonId ? null : called(toName, toSide);
    return {
      ...promise,
      ...(owner && { ownerName: owner.name, ownerPersonId: owner.id }),
      ...(to && { toName: to.name, toPersonId: to.id }),
    };
  };
  return {
    ...input,
    commitments: input.commitments.map(promiseOf),
    gifts: input.gifts.map((gift) => ({
      ...gift,
      giverName: listed(gift.giverName),
      recipientName: listed(gift.recipientName),
    })),
  };
}

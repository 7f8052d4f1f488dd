import "server-only";
import type { ManyChange } from "@/lib/audit/record-many";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { findOrCreatePosts, type NamedPost } from "@/lib/people/posts/find-or-create";
import { listedName, splitName } from "@/lib/people/rules";
import { insertRows } from "@/lib/table-rows";
import type { PreparedAttendance } from "./prepared";
import { attendanceColumns } from "./writing/columns";

/**
 * Puts the people typed into a form on record, as they were that day, and links their rows to them. What post they held is
 * on record from and to days that nobody knows. `changes` are for the caller to record, last in its transaction.
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

import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { newId } from "@/lib/ids";
import { listedName, splitName } from "@/lib/people/rules";
import { attendanceColumns, type PreparedAttendance } from "./prepared";

export type AddedPerson = { id: string; name: string; after: Record<string, unknown> };

/** Puts the people typed into a form on record, as they were that day, and links their rows to them. */
export async function addPersons(
  db: Db,
  viewer: Viewer,
  rows: readonly (PreparedAttendance & { isNew: boolean })[],
): Promise<{ attendance: (PreparedAttendance & { isNew: boolean })[]; persons: AddedPerson[] }> {
  const persons: AddedPerson[] = [];
  const data = [];
  const attendance = [];
  for (const row of rows) {
    if (!row.isNew || !row.nationality) {
      attendance.push(row);
      continue;
    }
    const id = newId();
    const { rankText, rankCode, service, position, organisation } = attendanceColumns(row);
    const facts = {
      ...splitName(row.name),
      nationality: row.nationality,
      rankText,
      rankCode,
      service,
      position,
      organisation,
    };
    data.push({ id, ...facts, createdById: viewer.id });
    persons.push({ id, name: listedName(facts), after: facts });
    attendance.push({ ...row, personId: id, name: listedName(facts), isNew: false });
  }
  if (data.length > 0) await db.person.createMany({ data });
  return { attendance, persons };
}

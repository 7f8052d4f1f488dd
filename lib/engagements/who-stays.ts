import "server-only";
import type { Db } from "@/lib/db";

type Named = {
  attendance: readonly { personId: string | null }[];
  commitments: readonly { ownerPersonId: string | null; toPersonId: string | null }[];
};

/**
 * The form with those who stay in the place of people who were merged into them since it was opened: a person chosen an hour ago may
 * be another by now. Where the one who stays is not open to the viewer the form stays as it was sent, and the database names them in
 * what is written, as it does for a merge of the same moment.
 */
export async function withWhoStays<Form extends Named>(db: Db, form: Form): Promise<Form> {
  const ids = [
    ...form.attendance.map(({ personId }) => personId),
    ...form.commitments.flatMap(({ ownerPersonId, toPersonId }) => [ownerPersonId, toPersonId]),
  ].filter((id) => id !== null);
  if (ids.length === 0) return form;
  const merged = await db.$queryRaw<{ id: string; stays: string }[]>`
    select p.id, s.id as stays from person p join person s on s.id = p.merged_into_id where p.id = any(${[...new Set(ids)]}::uuid[])`;
  if (merged.length === 0) return form;
  const stays = new Map(merged.map((person) => [person.id, person.stays]));
  const follow = (id: string | null) => (id === null ? null : (stays.get(id) ?? id));
  return {
    ...form,
    attendance: form.attendance.map((row) => ({ ...row, personId: follow(row.personId) })),
    commitments: form.commitments.map((promise) => ({
      ...promise,
      ownerPersonId: follow(promise.ownerPersonId),
      toPersonId: follow(promise.toPersonId),
    })),
  };
}

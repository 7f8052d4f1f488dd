import "server-only";
import type { ComboboxOption } from "@/components/ui/combobox-options";
import type { Viewer } from "@/lib/auth/viewer";
import type { Db } from "@/lib/db";
import { listMemberCandidates, type ReaderGroupView } from "@/lib/readers/queries";

/** People to put in a group: active accounts of the viewer's nation, and those who are in it already. */
export async function memberOptions(
  db: Db,
  viewer: Viewer,
  group: ReaderGroupView | null,
): Promise<ComboboxOption[]> {
  const candidates = await listMemberCandidates(db, viewer);
  const people = [
    ...candidates.map((person) => ({ ...person, userId: person.id })),
    ...(group?.members ?? []),
  ];
  return [
    ...new Map(
      people.map(({ userId, name, email }) => [userId, { value: userId, label: name, hint: email }]),
    ).values(),
  ];
}

import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { toDateColumn } from "@/lib/dates";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Result } from "@/lib/result";
import { PERSON_FIELD_LABELS } from "../labels";
import { distinguishTwo, type MergeKind, mergeTwo, undoMergeOf } from "../merging/mutations";
import { openPerson } from "../mutations";
import { canEditPerson } from "../policy";
import { getPerson, type PersonRow } from "../queries";
import { type MergeField, mergeChange } from "./rules";
import type { MergeInput } from "./schema";

const OF_PEOPLE: MergeKind<PersonRow, MergeField> = {
  kind: "person",
  get: getPerson,
  nameOf: ({ name }) => name,
  open: openPerson,
  mayEdit: canEditPerson,
  whoUndoes: "Whoever may change both people undoes a merge.",
  change: async (_db, winner, loser, taken) => mergeChange(winner, loser, taken),
  write: async (db, id, version, facts) => {
    await db.person.updateMany({
      where: { id, version },
      data: { ...columnsOf(facts), version: { increment: 1 } },
    });
  },
  recorded: async (_db, facts) => facts,
  labelOf: (key) => PERSON_FIELD_LABELS[key as keyof typeof PERSON_FIELD_LABELS] ?? key,
};

/** Makes two people one, as `mergeTwo`. */
export function mergePeople(viewer: Viewer, input: MergeInput): Promise<Result<{ id: string }>> {
  return mergeTwo(viewer, OF_PEOPLE, input);
}

/** Takes the two apart again, as `undoMergeOf`. */
export function undoMerge(viewer: Viewer, mergeId: string): Promise<Result<{ id: string }>> {
  return undoMergeOf(viewer, OF_PEOPLE, mergeId);
}

/** Puts on record that two who look alike are not the same, as `distinguishTwo`. */
export function distinguishPeople(
  viewer: Viewer,
  pair: { oneId: string; otherId: string },
): Promise<Result<null>> {
  return distinguishTwo(viewer, OF_PEOPLE, pair);
}

function columnsOf(facts: Record<string, unknown>): Prisma.PersonUncheckedUpdateManyInput {
  return Object.fromEntries(
    Object.entries(facts).map(([field, value]) => [
      field,
      (field === "verifiedOn" || field === "rankSince") && typeof value === "string"
        ? toDateColumn(value)
        : value,
    ]),
  );
}

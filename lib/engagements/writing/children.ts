import "server-only";
import type { Db } from "@/lib/db";
import { insertRows } from "@/lib/table-rows";
import { insertSets } from "../field-sets/write";
import type { PreparedEngagement } from "../prepared";
import { childRows } from "./columns";

/** A row and the record that it is written to. */
export type Placed = {
  /** The row as it was given, with an id for each promise. */
  row: PreparedEngagement;
  id: string;
  reference: string;
};

/** Writes the countries of these records, which have none yet. */
export async function insertCountries(db: Db, placed: readonly Placed[]): Promise<void> {
  await insertRows(
    db,
    "engagement_country",
    placed.flatMap(({ row, id }) =>
      row.countries.map(({ code, role }) => ({ engagementId: id, countryCode: code, role })),
    ),
  );
}

/** Writes all that hangs on these records but countries, access and promises; there is none of it yet. */
export async function insertChildren(db: Db, placed: readonly Placed[]): Promise<void> {
  const children = placed.map(({ row, id }) => childRows(row, id));
  const of = <T>(make: (one: Placed) => T[]) => placed.flatMap(make);
  await insertRows(
    db,
    "attendance",
    children.flatMap(({ attendance }) => attendance),
  );
  await insertRows(
    db,
    "attendance_standing",
    children.flatMap(({ standings }) => standings),
  );
  await insertRows(
    db,
    "discussion_point",
    children.flatMap(({ points }) => points),
  );
  await insertRows(
    db,
    "gift",
    children.flatMap(({ gifts }) => gifts),
  );
  await insertRows(
    db,
    "deliverable",
    children.flatMap(({ deliverables }) => deliverables),
  );
  await insertRows(
    db,
    "engagement_objective",
    of(({ row, id }) => (row.objectiveIds ?? []).map((objectiveId) => ({ engagementId: id, objectiveId }))),
  );
  await insertRows(
    db,
    "engagement_tag",
    of(({ row, id }) => (row.tagIds ?? []).map((tagId) => ({ engagementId: id, tagId }))),
  );
  await insertSets(
    db,
    placed.map(({ row, id }) => ({ engagementId: id, sets: row.sets ?? {} })),
  );
}

import type { Viewer } from "@/lib/auth/viewer";
import type { BearerKey } from "@/lib/bearers/schema";
import { withViewer } from "@/lib/db";
import { createEdition } from "@/lib/exercises/editions/mutations";
import { type Edition, getEdition } from "@/lib/exercises/editions/queries";
import { createEditionSchema, saveEditionSchema } from "@/lib/exercises/editions/schema";
import { newId } from "@/lib/ids";
import { setUp } from "./people";

/** A series made by the product's own actor. Gives its id and slug. */
export async function createSeries(): Promise<{ id: string; slug: string }> {
  const id = newId();
  const slug = `trial-${id.slice(-8)}`;
  await withViewer(setUp, (db) =>
    db.exerciseSeries.create({ data: { id, slug, name: `Trial ${id.slice(-8)}`, lead: "A command" } }),
  );
  return { id, slug };
}

/** The owner of what nobody owns yet. */
export const NOBODY = { ownerUserId: null, ownerPostId: null };

type Days = { startsOn?: string; endsOn?: string };

/** An officer who covers Japan makes and reads editions of a series there. */
export function editionsOf(officer: Viewer, series: { id: string }) {
  async function load(reference: string): Promise<Edition> {
    const edition = await withViewer(officer, (db) => getEdition(db, officer, reference));
    if (!edition) throw new Error(`no ${reference}`);
    return edition;
  }

  /** Of the year of its first day, or of this year when no days are given. */
  async function create(days: Days = {}, year = (days.startsOn ?? new Date().toISOString()).slice(0, 4)) {
    const made = await createEdition(
      officer,
      createEditionSchema.parse({ id: newId(), seriesId: series.id, year, hosts: ["JPN"], ...days }),
    );
    if (!made.ok) throw new Error(made.message);
    return load(made.data.reference);
  }

  return { create, load };
}

/** The form of an edition as it stands, with some of it changed. */
export function changedPlan(edition: Edition, changes: object) {
  const tags = edition.tags.map(({ id }) => id);
  return saveEditionSchema.parse({ ...edition, year: String(edition.year), tags, ...changes });
}

/** The edition as what bears a file or a comment. */
export function onEdition({ id }: { id: string }): BearerKey {
  return { type: "exercise_edition", id };
}

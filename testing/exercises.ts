import { withViewer } from "@/lib/db";
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

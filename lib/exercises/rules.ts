import { levelled } from "@/lib/levelled";

/** Addresses under /exercises that are no series. */
const RESERVED: ReadonlySet<string> = new Set(["new", "template"]);

/** The address and reference part of a series: "Super Garuda Shield" is super-garuda-shield. Empty when nothing of the name is left. */
export function slugOf(name: string): string {
  const slug = levelled(name)
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return RESERVED.has(slug) ? `${slug}-series` : slug;
}

type Succession = { id: string; successorId: string | null };

/** Whether naming this successor would make a series continue itself, at once or over others. */
export function isCircle(id: string, successorId: string | null, all: readonly Succession[]): boolean {
  const next = new Map(all.map((one) => [one.id, one.successorId]));
  const seen = new Set([id]);
  for (let at = successorId; at; at = next.get(at) ?? null) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

import type { Route } from "next";
import { Anchor } from "@/components/ui/anchor";
import { formatDate } from "@/lib/dates";
import { SIDE_LABELS } from "@/lib/engagements/labels";
import type { OpenPromise } from "@/lib/engagements/series/queries";

/** What earlier meetings of a series promised and nobody has settled, each with the way to where it was promised. */
export function OpenPromiseList({ promises }: { promises: readonly OpenPromise[] }) {
  if (promises.length === 0) return <p className="text-muted">No promise of earlier meetings is open.</p>;
  return (
    <ul className="grid gap-2">
      {promises.map(({ id, text, bySide, ownerName, dueOn, reference }) => (
        <li key={id} className="grid gap-0.5">
          <span>{text}</span>
          <span className="text-sm text-muted">
            {[SIDE_LABELS[bySide], ownerName, dueOn ? `due ${formatDate(dueOn)}` : "no due date"]
              .filter(Boolean)
              .join(" · ")}
            {", promised at "}
            <Anchor href={`/engagements/${reference}` as Route} className="prose-link font-mono">
              {reference}
            </Anchor>
          </span>
        </li>
      ))}
    </ul>
  );
}

import { Fictional, InvitationBadge } from "@/components/exercises/badges";
import { Anchor } from "@/components/ui/anchor";
import { formatDateRange } from "@/lib/dates";
import { editionHref } from "@/lib/exercises/editions/links";
import { EXERCISE_ROLE_LABELS } from "@/lib/exercises/labels";
import type { EditionAhead } from "@/lib/exercises/queries";

/** Editions of exercises still to come or under way in which a country has a part, the first to begin first. */
export function EditionsAhead({ editions }: { editions: readonly EditionAhead[] }) {
  return (
    <ul className="grid divide-y divide-border rounded-lg border border-border bg-surface">
      {editions.map((edition) => (
        <li key={edition.reference} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
          <span className="flex min-w-0 flex-1 basis-56 flex-wrap items-center gap-x-2">
            <Anchor href={editionHref(edition)} className="prose-link">
              {edition.title}
            </Anchor>
            {edition.isFictional ? <Fictional /> : null}
          </span>
          <span className="text-sm text-muted">
            {[
              edition.startsOn ? formatDateRange(edition.startsOn, edition.endsOn) : "No days yet",
              edition.place,
              EXERCISE_ROLE_LABELS[edition.role],
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
          <InvitationBadge state={edition.state} />
        </li>
      ))}
    </ul>
  );
}

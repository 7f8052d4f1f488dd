import { Anchor } from "@/components/ui/anchor";
import { editionHref } from "@/lib/exercises/editions/links";
import type { EditionInNeed } from "@/lib/exercises/prepare";
import { Fictional, HealthWords } from "./badges";

/** Editions that are red or amber, the worst first, each with its reasons. */
export function AttentionList({ editions }: { editions: readonly EditionInNeed[] }) {
  return (
    <ul className="grid gap-px overflow-hidden rounded-lg border border-border bg-border">
      {editions.map(({ reference, slug, title, isFictional, findings }) => (
        <li
          key={reference}
          className="grid gap-x-6 gap-y-1 bg-surface px-4 py-3 sm:grid-cols-[minmax(12rem,18rem)_minmax(0,1fr)]"
        >
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Anchor href={editionHref({ slug, reference })} className="prose-link font-medium">
              {title}
            </Anchor>
            {isFictional ? <Fictional /> : null}
          </div>
          <div className="text-sm">
            <HealthWords findings={findings} />
          </div>
        </li>
      ))}
    </ul>
  );
}

import { Section } from "@/components/layout/section";
import { Anchor } from "@/components/ui/anchor";
import { Badge } from "@/components/ui/badge";
import type { SitrepLine } from "@/lib/crises/sitreps/queries";
import { type Clocks, Moment } from "./moment";

type DraftListProps = { reference: string; drafts: readonly SitrepLine[]; clocks: Clocks };

/** Reports being written, for those who write them; nothing when there are none. */
export function DraftList({ reference, drafts, clocks }: DraftListProps) {
  if (drafts.length === 0) return null;
  return (
    <Section title="Drafts" note="Not numbered and not open to leaders or partners until published.">
      <ul className="grid gap-2">
        {drafts.map((draft) => (
          <li key={draft.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <Badge icon="circle-dashed">{draft.correctsId ? "Correction" : "Draft"}</Badge>
            <Anchor href={`/crises/${reference}/sitreps/${draft.id}/edit`} className="min-w-0 prose-link">
              {draft.bluf === "" ? "No bottom line yet" : draft.bluf.slice(0, 120)}
            </Anchor>
            <span className="text-sm text-muted">
              saved <Moment at={draft.updatedAt} clocks={clocks} look="group" />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

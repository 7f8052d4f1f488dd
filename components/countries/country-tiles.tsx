import { Anchor } from "@/components/ui/anchor";
import { Tile, Tiles } from "@/components/ui/tile";
import { formatCount } from "@/lib/counts";
import { doubtfulHref, seniorHref } from "@/lib/dashboards/countries/prepare";
import type { CountryPromises } from "@/lib/dashboards/countries/queries";
import { heldHref } from "@/lib/dashboards/held/prepare";
import { promisesHref } from "@/lib/dashboards/promises/prepare";
import type { Comparison } from "@/lib/dashboards/rules";
import type { CountryCount } from "@/lib/dashboards/types";
import { compareWords, shortMonth } from "@/lib/dashboards/words";
import { formatDateRange } from "@/lib/dates";

type CountryTilesProps = {
  code: string;
  count: CountryCount | null;
  promises: CountryPromises | null;
  comparison: Comparison;
  isCovered: boolean;
  /** Whether nothing found means none: the viewer sees all that is shared of this country. */
  isWhole: boolean;
};

/** What the record says of one country in five numbers. A covered country without any report is not known, not zero; nor is what is not open. */
export function CountryTiles({ code, count, promises, comparison, isCovered, isWhole }: CountryTilesProps) {
  const { current } = comparison;
  const nothing = isWhole ? 0 : null;
  const held = count?.held ?? (isCovered ? null : nothing);
  const closed = "Nothing open to you";
  return (
    <Tiles>
      <Tile
        label="Engagements held"
        value={held}
        unknownReason={isWhole ? "No report on record at all" : closed}
        href={held === null ? undefined : heldHref(current, { country: [code] })}
        comparison={count ? compareWords(count.held, count.previous, comparison) : undefined}
      >
        <p className="text-sm text-muted">{formatDateRange(current.from, current.to)}</p>
        {count && count.doubtful > 0 ? (
          <p className="relative z-(--z-raised) justify-self-start text-sm">
            <Anchor href={doubtfulHref(current, code)} className="prose-link">
              {formatCount(count.doubtful)} more known only to the year
            </Anchor>
          </p>
        ) : null}
      </Tile>
      <Tile
        label="Last senior contact"
        value={count?.lastSenior ? shortMonth(count.lastSenior) : isWhole ? "None" : null}
        unknownReason={closed}
        href={count?.lastSenior ? seniorHref(code) : undefined}
      >
        {count?.lastSenior || !isWhole ? null : <p className="text-sm text-muted">Nothing on record</p>}
      </Tile>
      <Tile
        label="Open commitments, own side"
        value={promises?.ours ?? nothing}
        unknownReason={closed}
        href={promises || isWhole ? promisesHref("open", "OWN", code) : undefined}
      />
      <Tile
        label="Open commitments, partners"
        value={promises?.theirs ?? nothing}
        unknownReason={closed}
        href={promises || isWhole ? promisesHref("open", "PARTNER", code) : undefined}
      />
      <Tile
        label="Overdue commitments"
        value={promises?.overdue ?? nothing}
        unknownReason={closed}
        href={promises || isWhole ? promisesHref("overdue", undefined, code) : undefined}
        attention={promises && promises.overdue > 0 ? "Past due" : undefined}
      />
    </Tiles>
  );
}

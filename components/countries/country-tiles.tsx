import { Tile, Tiles } from "@/components/ui/tile";
import { seniorHref } from "@/lib/dashboards/countries/prepare";
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
};

/** What the record says of one country in five numbers. A covered country without any report is not known, not zero. */
export function CountryTiles({ code, count, promises, comparison, isCovered }: CountryTilesProps) {
  const { current, months } = comparison;
  const held = count?.held ?? (isCovered ? null : 0);
  return (
    <Tiles>
      <Tile
        label="Engagements held"
        value={held}
        unknownReason="No report on record at all"
        href={held === null ? undefined : heldHref(current, { country: [code] })}
        comparison={count ? compareWords(count.held, count.previous, months.length) : undefined}
      >
        <p className="text-sm text-muted">{formatDateRange(current.from, current.to)}</p>
        {count && count.doubtful > 0 ? (
          <p className="text-sm text-muted">{count.doubtful} more known only to the year</p>
        ) : null}
      </Tile>
      <Tile
        label="Last senior contact"
        value={count?.lastSenior ? shortMonth(count.lastSenior) : "None"}
        href={count?.lastSenior ? seniorHref(code) : undefined}
      >
        {count?.lastSenior ? null : <p className="text-sm text-muted">Nothing on record</p>}
      </Tile>
      <Tile
        label="Open promises, own side"
        value={promises?.ours ?? 0}
        href={promisesHref("open", "OWN", code)}
      />
      <Tile
        label="Open promises, partners"
        value={promises?.theirs ?? 0}
        href={promisesHref("open", "PARTNER", code)}
      />
      <Tile
        label="Promises overdue"
        value={promises?.overdue ?? 0}
        href={promisesHref("overdue", undefined, code)}
        attention={promises && promises.overdue > 0 ? "Past due" : undefined}
      />
    </Tiles>
  );
}

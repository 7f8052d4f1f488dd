import { Tile, Tiles } from "@/components/ui/tile";
import type { FilledBlock } from "@/lib/work/queries";

type WorkTilesProps = {
  blocks: readonly FilledBlock[];
  /** Situation reports to acknowledge; null for who does not acknowledge any. */
  unread: number | null;
};

/** What waits, in numbers: each opens the very list it counts. */
export function WorkTiles({ blocks, unread }: WorkTilesProps) {
  if (blocks.length === 0 && unread === null) return null;
  return (
    <Tiles>
      {unread === null ? null : (
        <Tile
          label="Reports to acknowledge"
          value={unread}
          href="#reports"
          attention={unread > 0 ? "Read first" : undefined}
        />
      )}
      {blocks.map((block) => (
        <Tile
          key={block.key}
          label={block.title}
          value={block.total}
          href={block.href}
          attention={block.key === "overdue" && block.total > 0 ? "Past their day" : undefined}
        />
      ))}
    </Tiles>
  );
}

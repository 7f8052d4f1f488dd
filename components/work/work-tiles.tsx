import { Tile, Tiles } from "@/components/ui/tile";
import type { FilledBlock } from "@/lib/work/queries";

/** What waits, in numbers: each opens the very list it counts. */
export function WorkTiles({ blocks }: { blocks: readonly FilledBlock[] }) {
  return (
    <Tiles>
      {blocks.map((block) => (
        <Tile
          key={block.key}
          label={block.title}
          value={block.total}
          href={block.href}
          attention={block.key === "overdue" && block.total > 0 ? "Act first" : undefined}
        />
      ))}
    </Tiles>
  );
}

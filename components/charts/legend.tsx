import { clsx } from "clsx";
import type { ReactNode } from "react";

export type LegendItem = { label: ReactNode; swatch: string };

/** Names the marks of a chart. `swatch` is the class that fills the little square. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
      {items.map((item) => (
        <li key={item.swatch} className="flex items-center gap-1.5">
          <span aria-hidden className={clsx("size-3 rounded-[2px]", item.swatch)} />
          {item.label}
        </li>
      ))}
    </ul>
  );
}

/** The swatches of a previous period drawn as a ghost, and of what is not known. */
export const ghostSwatch = "border border-dashed border-ghost";
export const unknownSwatch = "border border-hatch hatched";

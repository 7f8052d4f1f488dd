import { clsx } from "clsx";
import { formatCount } from "@/lib/counts";
import { Anchor } from "./anchor";

export type TabItem = {
  href: string;
  label: string;
  current: boolean;
  /** Exact number of things behind the tab; null when not known, absent when not counted. */
  count?: number | null;
};

type TabsProps = {
  label: string;
  items: readonly TabItem[];
  /** On a phone they stand in several rows, so that the current one is always in sight; for a handful. */
  wraps?: boolean;
};

/** Parts of one page, each with its own address. */
export function Tabs({ label, items, wraps }: TabsProps) {
  return (
    <nav aria-label={label} className="overflow-x-auto border-b border-border print:hidden">
      <ul className={clsx("flex gap-1", wraps ? "flex-wrap sm:min-w-max" : "min-w-max")}>
        {items.map((item) => (
          <li key={item.href}>
            <Anchor
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              className={clsx(
                "-mb-px flex min-h-10 items-center gap-1.5 border-b-3 px-3 text-sm font-medium -outline-offset-2",
                item.current
                  ? "border-primary text-foreground"
                  : "border-transparent text-muted hover:border-control hover:text-foreground",
              )}
            >
              {item.label}
              {item.count === undefined ? null : (
                <span className="rounded-sm bg-neutral-soft px-1.5 text-xs tabular-nums text-neutral">
                  {formatCount(item.count)}
                </span>
              )}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}

import { formatCount } from "@/lib/counts";
import type { PageInfo } from "@/lib/paging";
import { Anchor } from "./anchor";
import { buttonVariants } from "./button";
import { cn } from "./cn";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

type PaginationProps = PageInfo & {
  /** The address of a page of this list. */
  href: (page: number) => string;
  /** What is counted, in the plural ("engagements"); names the landmark. */
  noun: string;
};

/** "1–50 of 4,271" and the four ways to move. Links, so that every page has its address. */
export function Pagination({ page, pages, from, to, total, href, noun }: PaginationProps) {
  const range =
    total === 0 ? `No ${noun}` : `${formatCount(from)}–${formatCount(to)} of ${formatCount(total)}`;
  const isFirst = page === 1;
  const isLast = page === pages;
  return (
    <nav aria-label={`Pages of ${noun}`} className="flex flex-wrap items-center justify-between gap-3 py-2">
      <p className="text-sm tabular-nums text-muted">{range}</p>
      <ul className={cn("flex gap-1.5 print:hidden", pages === 1 && "hidden")}>
        <Step href={isFirst ? null : href(1)} icon="chevron-first" label="First" quietBelow />
        <Step href={isFirst ? null : href(page - 1)} icon="chevron-left" label="Previous" rel="prev" />
        <Step href={isLast ? null : href(page + 1)} icon="chevron-right" label="Next" rel="next" after />
        <Step href={isLast ? null : href(pages)} icon="chevron-last" label="Last" quietBelow after />
      </ul>
    </nav>
  );
}

type StepProps = {
  /** Null where there is nowhere to go. */
  href: string | null;
  icon: IconName;
  label: string;
  rel?: string;
  after?: boolean;
  quietBelow?: boolean;
};

function Step({ href, icon, label, rel, after, quietBelow }: StepProps) {
  const look = cn(buttonVariants({ size: "sm" }), after && "flex-row-reverse");
  const inside = (
    <>
      <Icon name={icon} />
      <span className={quietBelow ? "max-sm:sr-only" : undefined}>{label}</span>
    </>
  );
  return (
    <li>
      {href ? (
        <Anchor href={href} rel={rel} className={look}>
          {inside}
        </Anchor>
      ) : (
        <span
          className={cn(look, "border-border bg-transparent text-muted hover:bg-transparent")}
          aria-hidden
        >
          {inside}
        </span>
      )}
    </li>
  );
}

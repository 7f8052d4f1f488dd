import { Anchor } from "./anchor";
import { buttonVariants } from "./button";
import { cn } from "./cn";
import { formatCount } from "./count";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

type PaginationProps = {
  /** Number of the first and last row shown, counted from 1; 0 and 0 when there are none. */
  from: number;
  to: number;
  /** Exact, never an estimate. */
  total: number;
  /** Missing where there is nowhere to go. */
  links: { first?: string; previous?: string; next?: string; last?: string };
  /** What is counted, in the plural ("engagements"); names the landmark. */
  noun?: string;
};

/** "1–50 of 4,271" and the four ways to move. Links, so that every page has its address. */
export function Pagination({ from, to, total, links, noun = "rows" }: PaginationProps) {
  const range =
    total === 0 ? `No ${noun}` : `${formatCount(from)}–${formatCount(to)} of ${formatCount(total)}`;
  return (
    <nav aria-label={`Pages of ${noun}`} className="flex flex-wrap items-center justify-between gap-3 py-2">
      <p className="text-sm tabular-nums text-muted">{range}</p>
      <ul className={cn("flex gap-1.5 print:hidden", Object.keys(links).length === 0 && "hidden")}>
        <Step href={links.first} icon="chevron-first" label="First" quietBelow />
        <Step href={links.previous} icon="chevron-left" label="Previous" rel="prev" />
        <Step href={links.next} icon="chevron-right" label="Next" rel="next" after />
        <Step href={links.last} icon="chevron-last" label="Last" quietBelow after />
      </ul>
    </nav>
  );
}

type StepProps = {
  href?: string;
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

import { clsx } from "clsx";
import type { ReactNode } from "react";
import { formatCount } from "@/lib/counts";
import { Anchor } from "./anchor";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

type TileProps = {
  label: string;
  /** Null when nobody has reported it: drawn hatched, in words, never as zero. A string is shown as it is. */
  value: number | string | null;
  unit?: string;
  /** Why the value is not known. */
  unknownReason?: string;
  comparison?: { direction: "up" | "down" | "same" | "unknown"; text: string };
  /** The very rows that are counted. */
  href?: string;
  /** A word when the number asks for action; shown with an icon. */
  attention?: string;
  children?: ReactNode;
};

/** One number that opens the rows it counts. */
export function Tile({
  label,
  value,
  unit,
  unknownReason,
  comparison,
  href,
  attention,
  children,
}: TileProps) {
  const unknown = value === null;
  return (
    <div
      data-keep-together
      className={clsx(
        "relative grid content-start gap-1 rounded-lg border border-border bg-surface p-4",
        href && "hover:border-control hover:bg-hover",
        attention && "border-l-4 border-l-warning",
      )}
    >
      <p className="text-sm text-muted">
        {href ? (
          <Anchor
            href={href}
            className={clsx(
              "rounded-lg after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none",
              "focus-visible:after:outline-2 focus-visible:after:outline-offset-2 focus-visible:after:outline-focus",
            )}
          >
            {label}
          </Anchor>
        ) : (
          label
        )}
      </p>
      {unknown ? (
        <p className="flex h-9 items-center gap-2.5 text-lg font-semibold text-muted">
          <span aria-hidden className="h-7 w-10 rounded-sm border border-hatch hatched" />
          Not known
        </p>
      ) : (
        <p className="text-3xl font-semibold tabular-nums">
          {typeof value === "number" ? formatCount(value) : value}
          {unit ? <span className="text-base font-normal text-muted"> {unit}</span> : null}
        </p>
      )}
      {unknown && unknownReason ? <p className="text-sm text-muted">{unknownReason}</p> : null}
      {comparison ? (
        <p className="flex items-center gap-1 text-sm text-muted">
          <Icon name={arrows[comparison.direction]} size={3.5} />
          {comparison.text}
        </p>
      ) : null}
      {attention ? (
        <p className="flex items-center gap-1 text-sm font-medium text-warning">
          <Icon name="alert" size={3.5} />
          {attention}
        </p>
      ) : null}
      {children}
    </div>
  );
}

/** Tiles side by side: two on a phone, as many as fit beyond. */
export function Tiles({ children }: { children: ReactNode }) {
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fit,minmax(9.5rem,1fr))]">
      {children}
    </div>
  );
}

const arrows: Record<NonNullable<TileProps["comparison"]>["direction"], IconName> = {
  up: "arrow-up",
  down: "arrow-down",
  same: "minus",
  unknown: "circle-dashed",
};

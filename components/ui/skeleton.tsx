import { clsx } from "clsx";

/** Grey in the size of what will come; give it that size. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={clsx("animate-pulse rounded-sm bg-neutral-soft", className ?? "h-5 w-full")}
    />
  );
}

/** The place of a list that is being read: a header and as many rows as the page will have. */
export function TableSkeleton({ rows = 10, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" className="grid gap-px">
      <span className="sr-only">{label}</span>
      <Skeleton className="h-8 w-full" />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are alike and never move
        <Skeleton key={row} className="h-11 w-full" />
      ))}
    </div>
  );
}

import type { ReactNode } from "react";
import { cn } from "./cn";

type DescriptionItem = { label: ReactNode; value: ReactNode; key?: string };

/** Terms and their values: one under the other on a phone, side by side from 640 px. */
export function DescriptionList({
  items,
  className,
}: {
  items: readonly DescriptionItem[];
  className?: string;
}) {
  return (
    <dl className={cn("grid gap-x-6 sm:grid-cols-[minmax(8rem,13rem)_minmax(0,1fr)]", className)}>
      {items.map((item, index) => (
        <div
          key={item.key ?? (typeof item.label === "string" ? item.label : index)}
          className="grid gap-0.5 border-b border-border py-2 last:border-b-0 sm:col-span-2 sm:grid-cols-subgrid"
        >
          <dt className="text-sm text-muted">{item.label}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { ReactNode } from "react";

/** A text of the record under its name; nothing when there is none. Line breaks are the writer's. */
export function RecordText({ label, children }: { label: ReactNode; children: string | null }) {
  if (!children) return null;
  return (
    <div className="grid gap-0.5">
      <h3 className="text-sm font-medium text-muted">{label}</h3>
      <p className="max-w-prose break-words whitespace-pre-line">{children}</p>
    </div>
  );
}

import type { ReactNode } from "react";
import { Icon } from "./icon";
import type { IconName } from "./icon-paths";

type EmptyStateProps = { icon?: IconName; title: string; children?: ReactNode; action?: ReactNode };

/** What a page says when it holds nothing: what belongs here, and the first step. */
export function EmptyState({ icon = "file", title, children, action }: EmptyStateProps) {
  return (
    <div className="grid justify-items-start gap-3 rounded-lg border border-dashed border-control p-6">
      <Icon name={icon} size={7} className="text-muted" />
      <div className="grid gap-1">
        <p className="text-lg font-semibold">{title}</p>
        {children ? <div className="max-w-prose text-muted">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}

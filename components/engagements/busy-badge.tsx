import { clsx } from "clsx";
import { Badge } from "@/components/ui/badge";

/** Beside somebody who is at another engagement at the time. The warnings say at which, and neither is printed. */
export function BusyBadge({ className }: { className?: string }) {
  return (
    <Badge tone="warning" icon="clock" className={clsx("print:hidden", className)}>
      Busy
    </Badge>
  );
}

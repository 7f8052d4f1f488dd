import { clsx } from "clsx";
import type { ReactNode } from "react";

/** The column a page's content stands in: at most 1,280 px, or a reading width for forms and texts. */
export function PageBody({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div
      className={clsx(
        "mx-auto grid w-full grid-cols-1 content-start gap-8",
        narrow ? "max-w-3xl" : "max-w-7xl",
      )}
    >
      {children}
    </div>
  );
}

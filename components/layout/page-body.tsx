import { clsx } from "clsx";
import type { ReactNode } from "react";
import { formatDtg } from "@/lib/dtg";
import { PrintNote } from "./print-note";

/**
 * The column a page's content stands in: at most 1,280 px, or a reading width for forms and texts. On paper every sheet says as of
 * when it is; a page that has more to say of itself has a `PrintNote` of its own among its content.
 */
export function PageBody({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div
      className={clsx(
        "mx-auto grid w-full grid-cols-1 content-start gap-8",
        narrow ? "max-w-3xl" : "max-w-7xl",
      )}
    >
      <PrintNote text={`As of ${formatDtg(new Date())}`} />
      {children}
    </div>
  );
}

import { clsx } from "clsx";

export type PageMarking = "UNCLASSIFIED" | "CUI";

/**
 * The marking of all that the page shows, fixed at the very top and bottom. A page that shows CUI renders its own; the layout's
 * default then gives way (globals.css). Nothing but the marking may stand in it.
 */
export function MarkingBanner({ marking }: { marking: PageMarking }) {
  return (
    <>
      <MarkingStrip marking={marking} edge="top" />
      <MarkingStrip marking={marking} edge="bottom" />
    </>
  );
}

function MarkingStrip({ marking, edge }: { marking: PageMarking; edge: "top" | "bottom" }) {
  return (
    <section
      data-marking={marking}
      aria-label={`Marking, ${edge} of page`}
      className={clsx(
        "fixed inset-x-0 z-(--z-marking) grid h-(--marking-height) place-items-center text-xs font-bold tracking-wider",
        "text-marking-foreground",
        // On paper the margins of every sheet carry the marking (globals.css); once more at the head of the first for browsers
        // without them.
        edge === "top" ? "top-0 print:absolute print:h-auto" : "bottom-0 print:hidden",
        marking === "CUI" ? "bg-marking-cui" : "bg-marking-unclassified",
      )}
    >
      {marking}
    </section>
  );
}

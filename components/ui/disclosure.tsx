import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Icon } from "./icon";

type DisclosureProps = {
  summary: ReactNode;
  children: ReactNode;
  /** Open at first; give it when the section holds something. */
  open?: boolean;
  /** `section` is a box with a strong heading, `plain` a line of text. */
  look?: "section" | "plain";
  /** Prints its content, open or not, and leaves its summary out: for the rest of a list. */
  printsOpen?: boolean;
  /** Folds on a phone alone: elsewhere the content stands open and the summary is left out, where the browser can. */
  phoneOnly?: boolean;
  /** Told each time it opens, for content that is drawn only then. */
  onOpen?: () => void;
  className?: string;
};

/** Something that can be opened: a native `<details>`, findable by the browser's own search. */
export function Disclosure({
  summary,
  children,
  open,
  look = "plain",
  printsOpen,
  phoneOnly,
  onOpen,
  className,
}: DisclosureProps) {
  const section = look === "section";
  return (
    <details
      open={open}
      onToggle={onOpen && ((event) => event.currentTarget.open && onOpen())}
      className={clsx(
        "group/disclosure",
        section && "rounded-lg border border-border bg-surface",
        phoneOnly && "sm:details-content:[content-visibility:visible]",
        printsOpen && "print:details-content:[content-visibility:visible]",
        className,
      )}
    >
      <summary
        className={clsx(
          "flex list-none items-center gap-1.5 rounded-md [&::-webkit-details-marker]:hidden",
          section
            ? "px-4 py-3 font-semibold hover:bg-hover"
            : "min-h-6 w-fit text-sm text-link hover:underline",
          phoneOnly && "sm:supports-[selector(::details-content)]:hidden",
          printsOpen && "print:supports-[selector(::details-content)]:hidden",
        )}
      >
        <Icon name="chevron-right" className="transition-transform group-open/disclosure:rotate-90" />
        {summary}
      </summary>
      <div className={section ? "border-t border-border p-4" : "pt-2"}>{children}</div>
    </details>
  );
}

import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { Anchor, type AnchorProps } from "./anchor";
import { Icon } from "./icon";

/** 1 is always shown, 2 from 640 px, 3 from 1,024 px. */
type ColumnPriority = 1 | 2 | 3;

type CellProps = { numeric?: boolean; priority?: ColumnPriority };

type TableProps = {
  /** What the table lists; read aloud, and shown when `captionVisible`. */
  caption: ReactNode;
  captionVisible?: boolean;
  /** Closer rows, for tables inside tiles and charts. */
  dense?: boolean;
  children: ReactNode;
  className?: string;
};

/** A real table with tabular numerals. The page scrolls, not the table, so that the header can stay in sight. */
export function Table({ caption, captionVisible, dense, children, className }: TableProps) {
  return (
    <table
      className={clsx(
        "group/table w-full border-separate border-spacing-0 text-left text-sm",
        "[&_tbody_tr:last-child>*]:border-b-0",
        className,
      )}
      data-dense={dense || undefined}
    >
      <caption className={captionVisible ? "pb-2 text-left font-medium" : "sr-only"}>{caption}</caption>
      {children}
    </table>
  );
}

/** The header row; keeps below the page's own header while the rows scroll. */
export function TableHead({ children, sticky = true }: { children: ReactNode; sticky?: boolean }) {
  return (
    <thead className={clsx(sticky && "sticky top-(--sticky-top) z-(--z-sticky) print:static")}>
      <tr>{children}</tr>
    </thead>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody className="bg-surface">{children}</tbody>;
}

/** A row; lit under the pointer when it holds a `RowLink`. */
export function TableRow({ children, className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr className={clsx("relative has-[[data-row-link]]:hover:bg-hover", className)} {...rest}>
      {children}
    </tr>
  );
}

export function TableHeader({
  numeric,
  priority = 1,
  className,
  children,
  ...rest
}: CellProps & ComponentProps<"th">) {
  return (
    <th
      scope="col"
      className={clsx(
        "border-b border-control bg-background px-3 py-2 align-bottom text-xs font-semibold text-muted",
        "group-data-dense/table:px-2 group-data-dense/table:py-1 first:pl-4 last:pr-4",
        numeric && "text-right",
        shown[priority],
        className,
      )}
      {...rest}
    >
      {children}
    </th>
  );
}

type SortHeaderProps = CellProps & {
  /** The same list, sorted by this column (or the other way round when it already is). */
  href: string;
  /** How the list is sorted by this column now; null when it is sorted by another. */
  direction: "ascending" | "descending" | null;
  children: ReactNode;
};

/** A column head that sorts: a link, because the order is part of the address. */
export function SortHeader({ href, direction, children, numeric, priority }: SortHeaderProps) {
  return (
    <TableHeader numeric={numeric} priority={priority} aria-sort={direction ?? undefined}>
      <Anchor
        href={href}
        className={clsx(
          "-my-1 inline-flex min-h-6 align-bottom items-center gap-1 hover:text-foreground hover:underline",
          direction && "text-foreground",
          numeric && "flex-row-reverse whitespace-nowrap",
        )}
      >
        {children}
        <Icon
          name={direction === "ascending" ? "arrow-up" : direction === "descending" ? "arrow-down" : "sort"}
          size={3.5}
          className={direction ? undefined : "opacity-60 print:hidden"}
        />
      </Anchor>
    </TableHeader>
  );
}

export function TableCell({
  numeric,
  priority = 1,
  className,
  children,
  ...rest
}: CellProps & ComponentProps<"td">) {
  return (
    <td className={clsx("cell", numeric && "text-right", shown[priority], className)} {...rest}>
      {children}
    </td>
  );
}

/** The link that the whole row follows. One per row; other links in the row need `relative z-(--z-raised)`. */
export function RowLink({ className, children, ...rest }: AnchorProps) {
  return (
    <Anchor
      data-row-link=""
      className={clsx(
        "font-medium text-foreground hover:underline",
        "after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2",
        "focus-visible:after:-outline-offset-2 focus-visible:after:outline-focus",
        className,
      )}
      {...rest}
    >
      {children}
    </Anchor>
  );
}

/** A cell's value that nobody has reported: hatched and in words, never an empty cell and never zero. */
export function UnknownValue({ children = "Not known" }: { children?: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
      <span aria-hidden className="h-3 w-5 rounded-[2px] border border-hatch hatched" />
      {children}
    </span>
  );
}

const shown: Record<ColumnPriority, string> = {
  1: "",
  2: "max-sm:hidden print:table-cell",
  3: "max-lg:hidden print:table-cell",
};

import type { ReactNode } from "react";
import { buttonVariants } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { type ExportList, exportHref } from "@/lib/exports/lists";

type ExportLinkProps = {
  list: ExportList;
  /** The list's address with its filters. */
  href: string;
  /** What stands in the file line by line in place of the records. */
  rows?: string;
  children?: ReactNode;
};

/** The file of exactly the rows of a list, all pages of them. */
export function ExportLink({ list, href, rows, children = "Export" }: ExportLinkProps) {
  return (
    <a href={exportHref(list, href, { rows })} download className={buttonVariants()}>
      <Icon name="download" />
      {children}
    </a>
  );
}

"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Anchor } from "@/components/ui/anchor";

type NavLinkProps = { href: string; className: string; children: ReactNode };

/** A link that knows whether it leads to where the reader is, and closes the drawer it stands in. */
export function NavLink({ href, className, children }: NavLinkProps) {
  const path = usePathname();
  const here = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
  return (
    <Anchor
      href={href}
      aria-current={here ? "page" : undefined}
      className={className}
      onClick={(event) => event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover()}
    >
      {children}
    </Anchor>
  );
}

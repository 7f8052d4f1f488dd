import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";

export type AnchorProps = Omit<ComponentProps<typeof Link>, "href" | "prefetch"> & { href: string };

/**
 * A link to an address that was put together (a sorted list, the rows behind a bar), which typed routes cannot check. Works inside
 * SVG. None is prefetched, nor is what a form leads to: every page is made when it is asked for, nothing of it can be had ahead, and asking for the ten of
 * the navigation cost the server as long as the page that names them.
 */
export function Anchor({ href, ...rest }: AnchorProps) {
  return <Link href={href as Route} prefetch={false} {...rest} />;
}

import type { Route } from "next";
import Link from "next/link";
import type { ComponentProps } from "react";

export type AnchorProps = Omit<ComponentProps<typeof Link>, "href"> & { href: string };

/**
 * A link to an address that was put together (a sorted list, the rows behind a bar), which typed routes cannot check. Works inside
 * SVG. Not prefetched unless told so: a page has hundreds of these, and each would be asked for in vain.
 */
export function Anchor({ href, prefetch = false, ...rest }: AnchorProps) {
  return <Link href={href as Route} prefetch={prefetch} {...rest} />;
}

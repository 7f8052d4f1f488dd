import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireViewer } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Not found" };

/** Every address that is no page: asked for by someone signed out, it looks like one that is. */
export default async function UnknownPage() {
  await requireViewer();
  notFound();
}

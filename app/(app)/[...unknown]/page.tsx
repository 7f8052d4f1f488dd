import { notFound } from "next/navigation";
import { requireViewer } from "@/lib/auth/session";

/** Every address that is no page: asked for by someone signed out, it looks like one that is. */
export default async function UnknownPage() {
  await requireViewer();
  notFound();
}

import "server-only";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { recordAudit } from "./record";

/** Answers a page that is not for this viewer as if it did not exist, and records that it was asked for. */
export async function refusePage(viewer: Viewer): Promise<never> {
  const path = (await headers()).get("x-rapport-path")?.split("?")[0]?.slice(0, 200) ?? null;
  await withViewer(viewer, (db) =>
    recordAudit(db, viewer, {
      type: "access.refused",
      outcome: "refused",
      subject: { type: "page", id: null, name: path },
      after: { attempt: "open a page" },
    }),
  );
  notFound();
}

import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { POST as upload } from "../app/api/attachments/route";
import { GET as exportList } from "../app/api/exports/[list]/route";
import { POST as warnings } from "../app/api/warnings/route";
import { LIMITS, type LimitKind } from "../lib/auth/limits/rules";

const signedIn = vi.hoisted((): { viewer: Viewer | null } => ({ viewer: null }));
vi.mock("@/lib/auth/session", () => ({
  getViewer: async () => signedIn.viewer,
  requireViewer: async () => signedIn.viewer,
  requireSession: async () => ({ id: signedIn.viewer?.id, viewer: signedIn.viewer }),
}));

const ADDRESS = "http://localhost/api";

test.each<[string, LimitKind, () => Promise<Response>]>([
  [
    "exports",
    "export",
    () =>
      exportList(new NextRequest(`${ADDRESS}/exports/people`), {
        params: Promise.resolve({ list: "people" }),
      }),
  ],
  ["look-ups", "lookup", () => warnings(new Request(`${ADDRESS}/warnings`, { method: "POST", body: "{}" }))],
  ["files", "upload", () => upload(new Request(`${ADDRESS}/attachments`, { method: "POST" }))],
])("a route that is asked for too many %s says when to come again", async (_, kind, ask) => {
  const viewer = await createViewer();
  signedIn.viewer = viewer;
  expect((await ask()).status).not.toBe(429);
  await asOwner(
    `insert into rate_count (kind, who, starts_at, count)
     select $1, $2, date_trunc('minute', now()) + n * interval '1 minute', $3 from generate_series(0, 1) n
     on conflict (kind, who, starts_at) do update set count = excluded.count`,
    [kind, viewer.id, LIMITS[kind].most],
  );
  const answer = await ask();
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(Number(answer.headers.get("retry-after"))).toBeLessThanOrEqual(60);
});

import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createViewer } from "@/testing/people";
import { GET as exportList } from "../app/api/exports/[list]/route";

const signedIn = vi.hoisted((): { viewer: Viewer | null } => ({ viewer: null }));
vi.mock("@/lib/auth/session", () => ({ requireViewer: async () => signedIn.viewer }));

const officer = await createViewer({ countries: ["JPN"] });

async function create(title: string): Promise<string> {
  const made = await createEngagement(officer, newId(), engagementInput({ purpose: "Talk.", title }), {
    publish: true,
  });
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.data.id;
}

/** Asks for the file of the engagements, which is not read yet. */
async function ask(q: string): Promise<Response> {
  signedIn.viewer = officer;
  return exportList(new NextRequest(`http://localhost/api/exports/engagements?q=${q}`), {
    params: Promise.resolve({ list: "engagements" }),
  });
}

test("a record that is marked higher while its file is written does not leave under the lower banner", async () => {
  await create("Exportkept talk of berths");
  const raised = await create("Exportkept talk of fuel");
  const file = await ask("Exportkept");
  await asOwner("update engagement set marking = 'CUI', purpose = 'What is controlled.' where id = $1", [
    raised,
  ]);
  const text = await file.text();
  expect(file.headers.get("content-disposition")).toContain("UNCLASSIFIED_engagements");
  expect(text).toContain("talk of berths");
  expect(text).not.toContain("talk of fuel");
  expect(text).not.toContain("What is controlled");
  const last = text.trimEnd().split("\r\n").at(-1);
  expect(last).toMatch(/^UNCLASSIFIED,End of the file: 1 row,1 row left out: .*Export it again\.$/);

  const again = await ask("Exportkept");
  expect(again.headers.get("content-disposition")).toContain("CUI_engagements");
  const whole = await again.text();
  expect(whole).toContain("talk of fuel");
  expect(whole.trimEnd().split("\r\n").at(-1)).toBe("CUI,End of the file: 2 rows");
});

test("nor one that names a visit which is marked higher meanwhile", async () => {
  const earlier = await create("Exportnamed earlier visit");
  await asOwner("update engagement set type = 'HOST' where id = $1", [earlier]);
  const visit = await create("Exportback visit");
  await asOwner("update engagement set type = 'ABROAD' where id = $1", [visit]);
  await asOwner("insert into engagement_visit (engagement_id, returns_id) values ($1, $2)", [visit, earlier]);
  const file = await ask("Exportback");
  await asOwner("update engagement set marking = 'CUI' where id = $1", [earlier]);
  expect(await file.text()).not.toContain("Exportnamed");
});

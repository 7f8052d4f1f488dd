import { NextRequest } from "next/server";
import { describe, expect, test, vi } from "vitest";
import { endOwnSession, resumeSession } from "@/lib/auth/sessions/mutations";
import type { Viewer } from "@/lib/auth/viewer";
import { createEngagement } from "@/lib/engagements/mutations";
import { newId } from "@/lib/ids";
import { engagementInput } from "@/testing/engagements";
import { asOwner } from "@/testing/owner";
import { createSession, createViewer } from "@/testing/people";
import { GET as exportList } from "../app/api/exports/[list]/route";

type SignedIn = { id: string; viewer: Viewer };
const signedIn = vi.hoisted((): { session: SignedIn | null } => ({ session: null }));
vi.mock("@/lib/auth/session", () => ({ requireSession: async () => signedIn.session }));

const officer = await createViewer({ countries: ["JPN"], allCountries: true });

async function create(title: string): Promise<string> {
  const made = await createEngagement(officer, newId(), engagementInput({ purpose: "Talk.", title }), {
    publish: true,
  });
  if (!made.ok) throw new Error(JSON.stringify(made));
  return made.data.id;
}

/** Asks for the file of the engagements, which is not read yet. */
async function ask(q: string, account: Viewer = officer): Promise<Response> {
  // As its pages see them: what they cover is read from the database.
  const id = await createSession(account);
  const viewer = (await resumeSession(id, "never"))?.viewer;
  if (!viewer) throw new Error("nobody is signed in");
  signedIn.session = { id, viewer };
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

describe("a file that is still being sent breaks off", () => {
  test("when its reader signs out, or somebody ends their session", async () => {
    await create("Exportlong talk");
    const file = await ask("Exportlong");
    await endOwnSession(officer, signedIn.session?.id ?? "", "SIGNED_OUT");
    await expect(file.text()).rejects.toThrow(/breaks off/);
  });

  test("when their access changes", async () => {
    await create("Exportless talk");
    for (const change of [
      "marking_ceiling = 'UNCLASSIFIED'",
      "all_countries = false",
      "disabled_at = now()",
    ]) {
      const reader = await createViewer({ allCountries: true });
      const file = await ask("Exportless", reader);
      await asOwner(`update app_user set ${change} where id = $1`, [reader.id]);
      await expect(file.text(), change).rejects.toThrow(/breaks off/);
    }
    expect(await (await ask("Exportless")).text()).toContain("End of the file: 1 row");
  });

  test("when it takes longer than a slow line does", async () => {
    await create("Exportslow talk");
    const file = await ask("Exportslow");
    const [now, later] = [Date.now, Date.now() + 16 * 60 * 1000];
    Date.now = () => later;
    try {
      await expect(file.text()).rejects.toThrow(/breaks off/);
    } finally {
      Date.now = now;
    }
  });
});

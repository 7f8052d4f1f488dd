import { expect, test } from "vitest";
import { loadViewer } from "@/lib/auth/queries";
import { changeUser, setDisabled } from "@/lib/auth/users/mutations";
import { listWaitingProposals } from "@/lib/auth/users/proposals/queries";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { listWaitingMembers } from "@/lib/readers/confirmations/queries";
import { createReaderGroup } from "@/lib/readers/mutations";
import { createReaderGroupSchema } from "@/lib/readers/schema";
import { createViewer, setUp } from "@/testing/people";
import { confirmWaiting } from "./confirm-waiting";

const admin = await createViewer({ roles: ["SYSTEM_ADMIN"] });

/** Somebody for whom the admin proposed to be a leader, with the proposal's id. */
async function proposed(): Promise<{ officer: Viewer; id: string }> {
  const officer = await createViewer();
  const { id, name, nation } = officer;
  const access = { roles: ["OFFICER" as const, "LEADER" as const], markingCeiling: "CUI" as const };
  const input = { id, version: 1, name, nation, timeZone: "UTC", allCountries: false, ...access };
  expect(await changeUser(admin, input)).toMatchObject({ ok: true });
  const [proposal] = await withViewer(setUp, (db) => listWaitingProposals(db, id));
  return { officer, id: proposal?.id ?? "" };
}

/** Runs it, answering every question with these in turn, and gives what it said; null: nobody is asked. */
async function run(answers: string[] | null, proposal?: string): Promise<string> {
  const said: string[] = [];
  const ask =
    answers &&
    (async (question: string) => {
      said.push(question);
      return answers.shift() ?? "";
    });
  await confirmWaiting({ proposal, ask, say: (line) => void said.push(line) });
  return said.join("\n");
}

const rolesOf = async ({ id }: Viewer) => (await loadViewer(id))?.roles;

test("it says what each would change, and confirms only what is said yes to", async () => {
  expect(await run(["y"])).toBe("Nothing waits for a second admin.");
  const [first, second] = [await proposed(), await proposed()];
  const said = await run(["", "y"]);
  expect(said).toContain(`${first.officer.name} (${first.officer.email}), proposed by ${admin.name}`);
  expect(said).toContain(`proposal ${first.id}:\n  Roles: Officer, Leader; now Officer\nConfirm it? [y/N]`);
  expect(said).toMatch(/It waits on\.[\s\S]+Confirmed; it holds from now on\.$/);
  expect(await rolesOf(first.officer)).toEqual(["OFFICER"]);
  expect(await rolesOf(second.officer)).toEqual(["OFFICER", "LEADER"]);

  await expect(run(null)).rejects.toThrow(/Nothing was confirmed\. Say which: .+--proposal ID/);
  await expect(run(null, newId())).rejects.toThrow(/No proposal .+ waits/);
  await expect(run(["y"], second.id), "what is decided waits no more").rejects.toThrow(/waits/);
  expect(await rolesOf(first.officer)).toEqual(["OFFICER"]);
  expect(await run(null, first.id)).toContain("Confirmed; it holds from now on.");
  expect(await rolesOf(first.officer)).toEqual(["OFFICER", "LEADER"]);
});

test("what nobody can confirm any more is told and not asked about", async () => {
  const { officer, id } = await proposed();
  expect(await setDisabled(admin, { id: officer.id, version: 2, disabled: true })).toMatchObject({
    ok: true,
  });
  const said = await run(["y"]);
  expect(said).toContain("Cannot be confirmed: The account is disabled");
  expect(said).not.toContain("Confirm it?");
  await expect(run(null, id)).rejects.toThrow(/disabled/);
});

test("who waits to be in a reader group is confirmed in the same way", async () => {
  const reader = await createViewer();
  const members = [{ id: "", userId: reader.id, startsOn: "2026-01-01", endsOn: "" }];
  const input = createReaderGroupSchema.parse({ id: newId(), name: "Close circle", members });
  expect(await createReaderGroup(admin, input)).toMatchObject({ ok: true });
  const [waiting] = await withViewer(setUp, (db) => listWaitingMembers(db, { userId: reader.id }));
  expect(await run(null, waiting?.id)).toContain("  Reader group Close circle, from 1 Jan 2026\n  Confirmed");
  expect((await loadViewer(reader.id))?.groups).toEqual([input.id]);
});

import { expect, test } from "vitest";
import { createSeries, editionsOf } from "@/testing/exercises";
import { createViewer } from "@/testing/people";
import { saveParticipants } from "./mutations";

const officer = await createViewer({ countries: ["JPN"] });
const series = await createSeries();
const { create, load } = editionsOf(officer, series);

test("participants give the edition its countries, and the officer's own stays", async () => {
  const edition = await create();
  const save = (
    participants: { code: string; role: "HOST" | "PARTICIPANT"; state: "INVITED" | "CONFIRMED" }[],
    version: number,
  ) => saveParticipants(officer, { id: edition.id, version, participants });
  expect(
    await save(
      [
        { code: "KOR", role: "HOST", state: "CONFIRMED" },
        { code: "JPN", role: "PARTICIPANT", state: "INVITED" },
      ],
      edition.version,
    ),
  ).toMatchObject({ ok: true });
  const saved = await load(edition.reference);
  expect(saved).toMatchObject({ hostCountryCodes: ["KOR"], countryCodes: ["JPN", "KOR"] });
  expect(await save([{ code: "KOR", role: "HOST", state: "CONFIRMED" }], saved.version)).toMatchObject({
    fields: { participants: [expect.stringMatching(/country that you cover/)] },
  });
  expect(await save([{ code: "QQQ", role: "HOST", state: "CONFIRMED" }], saved.version)).toMatchObject({
    ok: false,
  });
  expect(await save([], edition.version)).toMatchObject({ code: "stale" });
});

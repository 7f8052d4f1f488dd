import { expect, test } from "vitest";
import { readFields } from "../fields";
import type { RowMeaning } from "../profile";
import { profile } from "./profile";

const row = {
  id: "4205",
  role: "secretary",
  who: "example-jane-q",
  name: "Jane Q. Example",
  "start-date": "2021-03-15",
  "end-date": "2021-03-17",
  country: "Japan",
  country_id: "japan",
  locale: "Tokyo",
  remarks: "Met with the Foreign Minister.",
};

function meaning(change: Partial<Record<keyof typeof row, string>> = {}): RowMeaning {
  return profile.map(readFields(new Map(Object.entries({ ...row, ...change }))));
}

function engagement(change: Partial<Record<keyof typeof row, string>> = {}) {
  const found = meaning(change);
  if (found.kind !== "engagement") throw new Error(`not an engagement: ${found.reason}`);
  return found.engagement;
}

function rejection(change: Partial<Record<keyof typeof row, string>>) {
  const found = meaning(change);
  return found.kind === "reject" ? found.reason : found.kind;
}

test("a leg of a journey is a visit abroad with the traveller as our side", () => {
  expect(meaning()).toEqual({
    kind: "engagement",
    key: "4205",
    warnings: [],
    engagement: {
      type: "ABROAD",
      title: "Visit to Tokyo, Japan: Secretary of State Example",
      startsOn: "2021-03-15",
      endsOn: "2021-03-17",
      country: "JPN",
      isHost: true,
      timeZone: "Asia/Tokyo",
      city: "Tokyo",
      purpose: "Met with the Foreign Minister.",
      notes: [],
      sourceReference: "Office of the Historian, Travels abroad, row 4205: Japan (japan)",
      attendance: [
        {
          name: "Jane Q. Example",
          rankText: "Secretary of State",
          rankCode: "CIV_M",
          position: "Secretary of State",
          nationality: "USA",
          side: "OWN",
          role: "PRINCIPAL",
        },
      ],
      sets: {},
    },
  });
});

test("a president travels as one, a family name may have several words, a place may be blank", () => {
  const visit = engagement({
    role: "president",
    who: "van-example-jo",
    name: "Jo Van Example, Jr.",
    locale: "",
  });
  expect(visit.title).toBe("Visit to Japan: President Van Example");
  expect(visit.city).toBeNull();
});

test("states that have ended keep their name, and every place its own clock", () => {
  const soviet = engagement({
    country: "U.S.S.R.",
    country_id: "russia",
    "start-date": "1972-05-22",
    "end-date": "1972-05-30",
  });
  expect(soviet.country).toBe("SUN");
  expect(engagement({ country_id: "antarctica", country: "Antarctica" }).timeZone).toBe("Antarctica/McMurdo");
});

test("a title stays within its length and a long remark is kept whole", () => {
  const remarks = "Met with one after another. ".repeat(12).trim();
  const visit = engagement({ locale: "Very Long Place Name, ".repeat(5).slice(0, 110), remarks });
  expect(visit.title.length).toBeLessThanOrEqual(120);
  expect(visit.title).toMatch(/: Secretary of State Example$/);
  expect(visit.purpose).toMatch(/…$/);
  expect(visit.notes).toEqual([remarks]);
});

test("what cannot be true is rejected with the column", () => {
  expect(rejection({ "end-date": "2021-03-14" })).toBe(
    "end-date: 2021-03-14 is before the start, 2021-03-15",
  );
  expect(rejection({ "start-date": "21-03-15" })).toMatch(/^start-date: .*two|2 digits/);
  expect(rejection({ country_id: "atlantis" })).toMatch(/^country_id: “atlantis”/);
  expect(rejection({ role: "general" })).toMatch(/^role: /);
  for (const id of ["abc", "-5", "4.2"])
    expect(rejection({ id })).toBe(`id: “${id}” is no number of the source`);
  expect(rejection({ remarks: "x".repeat(100_000) })).toMatch(/^remarks: has 100,000 characters/);
  expect(rejection({ id: "", name: " " })).toBe("id: is empty; name: is empty");
});

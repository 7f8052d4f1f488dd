import { expect, test } from "vitest";
import { readFields } from "../fields";
import type { RowMeaning } from "../profile";
import { profile } from "./profile";

const row = {
  region: "East Asia and Pacific",
  country: "Philippines",
  program: "IMET-1 - Fiscal Year 2020 Department of State Training",
  course_title: "Logistics Officer  Course",
  start_date: "1/6/2020",
  end_date: "4/24/2020",
  location: "Ft. Lee, VA, US",
  page_number: "12",
  quantity: "3",
  student_unit: "1st Logistics Brigade",
  total_cost: "$12,190",
  us_unit: "Army Logistics University - 0",
};
type Change = Partial<Record<keyof typeof row, string>>;

function meaning(change: Change = {}): RowMeaning {
  return profile.map(readFields(new Map(Object.entries({ ...row, ...change }))));
}

function taken(change: Change = {}) {
  const found = meaning(change);
  if (found.kind !== "engagement") throw new Error(`not an engagement: ${found.reason}`);
  return found;
}

test("a course is training of the partner's people, with students, cost and place", () => {
  expect(taken().engagement).toEqual({
    type: "EDUIN",
    title: "Logistics Officer Course: Philippines",
    startsOn: "2020-01-06",
    endsOn: "2020-04-24",
    country: "PHL",
    isHost: false,
    timeZone: "UTC",
    city: null,
    purpose: null,
    notes: [],
    sourceReference:
      "Foreign military training report, IMET-1 - Fiscal Year 2020 Department of State Training, page 12: Philippines (unverified)",
    attendance: [],
    sets: {
      exchange: {
        topic: "Logistics Officer Course",
        audience: "1st Logistics Brigade",
        provider: "Army Logistics University - 0",
        location: "Ft. Lee, VA, US",
        taught: [{ side: "PARTNER", number: 3 }],
      },
      money: {
        lines: [
          {
            authorityWords: "IMET-1",
            appropriation: "Fiscal Year 2020 Department of State Training",
            fiscalYear: 2020,
            cost: "12190.00",
            currency: "USD",
          },
        ],
      },
    },
  });
});

test.each([
  ["Philippines (In Country Training)", "MTT"],
  ["Manila, Philippines", "MTT"],
  ["Mobile Training Team", "MTT"],
  ["Virtual - Event", "EDUIN"],
  ["Garmisch-Partenkirchen, Germany", "EDUIN"],
  ["", "EDUIN"],
])("a team that went there is a mobile training team: %s is %s", (location, type) => {
  const { engagement } = taken({ location });
  expect([engagement.type, engagement.isHost]).toEqual([type, type === "MTT"]);
});

test("a subtotal is no course", () => {
  expect(meaning({ course_title: "Fiscal Year 2020 Program Totals", start_date: "", end_date: "" })).toEqual({
    kind: "skip",
    reason: "subtotal of a program, not a course",
  });
});

test("a course that ends before it starts is kept, with its end unknown and both dates in words", () => {
  const { engagement, warnings } = taken({ start_date: "7/4/2020", end_date: "6/26/2020" });
  expect([engagement.startsOn, engagement.endsOn]).toEqual(["2020-07-04", null]);
  expect(warnings).toEqual([
    "The source says 7/4/2020 to 6/26/2020 (month first), which ends before it starts. The end is left unknown until someone knows better.",
  ]);
  expect(engagement.notes).toEqual(warnings);
});

test("a start after the whole report cannot stand either", () => {
  const { engagement, warnings } = taken({ start_date: "6/27/2106", end_date: "6/1/2020" });
  expect([engagement.startsOn, engagement.endsOn]).toEqual(["2020-06-01", "2020-06-01"]);
  expect(warnings[0]).toContain("6/27/2106 to 6/1/2020");
});

test("a corrected end, cost or number is the same course, another unit is another", () => {
  const { key } = taken();
  expect(taken({ end_date: "4/25/2020", total_cost: "$1", quantity: "4", page_number: "13" }).key).toBe(key);
  expect(taken({ student_unit: "2nd Logistics Brigade" }).key).not.toBe(key);
});

test("what cannot be read is rejected with every column at once", () => {
  expect(
    meaning({ start_date: "1/6/20", total_cost: "lots", quantity: "some", country: "Atlantis" }),
  ).toEqual({
    kind: "reject",
    reason:
      "start_date: “1/6/20” has a year of 2 digits; the century is not guessed, write four; " +
      "quantity: “some” is not a whole number; total_cost: “lots” is not an amount in dollars such as $12,190; " +
      "country: “Atlantis” is a country nobody knows here",
  });
});

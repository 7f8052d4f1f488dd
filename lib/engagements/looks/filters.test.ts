import { expect, test } from "vitest";
import { NO_FILTERS } from "../filters";
import { lookHref, monthShown, movedTo, otherLook, readLook, timelineStart, USUAL_LOOK } from "./filters";

const today = "2026-11-26";
const past = { ...NO_FILTERS, when: "past" } as const;

test("a look and its address are one", () => {
  const shown = { look: "timeline", month: "2026-03-01", lane: "type" } as const;
  const href = lookHref({ country: ["JPN"] }, shown);
  expect(href).toBe("/engagements?country=JPN&view=timeline&month=2026-03&by=type");
  const query = Object.fromEntries(new URL(href, "http://x").searchParams);
  expect(readLook(query)).toEqual({ shown, notices: [] });
  expect(lookHref({ when: "past" }, { ...USUAL_LOOK, month: "2026-03-01" })).toBe("/engagements");
});

test("what cannot be read is left out and told of", () => {
  const { shown, notices } = readLook({ view: "globe", month: "2026-13", by: "officer" });
  expect(shown).toEqual(USUAL_LOOK);
  expect(notices).toHaveLength(3);
  expect(readLook({ month: "0999-01" }).shown.month).toBeNull();
});

test("from the list that opens by itself a picture shows all, from a list that was asked for the same", () => {
  expect(otherLook(past, USUAL_LOOK, "calendar")).toBe("/engagements?when=all&view=calendar");
  expect(otherLook(past, USUAL_LOOK, "list")).toBe("/engagements");
  expect(otherLook({ ...past, country: ["JPN"] }, USUAL_LOOK, "map")).toBe(
    "/engagements?country=JPN&when=past&view=map",
  );
});

test("the month is that of today, as near to it as the filters allow, unless another is asked for", () => {
  expect(monthShown(NO_FILTERS, USUAL_LOOK, today)).toBe("2026-11-01");
  expect(monthShown({ from: null, to: "2024-02-29" }, USUAL_LOOK, today)).toBe("2024-02-01");
  expect(monthShown({ from: "2027-05-05", to: null }, USUAL_LOOK, today)).toBe("2027-05-01");
  expect(monthShown(NO_FILTERS, { ...USUAL_LOOK, month: "2020-01-01" }, today)).toBe("2020-01-01");
});

test("a timeline of what is past ends with this month, one of what is ahead begins with it", () => {
  expect(timelineStart(past, USUAL_LOOK, today)).toBe("2025-12-01");
  expect(timelineStart({ ...NO_FILTERS, when: "ahead" }, USUAL_LOOK, today)).toBe("2026-11-01");
  expect(timelineStart(NO_FILTERS, USUAL_LOOK, today)).toBe("2026-03-01");
});

test("a picture that opens on nothing goes to the nearest month with any, unless a month was asked for", () => {
  const month = "2026-11-01";
  const calendar = { ...USUAL_LOOK, look: "calendar" } as const;
  expect(movedTo({ before: "2025-03-01", after: null }, calendar, month)).toBe("2025-03-01");
  expect(movedTo({ before: "2025-03-01", after: "2026-12-01" }, calendar, month)).toBe("2026-12-01");
  expect(movedTo({ before: "2026-10-01", after: "2027-12-01" }, calendar, month)).toBe("2026-10-01");
  expect(movedTo({ before: null, after: null }, calendar, month)).toBe(month);
  expect(movedTo({ before: "2025-03-01", after: null }, { ...calendar, month }, month)).toBe(month);
  const timeline = { ...USUAL_LOOK, look: "timeline" } as const;
  expect(movedTo({ before: "2025-03-01", after: null }, timeline, month)).toBe("2024-04-01");
  expect(movedTo({ before: "2025-03-01", after: "2027-12-01" }, timeline, month)).toBe("2027-12-01");
});

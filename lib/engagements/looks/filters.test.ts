import { expect, test } from "vitest";
import { NO_FILTERS } from "../filters";
import { lookHref, monthShown, otherLook, readLook, timelineStart, USUAL_LOOK } from "./filters";

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

import { describe, expect, test } from "vitest";
import { dayOnMargins, daysOfEvents, type Margins, marginsProblem, offersMargins } from "./rules";

const at = (id: string, facts: Partial<Margins> = {}): Margins => ({
  id,
  eventId: null,
  meetings: 0,
  ...facts,
});

describe("margins are one level deep", () => {
  test.each<[string, Margins, Margins, RegExp | null]>([
    ["a meeting on an event", at("meeting"), at("event"), null],
    ["one more on an event that has some", at("meeting"), at("event", { meetings: 3 }), null],
    ["a meeting moved from another event", at("meeting", { eventId: "other" }), at("event"), null],
    ["on its own", at("event"), at("event"), /its own margins/],
    ["on one that is on another's", at("meeting"), at("talk", { eventId: "event" }), /Choose the event/],
    ["one that has meetings itself", at("event", { meetings: 1 }), at("summit"), /is on nobody's/],
  ])("%s", (_, meeting, event, problem) => {
    const said = marginsProblem(meeting, event);
    if (problem) expect(said).toMatch(problem);
    else expect(said).toBeNull();
  });
});

test("meetings on its margins are offered where several come together, and at exercises", () => {
  const [host, guest] = [
    { code: "SGP", role: "HOST" },
    { code: "JPN", role: "PARTICIPANT" },
  ];
  const declined = { code: "JPN", role: "INVITED_DECLINED" };
  const own = { code: "USA", role: "PARTICIPANT" };
  const offers = (type: string, ...countries: { code: string; role: string }[]) =>
    offersMargins({ type, countries }, "USA");
  expect(offers("DPD", host, guest)).toBe(true);
  expect(offers("MULTI", host)).toBe(true);
  expect(offers("EX-LIVEX", host)).toBe(true);
  expect(offers("BILAT", host)).toBe(false);
  expect(offers("BILAT", host, declined)).toBe(false);
  expect(offers("BILAT", host, own)).toBe(false);
});

test("an event is looked for around the days of its meeting, wider where somebody says what it is called", () => {
  const meeting = { startsOn: "2026-05-30", endsOn: null };
  expect(daysOfEvents(meeting, false)).toEqual({
    from: "2026-03-24",
    to: "2026-06-06",
    endsFrom: "2026-05-23",
  });
  const asked = daysOfEvents({ ...meeting, endsOn: "2026-06-02" }, true);
  expect(asked).toEqual({ from: "2026-02-28", to: "2026-07-03", endsFrom: "2026-04-29" });
});

test("a meeting begins on the first day of the event, today while that goes on, and on none where its day is not known", () => {
  const event = { startsOn: "2026-05-29", endsOn: "2026-05-31", datePrecision: "DAY" };
  expect(dayOnMargins(event, "2026-05-01")).toBe("2026-05-29");
  expect(dayOnMargins(event, "2026-05-30")).toBe("2026-05-30");
  expect(dayOnMargins(event, "2026-07-01")).toBe("2026-05-29");
  expect(dayOnMargins({ ...event, endsOn: null }, "2026-05-30")).toBe("2026-05-29");
  expect(dayOnMargins({ ...event, datePrecision: "MONTH" }, "2026-05-30")).toBe("");
});

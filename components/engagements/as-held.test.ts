import { expect, test } from "vitest";
import type { PersonOption } from "@/lib/engagements/views";
import { heldSince } from "./as-held";
import { emptyRow, type PersonRow } from "./form-values";

const mori: PersonOption = {
  value: "mori",
  label: "Mori",
  name: "Mori",
  hint: "",
  group: "Others",
  nationality: "JPN",
  ranks: [
    {
      rankText: "Colonel",
      rankCode: "OF-5",
      service: "ARMY",
      firstOn: "2025-03-01",
      lastOn: "2025-09-01",
      isDated: false,
    },
    {
      rankText: "Maj Gen",
      rankCode: "OF-7",
      service: "ARMY",
      firstOn: "2026-04-01",
      lastOn: "2026-11-01",
      isDated: false,
    },
  ],
  career: [
    post("Deputy Chief of Staff", "2026-04-01", null),
    post("Director of Plans", "2024-01-01", "2026-03-31"),
  ],
};

function post(title: string, startsOn: string | null, endsOn: string | null): PersonOption["career"][number] {
  return {
    id: title,
    postId: title,
    title,
    organisationId: null,
    organisation: "Joint Staff",
    organisationThen: null,
    startsOn,
    endsOn,
    isActing: false,
  };
}

const then: PersonRow = {
  ...emptyRow("attendance"),
  personId: "mori",
  name: "Mori",
  rankText: "Colonel",
  rankCode: "OF-5",
  service: "ARMY",
  position: "Director of Plans",
  organisation: "Joint Staff",
};

test("whoever was at the last meeting comes to the next one as what they are by then", () => {
  expect(heldSince(then, mori, "2026-11-20")).toEqual({
    ...then,
    rankText: "Maj Gen",
    rankCode: "OF-7",
    position: "Deputy Chief of Staff",
  });
  expect(heldSince(then, mori, "2025-06-01")).toEqual(then);
});

test("a post that ended is not held on, and without a day the last one counts", () => {
  const retired = { ...mori, career: [post("Director of Plans", "2024-01-01", "2026-03-31")] };
  expect(heldSince(then, retired, "2026-11-20")).toMatchObject({ position: "", organisation: "" });
  expect(heldSince(then, mori, "")).toMatchObject({ rankText: "Maj Gen", position: "Deputy Chief of Staff" });
});

test("of whom the record knows no rank or post it says what was written down last", () => {
  expect(heldSince(then, { ...mori, ranks: [], career: [] }, "2026-11-20")).toEqual(then);
});

import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { createPersonSchema, editPersonSchema, PERSON_TEXT_LIMITS } from "./schema";

const facts = { familyName: "Mori", nationality: "JPN" };

/** What the form says of each field that is wrong; nothing when all is well. */
function faultsOf(fields: Record<string, unknown>): Record<string, string[] | undefined> {
  const [created, edited] = [
    createPersonSchema.safeParse({ ...facts, ...fields, id: newId() }),
    editPersonSchema.safeParse({ ...facts, ...fields, id: newId(), version: 1 }),
  ].map((answer) => answer.error?.flatten().fieldErrors ?? {});
  expect(created).toEqual(edited);
  return edited ?? {};
}

const page = "https://www.example.org/people/mori";

test("a biography names the page it was taken from; a page may stand without one", () => {
  expect(faultsOf({ biography: "Led a brigade." })).toEqual({
    biographySource: ["Give the address the biography was taken from."],
  });
  for (const fields of [
    { biography: "Led a brigade.", biographySource: page },
    { biographySource: page },
    { biography: "  ", biographySource: "" },
    {},
  ])
    expect(faultsOf(fields)).toEqual({});
});

test.each([
  page,
  "http://example.org",
  "HTTPS://EXAMPLE.ORG/a?b=c#d",
  "https://防衛省.example/人物",
  "https://example.org:8443/%E4%BA%BA",
])("%s is a page", (biographySource) => {
  expect(faultsOf({ biographySource })).toEqual({});
});

test.each([
  "javascript:alert(1)",
  " javascript://example.org/%0aalert(1)",
  "data:text/html,<script>",
  "ftp://example.org/mori",
  "file:///etc/passwd",
  "//example.org/mori",
  "www.example.org/mori",
  "https://",
  "https://embassy",
  "https://https://example.org",
  "https://example.org/two words",
  "https://example.org/\nhttps://example.org/2",
  "https://www.mod.example@other.example/",
  "https://:secret@example.org/",
  "https://exam\u200bple.org/",
  "a card of the embassy",
])("%j is no page", (biographySource) => {
  expect(faultsOf({ biographySource }).biographySource).toEqual([expect.stringContaining("whole address")]);
});

test("the texts of the card are as long as the form says, and can be printed", () => {
  for (const field of ["languages", "protocolNotes", "biography", "biographySource"] as const) {
    const start = field === "biographySource" ? page : "";
    const longest = start.padEnd(PERSON_TEXT_LIMITS[field], "a");
    const of = (text: string) => faultsOf({ biographySource: page, [field]: text })[field];
    expect(of(longest), field).toBeUndefined();
    expect(of(`${longest}a`), field).toEqual([expect.stringContaining("the most is")]);
    expect(of(`${start}\u0007`)?.[0], field).toContain("cannot be printed");
    expect(of(`${start}\ufffd`)?.[0], field).toContain("damaged");
  }
  const lines = "Addressed as General.\r\nNo seat with the back to the door.";
  expect(editPersonSchema.parse({ ...facts, id: newId(), version: 1, protocolNotes: lines })).toMatchObject({
    protocolNotes: "Addressed as General.\nNo seat with the back to the door.",
  });
});

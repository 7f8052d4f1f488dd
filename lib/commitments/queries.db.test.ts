import { expect, test } from "vitest";
import type { AddressQuery } from "@/lib/address";
import type { Viewer } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import type { PreparedCommitment } from "@/lib/engagements/prepared";
import { writeEngagements } from "@/lib/engagements/writing/write-engagements";
import { planExport } from "@/lib/exports/queries";
import { newId } from "@/lib/ids";
import { asOwner } from "@/testing/owner";
import { createViewer, setUp } from "@/testing/people";
import { commitmentsHref, readCommitmentFilters } from "./filters";
import { countCommitments, listAttendees, listCommitments } from "./queries";
import { NO_PROMISES } from "./rules";
import { countGiven } from "./say-do/queries";

const officer = await createViewer({ countries: ["JPN", "KOR"] });
const guest = await createViewer({ roles: ["VIEWER"], countries: ["JPN", "KOR"] });
const elsewhere = await createViewer({ countries: ["NOR"] });

const [ours, theirs, secretary, minister] = [newId(), newId(), newId(), newId()];
const BILATERAL = "BILAT-2026-JPN-7101";
const OF_THREE = "MULTI-2026-MUL-7101";

await withViewer(setUp, async (db) => {
  const post = (id: string, title: string, nation: string) => ({ id, title, nation, createdById: setUp.id });
  await db.post.createMany({
    data: [post(ours, "Desk of berths", "USA"), post(theirs, "Head of berths", "KOR")],
  });
  const person = (id: string, familyName: string, nationality: string) => ({
    id,
    familyName,
    givenName: "Ao",
    nationality,
    createdById: setUp.id,
  });
  await db.person.createMany({
    data: [person(secretary, "Berthson", "KOR"), person(minister, "Quayson", "JPN")],
  });
  const made = (reference: string, codes: string[], commitments: PreparedCommitment[]) => ({
    reference,
    type: reference.split("-")[0] ?? "",
    title: "Talk of berths",
    status: "COMPLETE" as const,
    publication: "PUBLISHED" as const,
    startsOn: "2026-03-09",
    timeZone: "UTC",
    countries: codes.map((code) => ({ code, role: "PARTICIPANT" as const })),
    commitments,
  });
  const due = { dueOn: "2026-12-31", ownerName: "Somebody" };
  await writeEngagements(db, setUp, [
    made(
      BILATERAL,
      ["JPN", "USA"],
      [
        { ...due, text: "Ours of the desk", bySide: "OWN", ownerPostId: ours },
        { ...due, text: "Theirs, nobody named", bySide: "PARTNER" },
        { ...due, text: "Ours to a Korean", bySide: "OWN", toPersonId: secretary },
      ],
    ),
    made(
      OF_THREE,
      ["JPN", "KOR", "USA"],
      [
        { ...due, text: "Theirs of the Korean", bySide: "PARTNER", ownerPersonId: secretary },
        { ...due, text: "Theirs of the Korean post", bySide: "PARTNER", ownerPostId: theirs },
        { ...due, text: "Theirs of one of two", bySide: "PARTNER" },
        { ...due, text: "Ours to the minister", bySide: "OWN", ownerPostId: ours, toPersonId: minister },
      ],
    ),
  ]);
});

/** The promises of a list; its count and its file hold as many. */
async function found(viewer: Viewer, query: AddressQuery): Promise<string[]> {
  const { filters, notices } = readCommitmentFilters(query);
  expect(notices).toEqual([]);
  return withViewer(viewer, async (db) => {
    const { rows, info } = await listCommitments(db, viewer, filters, 1);
    expect(await countCommitments(db, viewer, filters)).toBe(info.total);
    expect((await planExport("commitments", db, viewer, query, null))?.total).toBe(info.total);
    return rows.map(({ text }) => text).sort();
  });
}

test("promises are found by the post that owns them, who gave them and where they were made", async () => {
  expect(await found(officer, { ownerPost: ours })).toEqual(["Ours of the desk", "Ours to the minister"]);
  expect(await found(officer, { ownerPost: ours, engagement: OF_THREE })).toEqual(["Ours to the minister"]);
  expect(await found(officer, { ownerPost: theirs })).toEqual(["Theirs of the Korean post"]);
  expect(await found(officer, { ownerPerson: secretary })).toEqual(["Theirs of the Korean"]);
  expect(await found(officer, { engagement: BILATERAL })).toHaveLength(3);
  for (const filters of [
    { ownerPost: newId() },
    { ownerPerson: newId() },
    { engagement: "BILAT-2026-JPN-7999" },
  ])
    expect(await found(officer, filters)).toEqual([]);
});

test("the country of the other side is that of who is named, or the only other one there", async () => {
  const listed = (code: string) => found(officer, { otherSide: code });
  expect(await listed("KOR")).toEqual([
    "Ours to a Korean",
    "Theirs of the Korean",
    "Theirs of the Korean post",
  ]);
  expect(await listed("JPN")).toEqual(["Ours of the desk", "Ours to the minister", "Theirs, nobody named"]);
  // Made by one of two partners, nobody knows which: by the countries of the engagement alone.
  expect(await found(officer, { country: "KOR", side: "PARTNER" })).toContain("Theirs of one of two");
  expect(await found(officer, { otherSide: ["JPN", "KOR"] })).not.toContain("Theirs of one of two");
});

test("by a person finds nothing who may not know names, and nobody finds what is not open to them", async () => {
  expect(await found(guest, { engagement: OF_THREE })).toHaveLength(4);
  expect(await found(guest, { ownerPerson: secretary })).toEqual([]);
  for (const filters of [
    { ownerPost: ours },
    { ownerPerson: secretary },
    { engagement: OF_THREE },
    { otherSide: "KOR" },
  ])
    expect(await found(elsewhere, filters)).toEqual([]);
  await asOwner("update person set merged_into_id = $2 where id = $1", [minister, secretary]);
  expect(await found(officer, { ownerPerson: minister })).toEqual(["Theirs of the Korean"]);
});

test("an address and its filters are one", () => {
  const href = `/commitments?side=OWN&country=JPN&otherSide=KOR&otherSide=JPN&mine=1&ownerPost=${ours}&ownerPerson=${minister}&engagement=${OF_THREE}`;
  const { searchParams } = new URL(href, "http://x");
  const query = Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]));
  expect(commitmentsHref(readCommitmentFilters(query).filters)).toBe(href);
  expect(readCommitmentFilters({ ownerPost: "x", engagement: "7", otherSide: "Japan" }).notices).toHaveLength(
    3,
  );
});

test("the page of a promise offers who was there, to whoever may know people", async () => {
  const there = { position: "Secretary", organisation: "Ministry" };
  const harbourmaster = newId();
  await withViewer(setUp, (db) =>
    db.person.create({
      data: {
        ...{ id: harbourmaster, familyName: "Ito", givenName: "Ao" },
        ...{ nationality: "JPN", createdById: setUp.id },
      },
    }),
  );
  const { written } = await withViewer(setUp, (db) =>
    writeEngagements(db, setUp, [
      {
        ...{ type: "KLE", title: "Who was there", status: "COMPLETE", publication: "PUBLISHED" },
        ...{ startsOn: "2026-03-09", datePrecision: "DAY", timeZone: "UTC", origin: "IMPORTED" },
        countries: [{ code: "JPN", role: "HOST" }],
        attendance: [
          { ...there, name: "Ito, Ao", personId: harbourmaster, side: "PARTNER", role: "PRINCIPAL" },
          { name: "By name alone", side: "THIRD", role: "OBSERVER" },
        ],
      },
    ]),
  );
  const [row] = await asOwner<{ id: string }>("select id from engagement where reference = $1", [
    written[0]?.reference,
  ]);
  const list = (viewer: Viewer) => withViewer(viewer, (db) => listAttendees(db, row?.id ?? ""));
  expect(await list(officer)).toEqual([
    {
      ...{ personId: harbourmaster, name: "Ito, Ao", side: "PARTNER" },
      ...{ position: "Secretary", organisation: "Ministry" },
    },
    { personId: null, name: "By name alone", side: "THIRD", position: null, organisation: null },
  ]);
  expect(await list(guest)).toEqual([]);
  expect(await list(elsewhere)).toEqual([]);
});

test("of who heads a body of many nations the promises count that they gave as a third party", async () => {
  const head = newId();
  const gave = { ownerPersonId: head, ownerName: "Ito, Rin", dueOn: "2026-03-20" } as const;
  await withViewer(setUp, async (db) => {
    await db.person.create({
      data: {
        ...{ id: head, familyName: "Ito", givenName: "Rin" },
        ...{ nationality: "JPN", createdById: setUp.id },
      },
    });
    await writeEngagements(db, setUp, [
      {
        ...{ type: "KLE", title: "A call on the head", status: "COMPLETE", publication: "PUBLISHED" },
        ...{ startsOn: "2026-03-09", datePrecision: "DAY", timeZone: "UTC", origin: "IMPORTED" },
        countries: [{ code: "JPN", role: "HOST" }],
        commitments: [
          { ...gave, text: "Kept as a partner", bySide: "PARTNER", state: "DONE", closedOn: "2026-03-19" },
          { ...gave, text: "Late as a third party", bySide: "THIRD", state: "DONE", closedOn: "2026-03-21" },
        ],
      },
    ]);
  });
  const { counts } = await withViewer(officer, (db) => countGiven(db, { of: "person", id: head }));
  expect(counts).toEqual({ ...NO_PROMISES, kept: 1, late: 1 });
  expect(await found(officer, { ownerPerson: head })).toEqual(["Kept as a partner", "Late as a third party"]);
});

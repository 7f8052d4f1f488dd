import { FileReader, inPieces } from "@/lib/attachments/reading";
import { type ManyChange, recordChanges } from "@/lib/audit/record-many";
import type { Viewer } from "@/lib/auth/viewer";
import { bearerColumns } from "@/lib/bearers/rules";
import type { BearerKey } from "@/lib/bearers/schema";
import type { Db } from "@/lib/db";
import type { Marking, NoticeKind } from "@/lib/generated/prisma/enums";
import type { Watchable } from "@/lib/watches/rules";
import { derivedId } from "../derived-id";
import type { Demonstration } from "./demonstration";
import { pdfOf, pierSketch } from "./files";
import type { DemoEngagement } from "./story";
import { DEMO_LEADER_ID, DEMO_OFFICER_ID, OWN_OFFICERS } from "./team";

const HOUR = 3_600_000;
const PORTFOLIO = ["JPN", "PHL", "AUS", "IDN"];

/** Files, comments, edits, watches and notices around the officer's latest records and the exercise that is planned; the rest of the record has none. */
export async function loadSurroundings(
  db: Db,
  viewer: Viewer,
  told: Demonstration,
  now: Date,
): Promise<void> {
  const held = told.engagements.filter(isHeldInPortfolio);
  const [talks, review] = held.filter(({ marking }) => marking !== "CUI").toReversed();
  const guarded = held.findLast(({ marking }) => marking === "CUI");
  if (!talks || !review || !guarded)
    throw new Error("the demonstration has too few records in the portfolio");
  const planned = plannedEdition(told);
  await loadFiles(db, viewer, { talks, review, guarded, planned }, now);
  await loadComments(db, { talks, review, guarded, planned }, now);
  await loadWatches(db, viewer, told, talks, now);
  await loadNotices(db, told, talks, review, guarded, now);
  await recordChanges(db, viewer, await edit(db, talks));
}

/** Records around which something stands. */
type Told = { talks: DemoEngagement; review: DemoEngagement; guarded: DemoEngagement; planned: BearerKey };

/** The first edition that is told: its final planning conference is behind it, and nobody has said yes. */
function plannedEdition({ exercises }: Demonstration): BearerKey {
  const id = exercises.editions[0]?.id;
  if (!id) throw new Error("the demonstration plans no exercise");
  return { type: "exercise_edition", id };
}

function on({ id }: DemoEngagement): BearerKey {
  return { type: "engagement", id };
}

function isHeldInPortfolio(one: DemoEngagement): boolean {
  return (
    one.status === "COMPLETE" &&
    one.publication === "PUBLISHED" &&
    !one.closeHold &&
    one.countries.some(({ code }) => PORTFOLIO.includes(code))
  );
}

function officer(family: string): { id: string; name: string } {
  const found = OWN_OFFICERS.find((one) => one.family === family);
  if (!found) throw new RangeError(`No officer ${family} in the demonstration`);
  return { id: found.userId, name: `${found.given} ${found.family}` };
}

const WHITLOCK = { id: DEMO_OFFICER_ID, name: "Avery Whitlock" };
const OKAFOR = { id: DEMO_LEADER_ID, name: "Jordan Okafor" };
const CASTLEBURY = officer("Castlebury");
const LINDQVIST = officer("Lindqvist-Moore");

type DemoFile = {
  of: BearerKey;
  by: { id: string; name: string };
  name: string;
  caption: string;
  bytes: Buffer;
  marking?: Marking;
  removedFor?: string;
};

async function loadFiles(
  db: Db,
  viewer: Viewer,
  { talks, review, guarded, planned }: Told,
  now: Date,
): Promise<void> {
  const fictional = "Fictional: written to show the product.";
  const files: DemoFile[] = [
    {
      of: on(talks),
      by: WHITLOCK,
      name: "Agenda.pdf",
      caption: "Agenda as agreed the evening before",
      bytes: pdfOf("Agenda", ["1. Welcome", "2. A ship visit in spring", "3. Dates", "", fictional]),
    },
    {
      of: on(talks),
      by: WHITLOCK,
      name: "Harbour.png",
      caption: "Sketch of the harbour offered for a ship visit",
      bytes: pierSketch(),
    },
    {
      of: on(talks),
      by: LINDQVIST,
      name: "Berths.csv",
      caption: "Depth and length of the berths, as handed over",
      bytes: Buffer.from(
        `berth,length (m),depth (m)\nNorth 1,210,11.5\nNorth 2,180,9.8\nSouth,240,12.1\n# ${fictional}\n`,
      ),
    },
    {
      of: on(guarded),
      by: CASTLEBURY,
      name: "Record of conversation.pdf",
      caption: "Cleared with the note-taker",
      bytes: pdfOf("Record of conversation", [
        "CUI",
        "",
        "The side asked for a second round.",
        fictional,
        "",
        "CUI",
      ]),
      marking: "CUI",
    },
    {
      of: on(review),
      by: WHITLOCK,
      name: "Seating plan.pdf",
      caption: "Seating at dinner",
      bytes: pdfOf("Seating plan", ["Table 1", "Table 2", fictional]),
      removedFor: "Belongs to another dinner",
    },
    {
      of: planned,
      by: WHITLOCK,
      name: "Forces and who brings what.csv",
      caption: "As settled at the final planning conference",
      bytes: Buffer.from(
        `nation,ships,aircraft,staff\nUSA,3,4,60\nPHL,4,2,85\n# the others answer by the end of the month\n# ${fictional}\n`,
      ),
    },
  ];
  for (const [index, file] of files.entries())
    await loadFile(db, viewer, file, new Date(now.getTime() - (30 + index * 7) * HOUR));
}

/** The file arrives from the product's own actor, because what is arriving is open to its sender alone. */
async function loadFile(db: Db, viewer: Viewer, file: DemoFile, at: Date): Promise<void> {
  const { of, by, name, caption, bytes, marking = "UNCLASSIFIED", removedFor } = file;
  const id = derivedId("attachment", `${of.id} ${name}`);
  await db.attachment.createMany({
    data: [
      {
        id,
        ...bearerColumns(of),
        name,
        caption,
        marking,
        kind: "",
        uploadedById: viewer.id,
        uploadedByName: by.name,
        uploadedAt: at,
        isFictional: true,
      },
    ],
  });
  const reader = new FileReader(name, "");
  let position = 0;
  for await (const piece of inPieces(once(bytes))) {
    const fault = reader.take(piece);
    if (fault) throw new Error(fault);
    await db.attachmentChunk.createMany({
      data: [{ attachmentId: id, position, bytes: new Uint8Array(piece) }],
    });
    position += 1;
  }
  const reading = reader.finish();
  if (!reading.ok) throw new Error(reading.message);
  const { kind, size, sha256 } = reading.facts;
  await db.attachment.updateMany({
    where: { id },
    data: { kind, size, sha256, uploadedById: by.id, completedAt: at },
  });
  if (removedFor)
    await db.attachment.updateMany({
      where: { id },
      data: { removedAt: new Date(at.getTime() + HOUR), removedByName: by.name, removedReason: removedFor },
    });
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function loadComments(db: Db, { talks, review, guarded, planned }: Told, now: Date): Promise<void> {
  const said = (of: BearerKey, by: { id: string; name: string }, hoursAgo: number, text: string | null) => ({
    id: derivedId("comment", `${of.id} ${hoursAgo}`),
    ...bearerColumns(of),
    text,
    authorId: by.id,
    authorName: by.name,
    createdAt: new Date(now.getTime() - hoursAgo * HOUR),
  });
  await db.comment.createMany({
    data: [
      said(on(talks), OKAFOR, 26, "Was the ship visit discussed as well? The fleet asked for it."),
      said(
        on(talks),
        WHITLOCK,
        25,
        "It was, on the margins. They want our survey of the berths first; I noted it under the next steps.",
      ),
      said(
        on(talks),
        CASTLEBURY,
        3,
        "The survey is promised for the end of the month. I would not press before then.",
      ),
      {
        ...said(on(review), LINDQVIST, 50, null),
        removedAt: new Date(now.getTime() - 49 * HOUR),
        removedByName: LINDQVIST.name,
      },
      said(
        on(review),
        LINDQVIST,
        48,
        "Second table joined us late; the list of those present is complete now.",
      ),
      said(on(guarded), OKAFOR, 9, "Keep this one close until the second round."),
      said(planned, OKAFOR, 30, "Nobody has said yes besides the host. Whom do I have to ring?"),
      said(
        planned,
        WHITLOCK,
        29,
        "The Japanese answer waits for their budget; the others wait for the Japanese.",
      ),
    ],
  });
}

/** What the officer and the leader watch; as users, for neither holds a post here. */
async function loadWatches(
  db: Db,
  viewer: Viewer,
  told: Demonstration,
  talks: DemoEngagement,
  now: Date,
): Promise<void> {
  const counterpart = told.counterparts.find(({ nationality }) => nationality === "JPN");
  if (!counterpart) throw new Error("the demonstration has nobody of Japan");
  const watches: [userId: string, type: Watchable, key: string, daysAgo: number][] = [
    [DEMO_OFFICER_ID, "country", "JPN", 200],
    [DEMO_OFFICER_ID, "crisis", told.crisis.crisis.id, 12],
    [DEMO_OFFICER_ID, "person", counterpart.id, 90],
    [DEMO_LEADER_ID, "engagement", talks.id, 2],
    [DEMO_LEADER_ID, "country", "PHL", 60],
    [CASTLEBURY.id, "engagement", talks.id, 2],
  ];
  await db.watch.createMany({
    data: watches.map(([userId, subjectType, subjectKey, daysAgo]) => ({
      id: derivedId("watch", `${userId} ${subjectType} ${subjectKey}`),
      userId,
      subjectType,
      subjectKey,
      createdById: viewer.id,
      createdAt: new Date(now.getTime() - daysAgo * 24 * HOUR),
    })),
  });
}

async function loadNotices(
  db: Db,
  told: Demonstration,
  talks: DemoEngagement,
  review: DemoEngagement,
  guarded: DemoEngagement,
  now: Date,
): Promise<void> {
  type Act = [userId: string, kind: NoticeKind, type: string, id: string, actor: string, hoursAgo: number];
  const engagement = (
    userId: string,
    kind: NoticeKind,
    { id }: DemoEngagement,
    actor: string,
    hoursAgo: number,
  ): Act => [userId, kind, "engagement", id, actor, hoursAgo];
  const acts: Act[] = [
    engagement(DEMO_OFFICER_ID, "COMMENTED", talks, OKAFOR.id, 26),
    engagement(DEMO_OFFICER_ID, "COMMENTED", talks, CASTLEBURY.id, 3),
    // One sitting of edits, told as one line.
    ...[29.7, 29.4, 29.2, 28.8, 28.6].map((hoursAgo) =>
      engagement(DEMO_OFFICER_ID, "CHANGED", talks, hoursAgo > 29 ? CASTLEBURY.id : LINDQVIST.id, hoursAgo),
    ),
    engagement(DEMO_OFFICER_ID, "PUBLISHED", guarded, CASTLEBURY.id, 31),
    engagement(DEMO_OFFICER_ID, "COMMENTED", review, LINDQVIST.id, 48),
    ...[70, 69.6, 69.1, 68.9].map(
      (hoursAgo): Act => [
        DEMO_OFFICER_ID,
        "CHANGED",
        "crisis",
        told.crisis.crisis.id,
        LINDQVIST.id,
        hoursAgo,
      ],
    ),
    engagement(DEMO_LEADER_ID, "COMMENTED", talks, WHITLOCK.id, 25),
    engagement(DEMO_LEADER_ID, "COMMENTED", talks, CASTLEBURY.id, 3),
    engagement(DEMO_LEADER_ID, "CHANGED", talks, CASTLEBURY.id, 28.6),
  ];
  const rows = acts.map(([userId, kind, subjectType, subjectId, actorId, hoursAgo]) => ({
    id: derivedId("notice", `${userId} ${kind} ${subjectId} ${hoursAgo}`),
    userId,
    kind,
    subjectType,
    subjectId,
    actorId,
    createdAt: new Date(now.getTime() - hoursAgo * HOUR),
  }));
  await db.notice.createMany({ data: rows });
}

/** Two later versions of a record, so that its history has something to tell. */
async function edit(db: Db, talks: DemoEngagement): Promise<ManyChange[]> {
  const row = await db.engagement.findUniqueOrThrow({
    where: { id: talks.id },
    select: { reference: true, version: true, keyOutcomes: true, nextSteps: true },
  });
  const subject = { type: "engagement" as const, id: talks.id, name: row.reference };
  const first = { keyOutcomes: row.keyOutcomes, nextSteps: row.nextSteps };
  const second = {
    ...first,
    keyOutcomes: `${row.keyOutcomes ?? ""} A ship visit in spring was offered as well.`.trim(),
  };
  const third = {
    keyOutcomes: second.keyOutcomes.replace("visit in spring", "visit in April, of four days,"),
    nextSteps: "Send the survey of the berths. Come back to the dates of the ship visit at the next meeting.",
  };
  await db.engagement.updateMany({ where: { id: talks.id }, data: { ...third, version: row.version + 2 } });
  return [
    { type: "engagement.changed", subject, version: row.version + 1, before: first, after: second },
    { type: "engagement.changed", subject, version: row.version + 2, before: second, after: third },
  ];
}

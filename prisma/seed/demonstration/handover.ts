import { recordAudit } from "@/lib/audit/record";
import { systemViewer, type Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, type CalendarDate, toDateColumn } from "@/lib/dates";
import type { Db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Marking, NoticeKind } from "@/lib/generated/prisma/enums";
import { listItems } from "@/lib/handovers/pack/queries";
import { getHandover } from "@/lib/handovers/queries";
import { HANDOVER_DAYS, type Item } from "@/lib/handovers/rules";
import { derivedId } from "../derived-id";
import { DEMO_LEADER_ID, DEMO_OFFICER_ID, OWN_NATION, OWN_OFFICERS } from "./team";

const COUNTRY = "PHL";
const DAY = 86_400_000;
/** In so many days the officer leaves the desk, and for so many somebody follows there already. */
const DAYS_LEFT = 41;
const OVERLAP_DAYS = 4;

const NOTES: readonly (readonly [note: string, marking: Marking])[] = [
  ["Ask about the regatta before anything else; papers come out after the second coffee.", "UNCLASSIFIED"],
  [
    "Reads everything the evening before. Send the agenda two days early and keep it to one page.",
    "UNCLASSIFIED",
  ],
  ["Decides on the phone, not in the room. Call the day after and ask what is still open.", "CUI"],
  ["Spent a year at our staff college and likes to hear from classmates.", "UNCLASSIFIED"],
  ["Never bring a new face alone: I introduced everybody over a meal first.", "UNCLASSIFIED"],
  ["Prefers to be written to in English and spoken to in Tagalog; take the interpreter.", "UNCLASSIFIED"],
];

const SENSITIVITIES: readonly (readonly [text: string, marking: Marking])[] = [
  [
    "The pier that was promised in spring is late on our side. Nobody has been told yet; let the leader do it.",
    "CUI",
  ],
  [
    "Two of the staffs do not speak to each other. Never copy one on what was written to the other.",
    "UNCLASSIFIED",
  ],
];

/**
 * One handover under way: the officer leaves a desk, and whoever follows has begun to sign. After the promises, which the desk
 * takes over, and after whatever asks which post somebody held when a promise was made.
 */
export async function loadHandover(db: Db, viewer: Viewer, today: CalendarDate): Promise<void> {
  const next = OWN_OFFICERS.find(({ family }) => family === "Lindqvist-Moore");
  if (!next) throw new RangeError("No officer Lindqvist-Moore in the demonstration");
  const lastOn = addDays(today, DAYS_LEFT);
  const startedAt = new Date(toDateColumn(addDays(lastOn, -HANDOVER_DAYS)).getTime() + DAY / 4);
  const postId = await loadDesk(db, viewer, today, lastOn, next.userId);
  const id = derivedId("handover", postId);
  const by = systemViewer("review", env().RAPPORT_NATION).id;
  await db.handover.createMany({
    data: [
      {
        id,
        postId,
        outgoingUserId: DEMO_OFFICER_ID,
        startedById: by,
        startedAt,
        toldIncomingId: next.userId,
      },
    ],
  });
  await loadWords(db, viewer, id);
  for (const [at, section] of (["COUNTERPARTS", "PROMISES"] as const).entries())
    await db.handoverReadiness.createMany({
      data: [{ handoverId: id, section, readyById: DEMO_OFFICER_ID, readyAt: daysAgo(today, 6 - at) }],
    });
  await sign(db, viewer, { id, userId: next.userId, today });
  await tell(db, { id, by, startedAt, nextId: next.userId });
  await recordAudit(db, viewer, {
    type: "handover.started",
    subject: { type: "handover", id, name: "Desk officer, Philippines" },
    after: { outgoing: "Avery Whitlock", departsOn: lastOn },
  });
}

/** A post of its own for a country that both of its holders cover already: nobody's view changes by it. */
async function loadDesk(
  db: Db,
  viewer: Viewer,
  today: CalendarDate,
  lastOn: CalendarDate,
  nextId: string,
): Promise<string> {
  const title = "Desk officer, Philippines";
  const organisationId = derivedId("organisation", `${OWN_NATION} Theatre headquarters`);
  const postId = derivedId("post", `${organisationId} ${title}`);
  const portfolioId = derivedId("portfolio", title);
  const from = toDateColumn(addMonths(today, -20));
  await db.post.createMany({
    data: [
      {
        id: postId,
        title,
        organisationId,
        nation: OWN_NATION,
        rankCode: "OF-4",
        isFictional: true,
        createdById: viewer.id,
      },
    ],
  });
  await db.portfolio.createMany({ data: [{ id: portfolioId, name: "Philippines desk", startsOn: from }] });
  await db.portfolioCountry.createMany({ data: [{ portfolioId, countryCode: COUNTRY }] });
  await db.portfolioPost.createMany({
    data: [{ id: derivedId("portfolio post", portfolioId), portfolioId, postId, startsOn: from }],
  });
  await db.postHolding.createMany({
    data: [
      {
        id: derivedId("holding", `${postId} leaves`),
        postId,
        userId: DEMO_OFFICER_ID,
        startsOn: from,
        endsOn: toDateColumn(lastOn),
      },
      {
        id: derivedId("holding", `${postId} follows`),
        postId,
        userId: nextId,
        startsOn: toDateColumn(addDays(today, -OVERLAP_DAYS)),
      },
    ],
  });
  await db.$executeRaw`
    update commitment set owner_post_id = ${postId}::uuid
    where by_side = 'OWN' and state in ('OPEN', 'IN_WORK') and owner_user_id = ${DEMO_OFFICER_ID}::uuid and ${COUNTRY} = any(country_codes)`;
  return postId;
}

async function loadWords(db: Db, viewer: Viewer, handoverId: string): Promise<void> {
  const met = (await itemsOf(db, viewer, handoverId)).filter(({ section }) => section === "COUNTERPARTS");
  await db.handoverCounterpart.createMany({
    data: met.slice(0, NOTES.length + 2).map(({ id: personId }, sort) => {
      const [note, marking] = NOTES[sort] ?? [null, "UNCLASSIFIED" as const];
      return { id: derivedId("handed over", personId), handoverId, personId, note, marking, sort };
    }),
  });
  await db.handoverSensitivity.createMany({
    data: SENSITIVITIES.map(([text, marking], index) => ({
      id: derivedId("sensitivity", `${handoverId} ${index}`),
      handoverId,
      text,
      marking,
    })),
  });
}

/** Whoever follows has signed for some of it; one item has changed since. */
async function sign(
  db: Db,
  viewer: Viewer,
  { id: handoverId, userId, today }: { id: string; userId: string; today: CalendarDate },
): Promise<void> {
  const items = await itemsOf(db, viewer, handoverId);
  const of = (section: Item["section"], most: number) =>
    items.filter((item) => item.section === section).slice(0, most);
  const signed = [
    ...of("COUNTERPARTS", 4),
    ...of("PROMISES", 1),
    ...of("ENGAGEMENTS", 3),
    ...of("REPORTS", 1),
  ];
  await db.handoverSignature.createMany({
    data: signed.map(({ section, id: subjectId, version }, index) => ({
      id: derivedId("signature", `${handoverId} ${subjectId}`),
      handoverId,
      section,
      subjectId,
      subjectVersion: index === 1 ? "0.0" : version,
      signedById: userId,
      signedAt: new Date(daysAgo(today, 2).getTime() + index * 60_000),
    })),
  });
}

async function tell(
  db: Db,
  { id, by, startedAt, nextId }: { id: string; by: string; startedAt: Date; nextId: string },
): Promise<void> {
  const told: readonly (readonly [userId: string, kind: NoticeKind])[] = [
    [DEMO_OFFICER_ID, "HANDOVER_STARTED"],
    [DEMO_LEADER_ID, "HANDOVER_STARTED"],
    [nextId, "HANDOVER_NAMED"],
  ];
  await db.notice.createMany({
    data: told.map(([userId, kind]) => ({
      id: derivedId("notice", `${id} ${userId}`),
      userId,
      kind,
      subjectType: "handover",
      subjectId: id,
      actorId: by,
      createdAt: startedAt,
    })),
  });
}

async function itemsOf(db: Db, viewer: Viewer, id: string): Promise<Item[]> {
  const handover = await getHandover(db, id);
  if (!handover) throw new Error("the demonstration's handover is not there");
  return listItems(db, viewer, handover);
}

function daysAgo(today: CalendarDate, days: number): Date {
  return new Date(toDateColumn(addDays(today, -days)).getTime() + DAY / 3);
}

import type { Db } from "@/lib/db";
import { canonicalHref } from "@/lib/saved-views/rules";
import { derivedId } from "../derived-id";
import type { Demonstration } from "./demonstration";
import type { DemoEngagement } from "./story";
import { DEMO_LEADER_ID, DEMO_OFFICER_ID } from "./team";

/** Series of meetings in the officer's countries: one with a long run, one just begun, one that never met. */
const SERIES = [
  {
    name: "Staff talks with Japan",
    cadence: "Every other month, in turn at home and there",
    country: "JPN",
    topics: ["Ship visits of the next quarter", "Status of forces", "Exchange of liaison officers"],
    meetings: 6,
  },
  {
    name: "Defence dialogue with Australia",
    cadence: "Twice a year",
    country: "AUS",
    topics: ["Rotations in the north", "Shared logistics"],
    meetings: 2,
  },
  { name: "Coast guard call with the Philippines", cadence: null, country: "PHL", topics: [], meetings: 0 },
];

/** Lists that are opened again and again, two of them shared. */
const VIEWS = [
  {
    owner: DEMO_OFFICER_ID,
    name: "Japan, what comes next",
    href: "/engagements?country=JPN&when=ahead",
    isShared: false,
  },
  {
    owner: DEMO_OFFICER_ID,
    name: "Our open promises",
    href: "/commitments?state=open&side=OWN",
    isShared: true,
  },
  {
    owner: DEMO_LEADER_ID,
    name: "Exercises under way and planned",
    href: "/engagements?type=EX-LIVEX&status=PLANNED&status=CONFIRMED",
    isShared: true,
  },
];

/** What comes again: series with the meetings that fit them, the officer's templates, and lists kept under a name. */
export async function loadRecurring(db: Db, told: Demonstration): Promise<void> {
  const series = SERIES.map((one) => ({ ...one, id: derivedId("meeting-series", one.name) }));
  await db.meetingSeries.createMany({
    data: series.map(({ id, name, cadence, topics, country }) => ({
      id,
      name,
      cadence,
      topics,
      countryCodes: [country],
      createdById: DEMO_OFFICER_ID,
      isFictional: true,
    })),
  });
  await db.seriesMeeting.createMany({
    data: series.flatMap(({ id: seriesId, country, meetings }) =>
      meetings === 0
        ? []
        : told.engagements
            .filter((one) => isStaffTalk(one, country))
            .slice(-meetings)
            .flatMap(({ id }) => (id ? [{ engagementId: id, seriesId }] : [])),
    ),
  });
  await db.savedView.createMany({
    data: VIEWS.map(({ owner: ownerId, name, href, isShared }) => ({
      id: derivedId("saved view", name),
      ownerId,
      name,
      href: canonicalHref(href) ?? href,
      isShared,
    })),
  });
  await db.engagementTemplate.createMany({
    data: [
      {
        id: derivedId("template", "call"),
        name: "Weekly call with Tokyo",
        ownerId: DEMO_OFFICER_ID,
        values: {
          type: "BILAT",
          countries: [{ code: "JPN", role: "PARTICIPANT" }],
          purpose: "Go through what is under way this week.",
          points: [{ kind: "TOPIC", side: "OWN", text: "Visits of the coming week" }],
          marking: "UNCLASSIFIED",
        },
      },
    ],
  });
}

function isStaffTalk(one: DemoEngagement, country: string): boolean {
  const [only, ...others] = one.countries.filter(({ code }) => code !== "USA");
  return (
    one.type === "BILAT" &&
    one.status === "COMPLETE" &&
    one.publication === "PUBLISHED" &&
    !one.closeHold &&
    only?.code === country &&
    others.length === 0
  );
}

import { diceOf } from "./random";
import type { DemoEngagement, Story } from "./story";
import { bearings, engagementId, fill } from "./story";

/** What two sides that came to a gathering settled aside, two of them at each. */
const ASIDES = [
  {
    title: "Aside with {c} on the dates of next year",
    purpose: "See whether the dates that were proposed in the room suit both staffs.",
    keyOutcomes: "The dates in autumn suit both. One that falls on a national holiday is avoided.",
    nextSteps: "Write the dates to both staffs.",
    point: "The autumn dates, and who comes",
  },
  {
    title: "Aside with {c} on places at the staff course",
    purpose: "Ask whether one more officer could come to the staff course.",
    keyOutcomes: "One more place is welcome, provided that the name comes before the spring.",
    nextSteps: "Put forward a name.",
    point: "One more place at the staff course",
  },
  {
    title: "Aside with {c}: what they made of the table",
    purpose: "Hear what the delegation made of the drafts before it reports home.",
    keyOutcomes: "They can live with the summary and would have said less about timing.",
    nextSteps: "Tell the drafters of the summary.",
    point: "What the summary says about timing",
  },
  {
    title: "Aside with {c} on who hosts the round after next",
    purpose: "Find out whether the delegation would offer to host.",
    keyOutcomes: "They would host if the costs are shared. Nothing is promised yet.",
    nextSteps: "Ask the secretariat what hosting costs.",
    point: "Hosting the round after next",
  },
] as const;

const EVENTS = 2;
const MEETINGS = ASIDES.length / EVENTS;

export type DemoMargins = {
  engagements: readonly DemoEngagement[];
  /** Which of them was held on the margins of which gathering. */
  margins: readonly { engagementId: string; eventId: string }[];
};

/** On the margins of the latest gatherings in the demonstration officer's part of the world our delegate met some of the others by themselves. */
export function tellMargins(story: Story, told: readonly DemoEngagement[]): DemoMargins {
  const events = told.filter(isOpenGathering).slice(-EVENTS);
  const meetings = events.flatMap((event, place) =>
    (event.attendance ?? [])
      .filter(({ side, role, attended }) => side === "PARTNER" && role === "PLUS_ONE" && attended !== false)
      .slice(0, MEETINGS)
      .flatMap((delegate, turn) => tellAside(story, event, delegate, place * MEETINGS + turn) ?? []),
  );
  return {
    engagements: meetings.map(({ engagement }) => engagement),
    margins: meetings.map(({ engagement, eventId }) => ({ engagementId: engagement.id, eventId })),
  };
}

function isOpenGathering(one: DemoEngagement): boolean {
  return (
    (one.type === "MULTI" || one.type === "FORUM") &&
    one.status === "COMPLETE" &&
    one.publication === "PUBLISHED" &&
    !one.closeHold &&
    (one.datePrecision ?? "DAY") === "DAY" &&
    one.countries.some(({ code }) => code === "JPN")
  );
}

type Delegate = NonNullable<DemoEngagement["attendance"]>[number];

function tellAside(
  story: Story,
  event: DemoEngagement,
  delegate: Delegate,
  place: number,
): { engagement: DemoEngagement; eventId: string } | null {
  const aside = ASIDES[place];
  const code = delegate.nationality;
  if (!aside || !code) return null;
  const { startsOn, endsOn = null, hostCountry, city, venue, timeZone, latitude, longitude } = event;
  const { marking, cuiCategories, disseminationControls, relTo } = event;
  const { publication, createdAt, publishedAt, updatedAt, authorId, origin, isFictional } = event;
  const own = (event.attendance ?? []).filter(({ side }) => side === "OWN");
  const engagement: DemoEngagement = {
    id: engagementId(`aside ${event.id} ${code}`),
    type: "BILAT",
    subtype: "PULL_ASIDE",
    title: fill(aside.title, { c: story.country(code).inText }, diceOf("aside")),
    status: "COMPLETE",
    startsOn: place % MEETINGS === 0 ? startsOn : (endsOn ?? startsOn),
    ...{ hostCountry, city, venue, timeZone, latitude, longitude },
    leadComponent: event.leadComponent,
    domains: event.domains,
    purpose: aside.purpose,
    keyOutcomes: aside.keyOutcomes,
    nextSteps: aside.nextSteps,
    atmospherics: "POSITIVE",
    ...{ marking, cuiCategories, disseminationControls, relTo },
    responsibleOfficerId: event.responsibleOfficerId,
    countries: [{ code, role: "PARTICIPANT" }],
    attendance: [...own, { ...delegate, role: "PRINCIPAL" }],
    points: [{ kind: "TOPIC", side: "OWN", text: aside.point }],
    ...bearings("BILAT", []),
    objectiveIds: event.objectiveIds,
    ...{ publication, createdAt, publishedAt, updatedAt, authorId, origin, isFictional },
  };
  return { engagement, eventId: event.id };
}

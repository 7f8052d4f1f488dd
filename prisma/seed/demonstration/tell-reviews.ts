import { addDays } from "@/lib/dates";
import type { ReviewDecision, ReviewKind, ReviewState } from "@/lib/generated/prisma/enums";
import { derivedId } from "../derived-id";
import { objectiveId } from "../reference-rows";
import { ownAttendee, partnerAttendee } from "./people";
import { diceOf } from "./random";
import { bearings, type DemoEngagement, engagementId, type Story } from "./story";
import { DEMO_LEADER_ID, DEMO_OFFICER, OWN_OFFICERS, type OwnOfficer } from "./team";

/** The country whose reports are reviewed, and the objective whose plans are. */
const REVIEWED_COUNTRY = "MNG";
const REVIEWED_OBJECTIVE = "LOE5-02";

const DAY = 86_400_000;
const DESK = derivedId("post", "desk officer, western Pacific");
const DIRECTOR = derivedId("post", "director of partnerships, western Pacific");

export type DemoReview = {
  engagementId: string;
  chainId: string;
  submittedById: string;
  /** Moments, with the steps in their order. */
  submittedAt: Date;
  closedAt: Date | null;
  state: ReviewState;
  steps: {
    openedAt: Date | null;
    climbedAt?: Date;
    decision?: { what: ReviewDecision; by: string; post: string; at: Date; comment?: string };
  }[];
};

type DemoChain = {
  id: string;
  name: string;
  kind: ReviewKind;
  countryCode: string | null;
  objectiveId: string | null;
  steps: { postIds: string[]; days: number; climbsToPostId: string | null }[];
};

export interface DemoReviews {
  posts: readonly { id: string; title: string; rankCode: string; holderId: string }[];
  chains: readonly DemoChain[];
  /** Begun and not shared yet; their reviews make them what they are. */
  engagements: readonly DemoEngagement[];
  reviews: readonly DemoReview[];
}

const REPORTS: DemoChain = {
  id: derivedId("review chain", "reports"),
  name: "Reports from Mongolia",
  kind: "REPORT",
  countryCode: REVIEWED_COUNTRY,
  objectiveId: null,
  steps: [
    { postIds: [DESK], days: 3, climbsToPostId: DIRECTOR },
    { postIds: [DIRECTOR], days: 5, climbsToPostId: null },
  ],
};
const PLANS: DemoChain = {
  id: derivedId("review chain", "plans"),
  name: "Plans for crisis readiness",
  kind: "PLAN",
  countryCode: null,
  objectiveId: objectiveId(REVIEWED_OBJECTIVE),
  steps: [{ postIds: [DIRECTOR], days: 3, climbsToPostId: null }],
};

function officer(family: string): OwnOfficer {
  const found = OWN_OFFICERS.find((one) => one.family === family);
  if (!found) throw new RangeError(`No officer ${family}`);
  return found;
}

/**
 * Two chains of review, and records at each point of their way: waiting, returned, overdue and climbed, approved. The plan goes
 * from the account of the officer to that of the leader alone, so that a visitor can follow it to its end.
 */
export function tellReviews(story: Story, told: readonly DemoEngagement[]): DemoReviews {
  const desk = officer("Featherstone");
  const author = officer("Ashgrove");
  const ago = (days: number, hour: number) =>
    new Date(Date.parse(`${addDays(story.today, -days)}T00:00:00Z`) + hour * 3_600_000);
  const approvedBy = (id: string, post: string, at: Date, comment?: string) => ({
    what: "APPROVED" as const,
    by: id,
    post,
    at,
    ...(comment ? { comment } : {}),
  });
  const review = (
    key: string,
    by: OwnOfficer,
    rest: Omit<DemoReview, "engagementId" | "submittedById">,
  ): DemoReview => ({
    engagementId: engagementId(key),
    submittedById: by.userId,
    ...rest,
  });

  const engagements = [
    report(story, "review waiting", DEMO_OFFICER, 4, {
      type: "BILAT",
      title: "Peacekeepers' rotation dates with the land force",
      keyOutcomes: "Dates of both rotations agreed. The medical team stays open until the spring.",
    }),
    report(story, "review returned", DEMO_OFFICER, 9, {
      type: "SMEE",
      title: "Winter medicine, notes of the second exchange",
      keyOutcomes: "Both sides compared their rules on frostbite. A joint leaflet was proposed.",
    }),
    report(story, "review second step", author, 6, {
      type: "BILAT",
      title: "Training area calendar for the coming year",
      keyOutcomes: "Six of eight weeks fixed. The two in June depend on the harvest traffic.",
    }),
    report(story, "review climbed", author, 15, {
      type: "STAFF",
      title: "Staff talk on convoy routes to the border",
      keyOutcomes: "Route survey shared. The partner asks for an answer on fuel points.",
    }),
    plan(story, DEMO_OFFICER),
  ];
  const approved = told
    .filter(
      ({ status, publication, closeHold, countries, publishedAt, authorId, datePrecision }) =>
        status === "COMPLETE" &&
        publication === "PUBLISHED" &&
        !closeHold &&
        publishedAt &&
        authorId !== desk.userId &&
        (datePrecision ?? "DAY") === "DAY" &&
        countries.length === 1 &&
        countries[0]?.code === REVIEWED_COUNTRY,
    )
    .slice(-1);

  return {
    posts: [
      { id: DESK, title: "Desk officer, western Pacific", rankCode: "OF-4", holderId: desk.userId },
      {
        id: DIRECTOR,
        title: "Director of partnerships, western Pacific",
        rankCode: "OF-6",
        holderId: DEMO_LEADER_ID,
      },
    ],
    chains: [REPORTS, PLANS],
    engagements,
    reviews: [
      review("review waiting", DEMO_OFFICER, {
        chainId: REPORTS.id,
        submittedAt: ago(1, 3),
        closedAt: null,
        state: "OPEN",
        steps: [{ openedAt: ago(1, 3) }, { openedAt: null }],
      }),
      review("review returned", DEMO_OFFICER, {
        chainId: REPORTS.id,
        submittedAt: ago(6, 2),
        closedAt: ago(4, 20),
        state: "RETURNED",
        steps: [
          {
            openedAt: ago(6, 2),
            decision: {
              what: "RETURNED",
              by: desk.userId,
              post: DESK,
              at: ago(4, 20),
              comment: "Who proposed the leaflet, and who pays for it? Say what we answered.",
            },
          },
          { openedAt: null },
        ],
      }),
      review("review second step", author, {
        chainId: REPORTS.id,
        submittedAt: ago(4, 5),
        closedAt: null,
        state: "OPEN",
        steps: [
          {
            openedAt: ago(4, 5),
            decision: approvedBy(desk.userId, DESK, ago(2, 21), "Fits what the partner told us."),
          },
          { openedAt: ago(2, 21) },
        ],
      }),
      review("review climbed", author, {
        chainId: REPORTS.id,
        submittedAt: ago(11, 4),
        closedAt: null,
        state: "OPEN",
        steps: [{ openedAt: ago(11, 4), climbedAt: ago(8, 5) }, { openedAt: null }],
      }),
      review("review of a plan", DEMO_OFFICER, {
        chainId: PLANS.id,
        submittedAt: ago(1, 6),
        closedAt: null,
        state: "OPEN",
        steps: [{ openedAt: ago(1, 6) }],
      }),
      ...approved.flatMap(({ id, authorId, publishedAt }): DemoReview[] => {
        if (!publishedAt || !authorId) return [];
        const before = (days: number) => new Date(publishedAt.getTime() - days * DAY);
        return [
          {
            engagementId: id,
            chainId: REPORTS.id,
            submittedById: authorId,
            submittedAt: before(3),
            closedAt: publishedAt,
            state: "APPROVED",
            steps: [
              { openedAt: before(3), decision: approvedBy(desk.userId, DESK, before(2)) },
              { openedAt: before(2), decision: approvedBy(DEMO_LEADER_ID, DIRECTOR, publishedAt) },
            ],
          },
        ];
      }),
    ],
  };
}

type Said = Pick<DemoEngagement, "type" | "title" | "keyOutcomes">;

function report(story: Story, key: string, by: OwnOfficer, daysAgo: number, said: Said): DemoEngagement {
  const country = story.country(REVIEWED_COUNTRY);
  const dice = diceOf(key);
  const principal = dice.pick(story.people(country.code).filter(({ isSenior }) => !isSenior));
  return {
    ...common(story, key, by, -daysAgo),
    ...said,
    status: "COMPLETE",
    ...story.place(country, "CAPITAL", dice, "land force"),
    purpose: "Settle what the last meeting left open.",
    nextSteps: "Write to the staff within the month.",
    atmospherics: "POSITIVE",
    attendance: [ownAttendee(by, "PRINCIPAL"), partnerAttendee(principal, "PRINCIPAL", dice)],
    ...bearings(said.type, ["LOE6-02"]),
  };
}

function plan(story: Story, by: OwnOfficer): DemoEngagement {
  const key = "review of a plan";
  const country = story.country(REVIEWED_COUNTRY);
  return {
    ...common(story, key, by, 32),
    type: "STAFF",
    title: "Relief stores and who opens them at night",
    status: "PLANNED",
    ...story.place(country, "CAPITAL", diceOf(key), "joint staff"),
    purpose: "Agree on a list of stores and on who holds the keys.",
    ...bearings("STAFF", [REVIEWED_OBJECTIVE]),
  };
}

function common(story: Story, key: string, by: OwnOfficer, days: number) {
  const startsOn = addDays(story.today, days);
  const begun = new Date(`${addDays(story.today, Math.min(days + 1, -2))}T01:30:00Z`);
  return {
    id: engagementId(key),
    startsOn,
    leadComponent: "Embassy",
    marking: "UNCLASSIFIED" as const,
    responsibleOfficerId: by.userId,
    countries: [{ code: REVIEWED_COUNTRY, role: "HOST" as const }],
    publication: "DRAFT" as const,
    createdAt: begun,
    updatedAt: begun,
    authorId: by.userId,
    origin: "DEMONSTRATION" as const,
    isFictional: true,
  };
}

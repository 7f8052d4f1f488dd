import { addDays } from "@/lib/dates";
import type { ReviewDecision, ReviewState } from "@/lib/generated/prisma/enums";
import {
  APPROVERS,
  CHAINS,
  DESK,
  type DemoApprover,
  type DemoChain,
  type DemoOffice,
  DIRECTOR,
  FIJI,
  LAND_FORCES,
  LAND_PROGRAMMES,
  MONGOLIA,
  OFFICES,
  ownOfficer,
  READINESS,
  REVIEWED_COUNTRY,
  REVIEWED_PLANS,
  REVIEWED_REPORTS,
} from "./approvers";
import { ownAttendee, partnerAttendee } from "./people";
import { diceOf } from "./random";
import { bearings, type DemoEngagement, engagementId, type Story } from "./story";
import { DEMO_OFFICER, type OwnOfficer } from "./team";

const DAY = 86_400_000;

export type DemoReview = {
  engagementId: string;
  chainId: string;
  submittedById: string;
  /** Moments, with the steps in their order. */
  submittedAt: Date;
  closedAt: Date | null;
  state: ReviewState;
  /** The version that was approved, where it is about a change since; its steps follow from the approval. */
  changedFrom?: number;
  steps: {
    openedAt: Date | null;
    climbedAt?: Date;
    decision?: { what: ReviewDecision; by: string; post: string; at: Date; comment?: string };
  }[];
};

/** What was written over after the approval, in the version after the first. */
type DemoChange = { engagementId: string; at: Date; before: string; after: string };

export interface DemoReviews {
  offices: readonly DemoOffice[];
  posts: readonly DemoApprover[];
  chains: readonly DemoChain[];
  /** Begun and, but for one, not shared yet; their reviews make them what they are. */
  engagements: readonly DemoEngagement[];
  reviews: readonly DemoReview[];
  /** Key outcomes that were changed after they had been approved. */
  changes: readonly DemoChange[];
}

const CHANGED = {
  before: "Blood types exchanged for both field hospitals. The partner gives 40 units a month.",
  after:
    "Blood types exchanged for both field hospitals. The partner gives 14 units a month, from spring on.",
};

/**
 * Chains of review, and records at each point of their way: waiting at the first step and at later ones, returned, overdue, climbed,
 * approved, and changed since. The plan goes from the account of the officer to that of the leader alone, so that a visitor can
 * follow it to its end.
 */
export function tellReviews(story: Story, told: readonly DemoEngagement[]): DemoReviews {
  const desk = ownOfficer("Featherstone");
  const author = ownOfficer("Ashgrove");
  const inManila = ownOfficer("Lindqvist-Moore");
  const inBangkok = ownOfficer("Thornquist");
  const ago = (days: number, hour: number) =>
    new Date(Date.parse(`${addDays(story.today, -days)}T00:00:00Z`) + hour * 3_600_000);
  const approvedBy = ({ id, holderId }: DemoApprover, at: Date, comment?: string) => ({
    what: "APPROVED" as const,
    by: holderId,
    post: id,
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

  const sharedAt = ago(13, 3);
  const changed: DemoEngagement = {
    ...report(story, "review of a change", DEMO_OFFICER, 19, {
      type: "BILAT",
      title: "Blood for the field hospitals",
      keyOutcomes: CHANGED.before,
    }),
    publication: "PUBLISHED",
    publishedAt: sharedAt,
  };
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
    plan(story, "review of a plan", DEMO_OFFICER, 32, {
      type: "STAFF",
      title: "Relief stores and who opens them at night",
      purpose: "Agree on a list of stores and on who holds the keys.",
      objectives: [REVIEWED_PLANS],
    }),
    report(story, "review third step", inManila, 17, {
      type: "SMEE",
      country: "PHL",
      objectives: [REVIEWED_REPORTS],
      title: "Spare parts and who may order them",
      keyOutcomes: "Both workshops order by the same list now. Tyres and batteries still take four months.",
    }),
    report(story, "review of land forces", author, 5, {
      type: "BILAT",
      objectives: [REVIEWED_REPORTS],
      title: "Instructors for the recovery vehicles",
      keyOutcomes: "Three instructors named. The fourth waits for the course in autumn.",
    }),
    plan(story, "review of a late plan", inBangkok, 21, {
      type: "STAFF",
      country: "FJI",
      title: "Boarding teams, a week ashore",
      purpose: "Agree on the programme and on who brings the boats.",
      objectives: ["LOE2-01"],
    }),
    changed,
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
    offices: OFFICES,
    posts: APPROVERS,
    chains: CHAINS,
    engagements,
    reviews: [
      review("review waiting", DEMO_OFFICER, {
        chainId: MONGOLIA.id,
        submittedAt: ago(1, 3),
        closedAt: null,
        state: "OPEN",
        steps: [{ openedAt: ago(1, 3) }, { openedAt: null }],
      }),
      review("review returned", DEMO_OFFICER, {
        chainId: MONGOLIA.id,
        submittedAt: ago(6, 2),
        closedAt: ago(4, 20),
        state: "RETURNED",
        steps: [
          {
            openedAt: ago(6, 2),
            decision: {
              what: "RETURNED",
              by: DESK.holderId,
              post: DESK.id,
              at: ago(4, 20),
              comment: "Who proposed the leaflet, and who pays for it? Say what we answered.",
            },
          },
          { openedAt: null },
        ],
      }),
      review("review second step", author, {
        chainId: MONGOLIA.id,
        submittedAt: ago(4, 5),
        closedAt: null,
        state: "OPEN",
        steps: [
          {
            openedAt: ago(4, 5),
            decision: approvedBy(DESK, ago(2, 21), "Fits what the partner told us."),
          },
          { openedAt: ago(2, 21) },
        ],
      }),
      review("review climbed", author, {
        chainId: MONGOLIA.id,
        submittedAt: ago(11, 4),
        closedAt: null,
        state: "OPEN",
        steps: [{ openedAt: ago(11, 4), climbedAt: ago(8, 5) }, { openedAt: null }],
      }),
      review("review of a plan", DEMO_OFFICER, {
        chainId: READINESS.id,
        submittedAt: ago(1, 6),
        closedAt: null,
        state: "OPEN",
        steps: [{ openedAt: ago(1, 6) }],
      }),
      review("review third step", inManila, {
        chainId: LAND_FORCES.id,
        submittedAt: ago(12, 2),
        closedAt: null,
        state: "OPEN",
        steps: [
          { openedAt: ago(12, 2), decision: approvedBy(DESK, ago(11, 1)) },
          {
            openedAt: ago(11, 1),
            decision: approvedBy(LAND_PROGRAMMES, ago(8, 6), "The list is the one we use ourselves."),
          },
          { openedAt: ago(8, 6) },
        ],
      }),
      review("review of land forces", author, {
        chainId: LAND_FORCES.id,
        submittedAt: ago(3, 2),
        closedAt: null,
        state: "OPEN",
        steps: [
          { openedAt: ago(3, 2), decision: approvedBy(DESK, ago(2, 22)) },
          { openedAt: ago(2, 22) },
          { openedAt: null },
        ],
      }),
      review("review of a late plan", inBangkok, {
        chainId: FIJI.id,
        submittedAt: ago(6, 1),
        closedAt: null,
        state: "OPEN",
        steps: [{ openedAt: ago(6, 1), climbedAt: ago(4, 2) }],
      }),
      review("review of a change", DEMO_OFFICER, {
        chainId: MONGOLIA.id,
        submittedAt: ago(17, 4),
        closedAt: sharedAt,
        state: "APPROVED",
        steps: [
          { openedAt: ago(17, 4), decision: approvedBy(DESK, ago(15, 2)) },
          { openedAt: ago(15, 2), decision: approvedBy(DIRECTOR, sharedAt) },
        ],
      }),
      review("review of a change", DEMO_OFFICER, {
        chainId: MONGOLIA.id,
        submittedAt: ago(2, 5),
        closedAt: null,
        state: "OPEN",
        changedFrom: 1,
        steps: [],
      }),
      ...approved.flatMap(({ id, authorId, publishedAt }): DemoReview[] => {
        if (!publishedAt || !authorId) return [];
        const before = (days: number) => new Date(publishedAt.getTime() - days * DAY);
        return [
          {
            engagementId: id,
            chainId: MONGOLIA.id,
            submittedById: authorId,
            submittedAt: before(3),
            closedAt: publishedAt,
            state: "APPROVED",
            steps: [
              { openedAt: before(3), decision: approvedBy(DESK, before(2)) },
              { openedAt: before(2), decision: approvedBy(DIRECTOR, publishedAt) },
            ],
          },
        ];
      }),
    ],
    changes: [{ engagementId: changed.id, at: ago(2, 5), ...CHANGED }],
  };
}

type Said = Pick<DemoEngagement, "type" | "title"> & {
  keyOutcomes?: string;
  purpose?: string;
  /** Alpha-3; that whose reports are reviewed, unless another is named. */
  country?: string;
  objectives?: readonly string[];
};

function report(
  story: Story,
  key: string,
  by: OwnOfficer,
  daysAgo: number,
  { country: code = REVIEWED_COUNTRY, objectives = ["LOE6-02"], ...said }: Said,
): DemoEngagement {
  const country = story.country(code);
  const dice = diceOf(key);
  const principal = dice.pick(story.people(code).filter(({ isSenior }) => !isSenior));
  return {
    ...common(story, key, by, code, -daysAgo),
    ...said,
    status: "COMPLETE",
    ...story.place(country, "CAPITAL", dice, "land force"),
    purpose: "Settle what the last meeting left open.",
    nextSteps: "Write to the staff within the month.",
    atmospherics: "POSITIVE",
    attendance: [ownAttendee(by, "PRINCIPAL"), partnerAttendee(principal, "PRINCIPAL", dice)],
    ...bearings(said.type, objectives),
  };
}

function plan(
  story: Story,
  key: string,
  by: OwnOfficer,
  days: number,
  { country: code = REVIEWED_COUNTRY, objectives = [], ...said }: Said,
): DemoEngagement {
  return {
    ...common(story, key, by, code, days),
    ...said,
    status: "PLANNED",
    ...story.place(story.country(code), "CAPITAL", diceOf(key), "joint staff"),
    ...bearings(said.type, objectives),
  };
}

function common(story: Story, key: string, by: OwnOfficer, country: string, days: number) {
  const startsOn = addDays(story.today, days);
  const begun = new Date(`${addDays(story.today, days < 0 ? days + 1 : -8)}T01:30:00Z`);
  return {
    id: engagementId(key),
    startsOn,
    leadComponent: "Embassy",
    marking: "UNCLASSIFIED" as const,
    responsibleOfficerId: by.userId,
    countries: [{ code: country, role: "HOST" as const }],
    publication: "DRAFT" as const,
    createdAt: begun,
    updatedAt: begun,
    authorId: by.userId,
    origin: "DEMONSTRATION" as const,
    isFictional: true,
  };
}

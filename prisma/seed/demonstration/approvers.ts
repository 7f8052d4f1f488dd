import type { OrganisationKind, ReviewKind } from "@/lib/generated/prisma/enums";
import { derivedId } from "../derived-id";
import { objectiveId } from "../reference-rows";
import { DEMO_LEADER_ID, OWN_OFFICERS, type OwnOfficer } from "./team";

/** A post that approves, and who holds it. */
export type DemoApprover = {
  id: string;
  title: string;
  rankCode: string;
  holderId: string;
  organisationId: string | null;
};

export type DemoChain = {
  id: string;
  name: string;
  kind: ReviewKind;
  /** What it holds for: one of the three. */
  countryCode: string | null;
  objectiveId: string | null;
  organisationId: string | null;
  isActive: boolean;
  steps: { postIds: string[]; days: number; climbsToPostId: string | null }[];
};

export type DemoOffice = { id: string; name: string; kind: OrganisationKind };

/** The own officer of that family name. */
export function ownOfficer(family: string): OwnOfficer {
  const found = OWN_OFFICERS.find((one) => one.family === family);
  if (!found) throw new RangeError(`No officer ${family}`);
  return found;
}

const post = (key: string, title: string, rankCode: string, holderId: string, office?: DemoOffice) => ({
  id: derivedId("post", key),
  title,
  rankCode,
  holderId,
  organisationId: office?.id ?? null,
});
const heldBy = (family: string) => ownOfficer(family).userId;

/** Where who approves depends on the office of the author. */
const NAIROBI: DemoOffice = {
  id: derivedId("organisation", "defence attaché office, Nairobi"),
  name: "Defence attaché office, Nairobi",
  kind: "MISSION",
};

export const DESK = post(
  "desk officer, western Pacific",
  "Desk officer, western Pacific",
  "OF-4",
  heldBy("Featherstone"),
);
/** Held by the account of the leader. */
export const DIRECTOR = post(
  "director of partnerships, western Pacific",
  "Director of partnerships, western Pacific",
  "OF-6",
  DEMO_LEADER_ID,
);
export const LAND_PROGRAMMES = post(
  "manager of land programmes",
  "Manager of land programmes",
  "OF-3",
  heldBy("Strandberg"),
);
const SOUTH_PACIFIC = post(
  "desk officer, south Pacific",
  "Desk officer, south Pacific",
  "OF-3",
  heldBy("Kettering"),
);
const ATTACHE_NAIROBI = post(
  "defence attaché, Nairobi",
  "Defence attaché, Nairobi",
  "OF-5",
  heldBy("Okonjo-Price"),
  NAIROBI,
);
const COOPERATION_NAIROBI = post(
  "security cooperation officer, Nairobi",
  "Security cooperation officer, Nairobi",
  "OF-3",
  heldBy("Marchetti"),
  NAIROBI,
);
const EUROPE = post("head of the Europe desk", "Head of the Europe desk", "OF-5", heldBy("Sunderholm"));

export const OFFICES: readonly DemoOffice[] = [NAIROBI];
export const APPROVERS: readonly DemoApprover[] = [
  DESK,
  DIRECTOR,
  LAND_PROGRAMMES,
  SOUTH_PACIFIC,
  ATTACHE_NAIROBI,
  COOPERATION_NAIROBI,
  EUROPE,
];

type Scope = Partial<Pick<DemoChain, "countryCode" | "objectiveId" | "organisationId" | "isActive">>;
type Step = readonly [approver: DemoApprover, days: number, climbsTo?: DemoApprover];

function chain(key: string, name: string, kind: ReviewKind, scope: Scope, steps: readonly Step[]): DemoChain {
  return {
    id: derivedId("review chain", key),
    name,
    kind,
    countryCode: null,
    objectiveId: null,
    organisationId: null,
    isActive: true,
    ...scope,
    steps: steps.map(([approver, days, climbsTo]) => ({
      postIds: [approver.id],
      days,
      climbsToPostId: climbsTo?.id ?? null,
    })),
  };
}

/** The country whose reports are reviewed, and the objectives whose plans and reports are. */
export const REVIEWED_COUNTRY = "MNG";
export const REVIEWED_PLANS = "LOE5-02";
export const REVIEWED_REPORTS = "LOE2-03";

export const MONGOLIA = chain(
  "reports",
  "Reports from Mongolia",
  "REPORT",
  { countryCode: REVIEWED_COUNTRY },
  [
    [DESK, 3, DIRECTOR],
    [DIRECTOR, 5],
  ],
);
export const READINESS = chain(
  "plans",
  "Plans for crisis readiness",
  "PLAN",
  { objectiveId: objectiveId(REVIEWED_PLANS) },
  [[DIRECTOR, 3]],
);
export const LAND_FORCES = chain(
  "reports on land forces",
  "Reports on partner land forces",
  "REPORT",
  { objectiveId: objectiveId(REVIEWED_REPORTS) },
  [
    [DESK, 2],
    [LAND_PROGRAMMES, 4, DIRECTOR],
    [DIRECTOR, 3],
  ],
);
export const FIJI = chain("plans with Fiji", "Plans with Fiji", "PLAN", { countryCode: "FJI" }, [
  [SOUTH_PACIFIC, 2, DIRECTOR],
]);

/** By country, by objective and by office of the author; of plans and of reports; one of them out of use. */
export const CHAINS: readonly DemoChain[] = [
  MONGOLIA,
  READINESS,
  LAND_FORCES,
  FIJI,
  chain(
    "reports from Nairobi",
    "Reports of the office in Nairobi",
    "REPORT",
    { organisationId: NAIROBI.id },
    [[ATTACHE_NAIROBI, 4]],
  ),
  chain("plans with Poland", "Plans with Poland", "PLAN", { countryCode: "POL", isActive: false }, [
    [EUROPE, 5],
  ]),
];

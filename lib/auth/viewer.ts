import type { Marking, Role } from "@/lib/generated/prisma/enums";

declare const minted: unique symbol;

/** Proof of who is looking. Only lib/auth makes one; everything that reads or writes asks for one. */
export type Viewer = {
  readonly [minted]: true;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** Alpha-3 of the nation the viewer serves. */
  readonly nation: string;
  /** Whether that is the nation whose record this is. */
  readonly isHome: boolean;
  readonly markingCeiling: Marking;
  /** Alpha-3 codes of what the viewer covers today, named for a portfolio or by a post of theirs; without meaning when allCountries is set. */
  readonly countries: readonly string[];
  readonly allCountries: boolean;
  /** Ids of the posts the viewer holds today (UTC day). */
  readonly posts: readonly string[];
  /** Ids of the organisations these posts belong to, and of all that these are part of. */
  readonly organisations: readonly string[];
  /** Ids of the reader groups the viewer is in today (UTC day). */
  readonly groups: readonly string[];
  /** Every id under which a record may name the viewer as a reader: their own, and those of posts, organisations and groups. */
  readonly knownAs: readonly string[];
  /** IANA zone in which the viewer reads local times. */
  readonly timeZone: string;
};

export type ViewerFacts = Omit<Viewer, typeof minted | "isHome" | "knownAs">;

/** Makes a viewer from facts read from the database. For lib/auth and for tests of the wall itself. */
export function mintViewer(facts: ViewerFacts, homeNation: string): Viewer {
  const isHome = facts.nation === homeNation;
  // Whoever names a post, an organisation or a group cannot know whom it will hold: allies, and who may read no CUI, are let in
  // one by one.
  const together =
    isHome && facts.markingCeiling === "CUI" ? [...facts.posts, ...facts.organisations, ...facts.groups] : [];
  const viewer: Omit<Viewer, typeof minted> = { ...facts, isHome, knownAs: [facts.id, ...together] };
  return viewer as Viewer;
}

/** Whether both are the same person with the same access: what one of them reads, the other reads. */
export function hasSameAccess(one: Viewer, other: Viewer): boolean {
  const access = ({ id, roles, nation, markingCeiling, countries, allCountries, posts, knownAs }: Viewer) =>
    JSON.stringify([id, roles, nation, markingCeiling, countries, allCountries, posts, knownAs]);
  return access(one) === access(other);
}

const SYSTEM_IDS = {
  "sign-in": "00000000-0000-7000-8000-000000000001",
  import: "00000000-0000-7000-8000-000000000002",
  demonstration: "00000000-0000-7000-8000-000000000003",
  "set-up": "00000000-0000-7000-8000-000000000004",
  review: "00000000-0000-7000-8000-000000000005",
  keeping: "00000000-0000-7000-8000-000000000006",
} as const;

/** The product acting on its own account; the audit trail names it. Never made from a request's data. */
export function systemViewer(actor: keyof typeof SYSTEM_IDS, homeNation: string): Viewer {
  return mintViewer(
    {
      id: SYSTEM_IDS[actor],
      name: `Rapport (${actor})`,
      email: "",
      roles: ["SYSTEM"],
      nation: homeNation,
      markingCeiling: "CUI",
      countries: [],
      allCountries: true,
      posts: [],
      organisations: [],
      groups: [],
      timeZone: "UTC",
    },
    homeNation,
  );
}

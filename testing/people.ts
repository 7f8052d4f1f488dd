import { wantedConsent } from "@/lib/auth/consent/queries";
import { beginSession } from "@/lib/auth/sessions/mutations";
import { mintViewer, systemViewer, type Viewer, type ViewerFacts } from "@/lib/auth/viewer";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";

export const HOME = "USA";

/** The product's own actor, for arranging what a test needs. */
export const setUp: Viewer = systemViewer("set-up", HOME);

/** A viewer that exists in the database, an officer of the home nation with no countries unless told otherwise. */
export async function createViewer(facts: Partial<ViewerFacts> = {}): Promise<Viewer> {
  const id = facts.id ?? newId();
  const viewer = mintViewer(
    {
      id,
      name: `Test ${id.slice(-6)}`,
      email: `${id}@test.example`,
      roles: ["OFFICER"],
      nation: HOME,
      markingCeiling: "CUI",
      countries: [],
      allCountries: false,
      posts: [],
      organisations: [],
      groups: [],
      timeZone: "UTC",
      ...facts,
    },
    HOME,
  );
  await withViewer(setUp, (db) =>
    db.user.create({
      data: {
        id,
        email: viewer.email,
        name: viewer.name,
        nation: viewer.nation,
        roles: [...viewer.roles],
        markingCeiling: viewer.markingCeiling,
        allCountries: viewer.allCountries,
      },
    }),
  );
  return viewer;
}

/** Names the viewer for a portfolio of these countries from the beginning of 2026 on: what is asked of the database about them, too. */
export async function cover(viewer: Viewer, countryCodes: readonly string[]): Promise<void> {
  const startsOn = new Date("2026-01-01");
  const id = newId();
  await withViewer(setUp, async (db) => {
    await db.portfolio.createMany({ data: [{ id, name: `Portfolio ${id}`, startsOn }] });
    await db.portfolioCountry.createMany({
      data: countryCodes.map((countryCode) => ({ portfolioId: id, countryCode })),
    });
    await db.portfolioMember.createMany({ data: [{ portfolioId: id, userId: viewer.id, startsOn }] });
  });
}

/** Where tests sign in from, having agreed to what is to be agreed to. */
export const CLIENT = {
  browser: "Firefox on Linux",
  address: "192.0.2.1",
  consent: wantedConsent()?.mark ?? null,
};

/** Begins a session of this viewer, as if they had signed in at `at`. Gives its id. */
export function createSession(viewer: Viewer, at: Date = new Date()): Promise<string> {
  const given = {
    begunBy: "PASSWORD",
    browser: "Firefox on Linux",
    address: "192.0.2.1",
    failuresBefore: 0,
  } as const;
  return withViewer(setUp, (db) => beginSession(db, { id: viewer.id, lastSignInAt: null }, given, at));
}

import type { Viewer } from "@/lib/auth/viewer";
import { type SavedSitrep, saveSitrep } from "@/lib/crises/sitreps/mutations";
import type { SaveSitrep } from "@/lib/crises/sitreps/schema";
import { withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import { releasableNations } from "@/lib/markings/rules";
import { setUp } from "./people";

type CrisisFacts = {
  nickname?: string;
  title?: string;
  countries?: string[];
  marking?: "UNCLASSIFIED" | "CUI";
  relTo?: string[];
  isHistorical?: boolean;
  alert?: "WATCH" | "CRISIS" | "CLOSED";
};

/** A crisis made by the product's own actor, about Japan, unclassified and running unless told otherwise. */
export async function createCrisis(facts: CrisisFacts = {}): Promise<{ id: string; reference: string }> {
  const id = newId();
  const { countries = ["JPN"], relTo = [], nickname = id.slice(-12).toUpperCase(), ...rest } = facts;
  const reference = `CR-2026-${nickname}`;
  await createCountries(countries);
  await withViewer(setUp, async (db) => {
    await db.crisis.create({
      data: {
        id,
        reference,
        title: `Crisis ${nickname}`,
        summary: "Something is going on.",
        alert: "WATCH",
        openedAt: new Date("2026-01-02T03:04:00Z"),
        timeZone: "Asia/Tokyo",
        relTo,
        releasableNations: releasableNations(relTo),
        countryCodes: [...countries].sort(),
        createdById: setUp.id,
        ...rest,
      },
    });
    await db.crisisCountry.createMany({
      data: countries.map((countryCode) => ({ crisisId: id, countryCode })),
    });
  });
  return { id, reference };
}

/** An entry of the log of that crisis, by the product's own actor. Gives its id. */
export async function createLogEntry(
  crisisId: string,
  number: number,
  text = "It happened.",
): Promise<string> {
  const id = newId();
  await withViewer(setUp, (db) =>
    db.crisisLogEntry.createMany({
      data: [
        {
          id,
          crisisId,
          number,
          kind: "INC",
          text,
          eventAt: new Date("2026-01-02T04:00:00Z"),
          timeZone: "Asia/Tokyo",
          reportedAt: new Date("2026-01-02T04:30:00Z"),
          sourceType: "OFFICIAL",
          authorId: setUp.id,
        },
      ],
    }),
  );
  return id;
}

/** What the form of a log entry sends. */
export function entryInput(crisisId: string) {
  return {
    id: newId(),
    crisisId,
    kind: "INC" as const,
    text: "A patrol boat was rammed.",
    eventAt: "2026-01-02 14:05",
    eventPrecision: "MINUTE" as const,
    timeZone: "Asia/Tokyo",
    observedAt: null as string | null,
    reportedAt: "020530Z JAN 26",
    sourceType: "LIAISON" as const,
    source: null,
    reliability: "B" as const,
    credibility: 2 as const,
    isNearMiss: false,
    correctsId: null as string | null,
  };
}

/** What the form of a report sends when all of it is filled in well. */
export function reportInput(crisisId: string, entries: string[], intent: "SAVE" | "PUBLISH" = "PUBLISH") {
  return {
    crisisId,
    draft: { id: newId() } as { id: string; version?: number },
    intent,
    precedence: "ROUTINE" as const,
    convention: "SUPERSEDES" as const,
    originator: "Watch floor",
    timeZone: "UTC",
    periodFrom: "2026-01-02 03:00",
    asOfAt: "2026-01-02 05:00",
    nextReportAt: "2099-01-01 00:00" as string | null,
    isFinal: false,
    bluf: "A boat was rammed. Nobody is hurt. No decision is needed.",
    decisionBy: null,
    sections: {
      accountability: "All 12 accounted for.",
      posture: null,
      diplomatic: null,
      military: null,
      humanitarian: null,
      information: null,
      requirements: null,
      assessment: null,
      decisions: null,
      actions: null,
      support: null,
    },
    entries,
  };
}

/** A published report that cites this entry. */
export async function publishReport(
  viewer: Viewer,
  crisisId: string,
  entryId: string,
  changes: Partial<SaveSitrep> = {},
): Promise<SavedSitrep> {
  const result = await saveSitrep(viewer, { ...reportInput(crisisId, [entryId]), ...changes });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.data;
}

/** Runs SQL as this viewer, as the product's database role: what the wall allows and no more. */
export function runSql(viewer: Viewer, sql: string, ...values: unknown[]): Promise<number> {
  return withViewer(viewer, (db) => db.$executeRawUnsafe(sql, ...values));
}

/** Countries by code, as far as they are not there. */
export async function createCountries(codes: readonly string[]): Promise<void> {
  await withViewer(setUp, (db) =>
    db.country.createMany({
      data: codes.map((code) => ({
        code,
        name: code,
        formalName: code,
        region: "-",
        subregion: "-",
        kind: "STATE" as const,
      })),
      skipDuplicates: true,
    }),
  );
}

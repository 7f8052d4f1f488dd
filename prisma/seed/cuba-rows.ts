import { systemViewer } from "@/lib/auth/viewer";
import { countryByAlpha3 } from "@/lib/countries/data";
import { type CalendarDate, formatDate, formatInstant, toDateColumn, zonedToInstant } from "@/lib/dates";
import type {
  Crisis,
  CrisisCommunication,
  CrisisLogEntry,
  CrisisPosition,
  PostureChange,
  Prisma,
  Revision,
  Sitrep,
  SitrepEntry,
} from "@/lib/generated/prisma/client";
import {
  type CubaLogEntry,
  cubaAlertLadder,
  cubaCommunications,
  cubaCrisis,
  cubaDemands,
  cubaInducements,
  cubaLevers,
  cubaLogEntries,
  cubaPostureChanges,
  cubaSituationReports,
  cubaSourceConflicts,
} from "./cuba-1962";
import { knownInWashingtonAt } from "./cuba-1962-known";
import { derivedId } from "./derived-id";

type Fresh<Row, Generated extends keyof Row> = Omit<Row, Generated>;

interface CubaRows {
  crisis: Fresh<Crisis, "createdAt" | "updatedAt">;
  countries: { crisisId: string; countryCode: string }[];
  log: Fresh<CrisisLogEntry, "createdAt">[];
  communications: CrisisCommunication[];
  postures: PostureChange[];
  positions: CrisisPosition[];
  sitreps: Fresh<Sitrep, "createdAt" | "updatedAt">[];
  sitrepEntries: SitrepEntry[];
  /** How the alert moved, as the history of the crisis keeps it. */
  revisions: (Omit<Revision, "changes"> & { changes: Prisma.InputJsonObject })[];
}

const CRISIS_ID = derivedId("crisis", cubaCrisis.reference);
const ZONE_OF_SIDE = { USA: "America/New_York", CUB: "America/Havana", SUN: "Europe/Moscow" } as const;

/** The Cuban sample as rows: the crisis closed, the log by number, the reports published, every text with its source. */
export function cubaRows(): CubaRows {
  const author = systemViewer("demonstration", "USA");
  const countryCodes = cubaCrisis.countries.map(({ alpha3 }) => alpha3).sort();
  return {
    crisis: {
      id: CRISIS_ID,
      reference: cubaCrisis.reference,
      title: cubaCrisis.title,
      summary: `${cubaCrisis.summary}\n\n${cubaCrisis.notice}`,
      alert: "CLOSED",
      openedAt: startOfDay(cubaCrisis.openedOn, cubaCrisis.homeZone),
      closedAt: startOfDay(cubaCrisis.closedOn, cubaCrisis.homeZone),
      timeZone: cubaCrisis.homeZone,
      isHistorical: true,
      isFictional: false,
      marking: "UNCLASSIFIED",
      relTo: [],
      releasableNations: [],
      // The database keeps these in step for living crises only.
      countryCodes,
      createdById: author.id,
      version: cubaAlertLadder.length,
    },
    countries: countryCodes.map((countryCode) => ({ crisisId: CRISIS_ID, countryCode })),
    log: [...cubaLogEntries]
      .sort((a, b) => a.number - b.number)
      .map((entry) => ({
        id: entryId(entry.number),
        crisisId: CRISIS_ID,
        number: entry.number,
        kind: entry.kind,
        text: entry.text,
        eventAt: entry.precision === "DAY" ? startOfDay(entry.eventOn, entry.zone) : new Date(entry.eventAt),
        eventPrecision: entry.precision,
        timeZone: entry.zone,
        observedAt: null,
        reportedAt: knownInWashingtonAt(entry),
        sourceType: isOfficial(entry.source) ? "OFFICIAL" : "PRESS",
        source: entry.source,
        reliability: null,
        credibility: null,
        verification: entry.verified,
        verificationNote: notesOn(entry),
        isNearMiss: entry.isNearMiss ?? false,
        correctsId: null,
        authorId: author.id,
      })),
    communications: cubaCommunications.map((letter) => ({
      id: derivedId("crisis communication", `${cubaCrisis.reference} ${letter.number}`),
      crisisId: CRISIS_ID,
      sender: letter.from,
      recipient: letter.to,
      channel: letter.channel,
      summary: letter.summary,
      isPublic: letter.isPublicAtTheTime,
      sentAt: instant(letter.sentAt),
      receivedAt: instant(letter.receivedAt),
      readAt: instant(letter.readByPrincipalAt),
      datedOn: toDateColumn(letter.sentOn),
      source: letter.source,
      note: [
        letter.timesNote,
        ...letter.steps.map(({ at, what }) => `${formatInstant(new Date(at), "UTC")}: ${what}.`),
      ].join("\n"),
    })),
    postures: cubaPostureChanges.map((change, index) => ({
      id: derivedId("posture change", `${cubaCrisis.reference} ${index}`),
      crisisId: CRISIS_ID,
      system: change.system,
      level: change.level,
      scope: change.scope,
      at: instant(change.at) ?? startOfDay(change.on, ZONE_OF_SIDE[change.side]),
      precision: change.precision,
      authority: change.authority,
      source: change.note ? `${change.source} (${change.note})` : change.source,
      verification: change.verified,
    })),
    positions: [
      ...cubaDemands.map((demand) => ({
        side: demand.by,
        kind: "DEMAND",
        text: `${demand.text} (${formatDate(demand.on)}). Deadline: ${lowerFirst(demand.deadline)}.`,
        isSecret: !demand.isPublic,
      })),
      ...cubaInducements.map((offer) => ({
        side: offer.by,
        kind: "INDUCEMENT",
        text: `${offer.text} (${formatDate(offer.on)}).`,
        isSecret: !offer.isPublic,
      })),
      ...cubaLevers.map((lever) => ({
        side: lever.by,
        kind: lever.kind,
        text: `${lever.text}.`,
        isSecret: !lever.isPublic,
      })),
    ].map(({ side, ...position }, sort) => ({
      id: derivedId("crisis position", `${cubaCrisis.reference} ${sort}`),
      crisisId: CRISIS_ID,
      side: countryByAlpha3(side)?.name ?? side,
      ...position,
      sort,
    })),
    sitreps: cubaSituationReports.map((report) => ({
      id: sitrepId(report.number),
      crisisId: CRISIS_ID,
      number: report.number,
      correction: 0,
      precedence: report.precedence,
      convention: report.convention,
      originator: "Washington, reconstructed by the editors",
      periodFrom: new Date(report.periodFrom),
      asOfAt: new Date(report.asOfAt),
      publishedAt: new Date(report.publishedAt),
      nextReportAt: instant(report.nextReportAt),
      isFinal: report.isFinal,
      bluf: report.bluf,
      sections: report.sections,
      isReconstructed: report.isReconstructed,
      correctsId: null,
      correctionReason: null,
      authorId: author.id,
      version: 1,
    })),
    sitrepEntries: cubaSituationReports.flatMap((report) =>
      report.entryNumbers.map((number, sort) => ({
        sitrepId: sitrepId(report.number),
        logEntryId: entryId(number),
        sort,
      })),
    ),
    revisions: cubaAlertLadder.slice(1).map(({ level, at, on, reason, entryNumber }, index) => ({
      id: derivedId("revision", `${cubaCrisis.reference} ${level}`),
      subjectType: "crisis",
      subjectId: CRISIS_ID,
      version: index + 2,
      at: instant(at) ?? startOfDay(on, cubaCrisis.homeZone),
      actorId: author.id,
      actorName: author.name,
      reason: null,
      changes: {
        alert: { from: cubaAlertLadder[index]?.level ?? "CLOSED", to: level },
        reason: { from: null, to: `${reason} (log entry ${entryNumber}; level set by the editors)` },
      },
    })),
  };
}

const entryId = (number: number) => derivedId("crisis log entry", `${cubaCrisis.reference} ${number}`);
const sitrepId = (number: number) => derivedId("sitrep", `${cubaCrisis.reference} ${number}`);

/** What else the sample knows of an entry: how long it lasted, who knew of it, where sources disagree. */
function notesOn(entry: CubaLogEntry): string | null {
  const until =
    entry.precision === "DAY"
      ? entry.eventUntilOn && formatDate(entry.eventUntilOn)
      : entry.eventUntilAt && formatInstant(new Date(entry.eventUntilAt), "UTC");
  const conflict = cubaSourceConflicts.find(({ entryNumber }) => entryNumber === entry.number);
  const notes = [
    entry.note && sentence(entry.note),
    until && `Until ${until}.`,
    entry.alsoKind && `Also of kind ${entry.alsoKind}.`,
    entry.isCloselyHeld && "Closely held at the time.",
    entry.isLearnedLater && "Known in Washington only afterwards.",
    conflict &&
      `Sources disagree on this: ${conflict.values.map(({ value, source }) => `${value} (${source})`).join("; ")}. ${conflict.note}`,
  ].filter((note) => typeof note === "string" && note !== "");
  return notes.length > 0 ? notes.join(" ") : null;
}

function isOfficial(source: string): boolean {
  return /^(Foreign Relations|Naval History and Heritage|Avalon|Proclamation|Statutes|John F\. Kennedy Library)/.test(
    source,
  );
}

function startOfDay(day: CalendarDate, zone: string): Date {
  const midnight = zonedToInstant(`${day}T00:00`, zone);
  if (!midnight) throw new RangeError(`No midnight on ${day} in ${zone}`);
  return midnight;
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

function sentence(text: string): string {
  const full = text.charAt(0).toUpperCase() + text.slice(1);
  return full.endsWith(".") ? full : `${full}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

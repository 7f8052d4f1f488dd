import "server-only";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { type Failure, fail, invalidField, notFoundFailure, ok, type Result } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { type Place, placeEngagement } from "../placing/mutations";
import { canCreate } from "../policy";
import { canChangeSeries } from "./policy";
import type { BeginSeries, ChangeSeries, EndSeries, PlaceInSeries } from "./schema";

type Saved = { id: string };

/** What is said to who would add a meeting to a series that has ended. */
export const HAS_ENDED = "This series has ended. Take it up again on its page, or choose another.";

/** Begins a series of meetings under the id of its form. */
export async function beginSeries(viewer: Viewer, { id, ...input }: BeginSeries): Promise<Result<Saved>> {
  const form = { id, act: "meeting_series.created", content: input } as const;
  return createOnce(viewer, form, async (db) => {
    if (!canCreate(viewer))
      return refuseAccess(db, viewer, {
        subject: { type: "meeting_series", id: null, name: input.name },
        attempt: "begin a series of meetings",
        reason: "Officers of the nation that keeps the record log engagements.",
      });
    const strange = await strangeCountry(db, input.countries);
    if (strange) return strange;
    const { countries, ...rest } = input;
    await db.meetingSeries.createMany({
      data: [{ id, ...rest, countryCodes: [...countries].sort(), createdById: viewer.id }],
    });
    await recordChange(db, viewer, {
      type: "meeting_series.created",
      subject: { type: "meeting_series", id, name: input.name },
      version: 1,
      before: {},
      after: input,
    });
    return ok({ id });
  });
}

/** Changes what a series is called, how often it meets, its standing agenda or its countries. */
export async function changeSeries(
  viewer: Viewer,
  { id, version, ...input }: ChangeSeries,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const before = await db.meetingSeries.findUnique({ where: { id } });
    if (!before) return notFoundFailure("series");
    if (!canChangeSeries(viewer, before))
      return refuseAccess(db, viewer, {
        subject: { type: "meeting_series", id, name: before.name },
        attempt: "change this series",
        reason: "Who began a series, and the officers of its countries, change it.",
      });
    if (before.version !== version)
      return staleSince(db, viewer, { type: "meeting_series", id }, version, "series");
    const strange = await strangeCountry(db, input.countries);
    if (strange) return strange;
    const { countries, ...rest } = input;
    const { count } = await db.meetingSeries.updateMany({
      where: { id, version },
      data: { ...rest, countryCodes: [...countries].sort(), version: { increment: 1 } },
    });
    if (count === 0) return staleSince(db, viewer, { type: "meeting_series", id }, version, "series");
    const { name, cadence, topics, countryCodes } = before;
    await recordChange(db, viewer, {
      type: "meeting_series.changed",
      subject: { type: "meeting_series", id, name: input.name },
      version: version + 1,
      before: { name, cadence, topics, countries: countryCodes },
      after: { ...input, countries: [...countries].sort() },
    });
    return ok({ id });
  });
}

/** Ends a series: it is offered for no more meetings, and those it had stay. */
export function endSeries(viewer: Viewer, input: EndSeries): Promise<Result<Saved>> {
  return setEnd(viewer, input, new Date());
}

/** Takes up again a series that had ended. */
export function resumeSeries(viewer: Viewer, input: EndSeries): Promise<Result<Saved>> {
  return setEnd(viewer, input, null);
}

async function setEnd(
  viewer: Viewer,
  { id, version }: EndSeries,
  endedAt: Date | null,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const before = await db.meetingSeries.findUnique({ where: { id } });
    if (!before) return notFoundFailure("series");
    const subject = { type: "meeting_series" as const, id, name: before.name };
    if (!canChangeSeries(viewer, before))
      return refuseAccess(db, viewer, {
        subject,
        attempt: endedAt ? "end this series" : "take this series up again",
        reason: "Who began a series, and the officers of its countries, end it and take it up again.",
      });
    if ((before.endedAt !== null) === (endedAt !== null))
      return fail("conflict", endedAt ? "This series has ended already." : "This series goes on already.");
    const { count } = await db.meetingSeries.updateMany({
      where: { id, version },
      data: { endedAt, version: { increment: 1 } },
    });
    if (count === 0) return staleSince(db, viewer, { type: "meeting_series", id }, version, "series");
    await recordChange(db, viewer, {
      type: endedAt ? "meeting_series.ended" : "meeting_series.resumed",
      subject,
      version: version + 1,
      before: { ended: before.endedAt },
      after: { ended: endedAt },
    });
    return ok({ id });
  });
}

/**
 * Makes an engagement a meeting of a series, of another one, or of none. Who may change the engagement says so, of a series they know.
 * Gives the version it has now.
 */
export function placeInSeries(
  viewer: Viewer,
  { id, version, seriesId }: PlaceInSeries,
): Promise<Result<{ reference: string; version: number }>> {
  return placeEngagement(
    viewer,
    { id, version },
    {
      attempt: "say which series this belongs to",
      field: "meetingOf",
      wanted: seriesId,
      find: async (db) => {
        const meeting = await db.seriesMeeting.findUnique({
          where: { engagementId: id },
          select: { series: { select: { id: true, name: true } } },
        });
        return meeting && placeOf(meeting.series);
      },
      move: async (db) => {
        const next = seriesId ? await db.meetingSeries.findUnique({ where: { id: seriesId } }) : null;
        if (seriesId && !next) return invalidField("seriesId", "Choose a series of the list.");
        if (next?.endedAt) return invalidField("seriesId", HAS_ENDED);
        await db.seriesMeeting.deleteMany({ where: { engagementId: id } });
        if (next && !(await putInSeries(db, id, next.id)))
          return invalidField("seriesId", "It is a meeting of a series that is not open to you.");
        return ok(next && placeOf(next));
      },
      tell: async (db, reference, { from, to }) => {
        if (from)
          await recordAudit(db, viewer, {
            type: "meeting_series.left",
            subject: { type: "meeting_series", id: from.id, name: from.name },
            before: { engagement: reference },
          });
        if (to) await tellOfMeeting(db, viewer, to, reference);
      },
    },
  );
}

/** Makes an engagement that is new a meeting of this series, in the transaction of the act. */
export async function addMeeting(
  db: Db,
  viewer: Viewer,
  series: Series,
  { id, reference }: { id: string; reference: string },
): Promise<void> {
  if (await putInSeries(db, id, series.id)) await tellOfMeeting(db, viewer, series, reference);
}

/** A series as the history of its meetings keeps it: names are given twice and change, so its id stands before it. */
export function seriesWords({ id, name }: Series): string {
  return `${id} ${name}`;
}

type Series = { id: string; name: string };

function placeOf({ id, name }: Series): Series & Place {
  return { id, name, words: seriesWords({ id, name }) };
}

/** Gives false when the engagement is of another series already. */
async function putInSeries(db: Db, engagementId: string, seriesId: string): Promise<boolean> {
  const { count } = await db.seriesMeeting.createMany({
    data: [{ engagementId, seriesId }],
    skipDuplicates: true,
  });
  return count > 0;
}

function tellOfMeeting(db: Db, viewer: Viewer, { id, name }: Series, reference: string): Promise<void> {
  return recordAudit(db, viewer, {
    type: "meeting_series.joined",
    subject: { type: "meeting_series", id, name },
    after: { engagement: reference },
  });
}

async function strangeCountry(db: Db, codes: readonly string[]): Promise<Failure | null> {
  const known = await db.country.count({ where: { code: { in: [...codes] } } });
  return known === codes.length ? null : invalidField("countries", "Choose countries of the list.");
}

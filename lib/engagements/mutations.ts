import { counted } from "@/lib/counts";
import "server-only";
import { changesBetween } from "@/lib/audit/diff";
import { staysHome } from "@/lib/audit/policy";
import { recordAudit } from "@/lib/audit/record";
import { recordChanges } from "@/lib/audit/record-many";
import { refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { todayAt } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import {
  type Failure,
  fail,
  invalidField,
  invalidFields,
  notFoundFailure,
  ok,
  type Result,
  staleFailure,
} from "@/lib/result";
import { type ChainInForce, findChain, holdChains } from "@/lib/review-chains/queries";
import { createOnce } from "@/lib/saved-forms/mutations";
import { heldWith } from "./countries/rules";
import { hasDiscarded } from "./discards/queries";
import { editProblems, isCommitmentStale } from "./edits/rules";
import { differencesOf, valuesOf } from "./form-values";
import { factsOf, preparedFrom } from "./from-form";
import { resolveLinks } from "./links";
import { closedInTheWay, findEvent, putOnMargins } from "./margins/mutations";
import { addPersons, withNewPersons } from "./new-persons";
import { openForChange } from "./opened";
import { canCreate } from "./policy";
import { besides, type Fault, type Problem } from "./problems/rules";
import { withParties } from "./promises/parties";
import { getEngagementById } from "./queries";
import { askAboutChange, endReview, submitToChain, takeOver } from "./reviews/mutations";
import { canSubmit } from "./reviews/policy";
import { getSuccession } from "./reviews/queries";
import { asksAgain, becomesReport, chainFactsOf, reopensReport, speaksFor } from "./reviews/rules";
import { type EngagementEdit, type EngagementInput, settleAccess } from "./schema";
import { addMeeting, HAS_ENDED, seriesWords } from "./series/mutations";
import { snapshotOfRecord } from "./snapshot";
import { contradictions, publishingProblems, statusProblems } from "./status/rules";
import { tellOfEngagement, tellOfPromises } from "./tell";
import type { EngagementDetail } from "./views";
import { withWhoStays } from "./who-stays";
import { type Sharing, writeChanges } from "./writing/write-changes";
import { writeEngagements } from "./writing/write-engagements";

export type Saved = {
  id: string;
  reference: string;
  version: number;
  /** Whether this put it before those who review it, or before its readers. */
  isSent: boolean;
};

type Sending = {
  /** Whether it goes on from being a draft: to those who review it, or into the lists. */
  publish?: boolean;
  /** What was found in the form before: nothing is saved then, and what else is wrong is told with it. */
  faults?: readonly Fault[];
};

/**
 * Writes a new record under the id of the form, a draft of the viewer's unless `publish`: then it goes to those who review it,
 * or is published where no chain fits; as a meeting of the series, and on the margins of the event, if one is named. Gives its
 * reference, too.
 */
export async function createEngagement(
  viewer: Viewer,
  id: string,
  sent: EngagementInput,
  {
    publish = false,
    seriesId = null,
    eventId = null,
    faults = [],
  }: Sending & { seriesId?: string | null; eventId?: string | null } = {},
): Promise<Result<Saved>> {
  const form = {
    id,
    act: "engagement.created",
    // What cannot be read is not in the input; a form that differs by that alone is another one.
    content: {
      ...sent,
      publish,
      ...(seriesId ? { seriesId } : {}),
      ...(eventId ? { eventId } : {}),
      ...(faults.length > 0 ? { faults } : {}),
    },
  } as const;
  let isResent = true;
  const result = await createOnce(viewer, form, async (db): Promise<Result<Saved>> => {
    isResent = false;
    if (!canCreate(viewer)) {
      return refuseAccess(db, viewer, {
        subject: { type: "engagement", id: null, name: null },
        attempt: "log an engagement",
        reason: "Officers of the nation that keeps the record log engagements.",
      });
    }
    const series = seriesId ? await db.meetingSeries.findUnique({ where: { id: seriesId } }) : null;
    if (seriesId && !series) return notFoundFailure("series of meetings");
    if (series?.endedAt) return fail("conflict", HAS_ENDED);
    const event = eventId ? await findEvent(db, id, eventId) : null;
    if (event && !event.ok) return invalidField("eventId", event.message);
    const input = await withWhoStays(db, sent);
    const links = await resolveLinks(db, viewer, input, null);
    const today = todayAt({ place: links.timeZone }, new Date());
    const status = statusProblems(factsOf(input, links), today);
    const problems = [...links.problems, ...(publish ? status : contradictions(status))];
    if (publish) problems.push(...publishingProblems({ ...input, title: links.title, publication: "DRAFT" }));
    const all = [...faults, ...besides(faults, problems)];
    if (all.length > 0) return refused(all);

    const chain = publish ? await chainFor(db, viewer, null, input) : null;
    const { attendance, changes } = await addPersons(db, viewer, links.attendance);
    const said = withNewPersons(input, links.attendance, attendance);
    const row = await withParties(db, preparedFrom(said, { ...links, attendance }));
    const { written } = await writeEngagements(db, viewer, [
      {
        ...row,
        id,
        publication: publish && !chain ? "PUBLISHED" : "DRAFT",
        meetingOf: series && seriesWords(series),
        onTheMarginsOf: event?.data.reference ?? null,
      },
    ]);
    await recordChanges(db, viewer, changes);
    const [saved] = written;
    if (!saved) throw new Error("the engagement was not written");
    const { reference } = saved;
    if (series) await addMeeting(db, viewer, series, { id, reference });
    if (event && !(await putOnMargins(db, id, event.data.id))) throw new ClosedInTheWay(event.data.id);
    if (chain) return ok({ id, reference, version: await submitSaved(db, viewer, id, chain), isSent: true });
    if (publish) {
      const record = await getEngagementById(db, id);
      if (!record) throw new Error("the engagement cannot be seen by who published it");
      await tellOfEngagement(db, viewer, "PUBLISHED", record);
      // Its revision is the one of its creation; the trail tells of the publication as of any other.
      await recordAudit(db, viewer, {
        type: "engagement.published",
        subject: { type: "engagement", id, name: reference },
        after: { publication: "PUBLISHED", publishedAt: record.publishedAt?.toISOString() },
      });
    }
    return ok({ id, reference, version: 1, isSent: publish });
  }).catch((error: unknown) => {
    if (error instanceof ClosedInTheWay)
      return withViewer(viewer, (db) => closedInTheWay(db, viewer, error.eventId));
    throw error;
  });
  if (!isResent) return result;
  const isGone = await withViewer(viewer, (db) => hasDiscarded(db, viewer, id));
  return isGone ? fail("discarded", DISCARDED) : result;
}

/** The event turned out to be tied to what the viewer does not see, after the record was written: all of it is undone. */
class ClosedInTheWay extends Error {
  constructor(readonly eventId: string) {
    super("the event is tied to what the viewer does not see");
  }
}

const DISCARDED =
  "What this form was saved as has been discarded since. Nothing was saved now and what you typed is still here: save once more to make a new engagement of it.";
const DISCARDED_MEANWHILE =
  "You discarded this draft since you opened it here, and nothing was saved. What you typed is still here: copy what you need into a new engagement.";

/**
 * Makes the record what the form says, and sends it on when `publish`: to those who review it, or into the lists where no
 * chain fits. A change takes back what is in review; the report of a shared plan goes to its review with the change that
 * makes it one. What was approved stays shared, and those who approved it are asked about the change. A form opened on another
 * version than the one on record changes nothing: the failure is "stale" and names, field by field, what the saved version says.
 * @param why in the words of the viewer, for the history of the record; kept only where something changes
 */
export async function updateEngagement(
  viewer: Viewer,
  id: string,
  version: number,
  edit: EngagementEdit,
  { publish = false, faults = [], why = null }: Sending & { why?: string | null } = {},
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openForChange(db, viewer, id, "change this engagement");
    if (!opened.ok)
      return (await hasDiscarded(db, viewer, id)) ? fail("conflict", DISCARDED_MEANWHILE) : opened;
    const record = opened.data;
    const onRecord = valuesOf(record);
    const input = settleAccess(await withWhoStays(db, edit), onRecord);
    const differences = differencesOf(input, onRecord);
    if (record.version !== version)
      return withSaved(
        await staleSince(db, viewer, { type: "engagement", id }, version, "engagement"),
        differences,
      );
    if (!publish && faults.length === 0 && Object.keys(differences).length === 0)
      return ok({ id, reference: record.reference, version, isSent: false });
    if (isCommitmentStale(record, input)) return withSaved(staleFailure("engagement"), differences);

    const links = await resolveLinks(db, viewer, input, record);
    const problems = [...links.problems, ...editProblems(viewer, record, input, links, publish)];
    if (publish)
      problems.push(...publishingProblems({ ...input, title: links.title, publication: record.publication }));
    const all = [...faults, ...besides(faults, problems)];
    if (all.length > 0) return refused(all);
    const sends = publish || becomesReport(record, input);
    const chain = sends ? await chainFor(db, viewer, record.author, input) : null;
    const reopens = reopensReport(record, input);
    if (chain || reopens || record.publication === "SUBMITTED") {
      const succession = await getSuccession(db, id);
      const maySubmit = canSubmit(viewer, record, succession);
      if (reopens && !maySubmit) {
        const closed = await chainFor(db, viewer, record.author, {
          ...input,
          status: record.status,
        });
        if (closed) return refused([{ field: "status", message: NOT_YOURS_TO_OPEN }]);
      } else if (!maySubmit) return fail("conflict", chain ? NOT_YOURS_TO_SUBMIT : NOT_YOURS_TO_TAKE_BACK);
      if (chain) await takeOver(db, viewer, record, succession);
    }

    const { attendance, changes } = await addPersons(db, viewer, links.attendance);
    const prepared = {
      ...preparedFrom(withNewPersons(input, links.attendance, attendance), { ...links, attendance }),
      mainPartner: mainOf(record, onRecord, input),
    };
    const row = await withParties(db, prepared);
    const commitments = await writeChanges(db, record, row, sharingOf(record, publish && !chain));
    if (record.publication === "SUBMITTED") await endReview(db, id);
    if (chain) await submitToChain(db, viewer, id, chain);
    const after = await getEngagementById(db, id);
    if (!after) throw new Error("the engagement cannot be seen by who changed it");
    const [before, now] = [snapshotOfRecord(record), snapshotOfRecord(after)];
    if (!chain) {
      const isHomeOnly = !publish && staysHome("engagement", changesBetween(before, now));
      await tellOfEngagement(db, viewer, publish ? "PUBLISHED" : "CHANGED", after, { staysHome: isHomeOnly });
      await tellOfPromises(db, viewer, commitments);
    }
    const { approval } = record;
    // Who changes anything while a change waits has written of it, and decides about it no more.
    if (
      approval &&
      speaksFor(approval, after.status) &&
      (approval.change?.isOpen || asksAgain(changesBetween(before, now)))
    )
      await askAboutChange(db, viewer, id, { version, approval });
    await recordChanges(db, viewer, [
      {
        type: chain ? "engagement.submitted" : publish ? "engagement.published" : "engagement.changed",
        subject: { type: "engagement", id, name: record.reference },
        version: after.version,
        before,
        after: now,
        reason: why,
      },
      ...commitments,
      ...changes,
    ]);
    return ok({ id, reference: record.reference, version: after.version, isSent: publish || chain !== null });
  });
}

/**
 * Sends on what is still unshared: to those who review it, or, where no chain fits, to everyone the reading rule names. From
 * there only an admin brings it back: what was published may have been read.
 */
export async function publishEngagement(viewer: Viewer, id: string, version: number): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openForChange(db, viewer, id, "publish this engagement");
    if (!opened.ok) return opened;
    const record = opened.data;
    const { reference } = record;
    if (record.publication === "PUBLISHED") return fail("conflict", "This engagement is published already.");
    if (record.publication === "SUBMITTED") return fail("conflict", "This engagement is in review already.");
    if (record.version !== version)
      return staleSince(db, viewer, { type: "engagement", id }, version, "engagement");
    const today = todayAt({ place: record.clockZone }, new Date());
    const problems = [
      ...publishingProblems(record),
      ...statusProblems({ ...record, objectives: record.objectives }, today),
    ];
    if (problems.length > 0) return refused(problems);
    const objectives = record.objectives.map((objective) => objective.id);
    const chain = await chainFor(db, viewer, record.author, { ...record, objectives });
    if (chain) {
      const succession = await getSuccession(db, id);
      if (!canSubmit(viewer, record, succession)) return fail("conflict", NOT_YOURS_TO_SUBMIT);
      await takeOver(db, viewer, record, succession);
      return ok({ id, reference, version: await submitSaved(db, viewer, id, chain), isSent: true });
    }
    const publishedAt = new Date();
    await db.engagement.updateMany({
      where: { id, version },
      data: { publication: "PUBLISHED", publishedAt, version: { increment: 1 } },
    });
    await tellOfEngagement(db, viewer, "PUBLISHED", { ...record, publication: "PUBLISHED" });
    const before = snapshotOfRecord(record);
    await recordChanges(db, viewer, [
      {
        type: "engagement.published",
        subject: { type: "engagement", id, name: reference },
        version: version + 1,
        before,
        after: { ...before, publication: "PUBLISHED", publishedAt: publishedAt.toISOString() },
      },
    ]);
    return ok({ id, reference, version: version + 1, isSent: true });
  });
}

const NOT_YOURS_TO_SUBMIT =
  "This is reviewed before it is shared. Its author or a co-author submits it; once shared, its responsible officer does too, and whoever holds the author's post today. Nothing was saved.";
const NOT_YOURS_TO_TAKE_BACK =
  "This engagement is in review; a change would take it back, and that is for its author, its co-authors and who submitted it. Nothing was saved.";
const NOT_YOURS_TO_OPEN =
  "This report was reviewed and would be reviewed again when it is closed, which is for those who may submit it: its author, a co-author, its responsible officer or whoever holds the author's post today.";

/** The chain that reviews a record of this author before the viewer shares it, held until it is submitted; null where none fits. */
async function chainFor(
  db: Db,
  viewer: Viewer,
  author: { id: string } | null,
  {
    objectives,
    ...facts
  }: Omit<Parameters<typeof chainFactsOf>[0], "objectiveIds"> & { objectives: string[] },
): Promise<ChainInForce | null> {
  await holdChains(db);
  return findChain(
    db,
    [author?.id ?? viewer.id, viewer.id],
    chainFactsOf({ ...facts, objectiveIds: objectives }),
  );
}

/** Sends a saved record that does not change otherwise to its review. Gives the version it has then. */
async function submitSaved(db: Db, viewer: Viewer, id: string, chain: ChainInForce): Promise<number> {
  const record = await getEngagementById(db, id);
  if (!record) throw new Error("the engagement cannot be seen by who submits it");
  const { reference, publication, version } = record;
  await db.engagement.updateMany({ where: { id }, data: { version: { increment: 1 } } });
  await submitToChain(db, viewer, id, chain);
  await recordChanges(db, viewer, [
    {
      type: "engagement.submitted",
      subject: { type: "engagement", id, name: reference },
      version: version + 1,
      before: { publication },
      after: { publication: "SUBMITTED" },
    },
  ]);
  return version + 1;
}

/** A change takes back what is in review; it stays what it is otherwise, unless it is published with the change. */
function sharingOf(record: EngagementDetail, publish: boolean): Sharing | null {
  if (publish) return { publication: "PUBLISHED", publishedAt: new Date() };
  return record.publication === "SUBMITTED" ? { publication: "DRAFT" } : null;
}

/** The main partner that a form says: the first of its countries that comes; where that was the first before, whichever was known to be it, if any. */
function mainOf(record: EngagementDetail, onRecord: EngagementInput, input: EngagementInput): string | null {
  const [first] = heldWith(input.countries);
  return first?.code === heldWith(onRecord.countries)[0]?.code ? record.mainPartner : (first?.code ?? null);
}

function refused(problems: readonly Problem[]): Failure {
  const fields: Record<string, string[]> = {};
  for (const { field, message } of problems) fields[field] = [...(fields[field] ?? []), message];
  return invalidFields(fields);
}

/** The answer to a stale save, with what is on record of each field in which it differs. */
function withSaved(failure: Failure, differences: ReturnType<typeof differencesOf>): Failure {
  const fields = Object.entries(differences).map(([field, { from }]) => [
    field,
    [`Saved meanwhile: ${said(from)}`],
  ]);
  return { ...failure, fields: Object.fromEntries(fields) };
}

function said(value: unknown): string {
  if (value === null || value === "") return "nothing.";
  if (Array.isArray(value))
    return value.length === 0 ? "nothing." : `${counted(value.length, "entry", "entries")}.`;
  return `“${String(value).slice(0, 300)}”`;
}

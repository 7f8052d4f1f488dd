import "server-only";
import type { AuditEventInput } from "@/lib/audit/events";
import { recordAudit } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { formatDate, toDateColumn, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import type { Marking } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { compareLevels } from "@/lib/markings/rules";
import { changeHolders } from "@/lib/people/holdings/mutations";
import { canAppoint } from "@/lib/people/policy";
import { getPost } from "@/lib/people/posts/queries";
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
import { createOnce } from "@/lib/saved-forms/mutations";
import { listItems, listSignatures } from "./pack/queries";
import { canClose, canPrepare, canSetDeparture, canSign } from "./policy";
import { getHandover, type HandoverView, listStartable, readReadiness } from "./queries";
import { itemKey, SECTIONS, signedOf } from "./rules";
import type {
  AddSensitivity,
  ChangeSensitivity,
  CloseHandover,
  RemoveSensitivity,
  SaveCounterparts,
  SetDeparture,
  SetReady,
  SetSuccession,
  SignItems,
  StartHandover,
} from "./schema";
import { tellIncoming, tellOfPack, tellOfStart } from "./tell";

type Saved = { id: string };

const OVER = "This handover is closed; nothing in it changes any more.";
const UNDER_WAY = "A handover of this post by this holder is under way; open it in the list.";

/** Starts a handover by hand, under the id of its form: of a post the viewer holds, or, for admins, of anybody's. */
export async function startHandover(
  viewer: Viewer,
  { id, holding, departsOn }: StartHandover,
): Promise<Result<Saved>> {
  const content = { holding, departsOn };
  const create = async (db: Db): Promise<Result<Saved>> => {
    const startable = await listStartable(db, viewer, canAppoint(viewer));
    const chosen = startable.find(
      ({ postId, userId }) => postId === holding.postId && userId === holding.userId,
    );
    if (!chosen) return invalidField("holding", "Choose one of the list: who holds which post today.");
    const wrong = faultOfDeparture(departsOn, chosen.lastOn);
    if (wrong) return wrong;
    await db.handover.createMany({
      data: [
        {
          id,
          postId: chosen.postId,
          outgoingUserId: chosen.userId,
          departsOn: departsOn && toDateColumn(departsOn),
          startedById: viewer.id,
        },
      ],
    });
    const handover = await requireHandover(db, id);
    await tellOfStart(db, viewer, handover);
    await tellIncoming(db, viewer, id);
    await recordAudit(db, viewer, {
      type: "handover.started",
      subject: subjectOf(handover),
      after: { outgoing: chosen.name, departsOn: handover.departsOn },
    });
    return ok({ id });
  };
  return createOnce(viewer, { id, act: "handover.started", content }, create, () =>
    fail("conflict", UNDER_WAY),
  );
}

/** Says on which day somebody departs, where that is before their last day as holder or no such day is set; null takes it back. */
export async function setDeparture(
  viewer: Viewer,
  { id, version, departsOn }: SetDeparture,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openHandover(db, id);
    if (!opened.ok) return opened;
    const handover = opened.data;
    if (!canSetDeparture(viewer, handover))
      return refuse(db, viewer, handover, "say when somebody departs", "Who leaves, and admins, say when.");
    const wrong = faultOfDeparture(departsOn, handover.lastOn);
    if (wrong) return wrong;
    if (!(await takeVersion(db, id, version, { departsOn: departsOn && toDateColumn(departsOn) })))
      return staleFailure("handover");
    await recordAudit(db, viewer, {
      type: "handover.changed",
      subject: subjectOf(handover),
      before: { departsOn: handover.saidOn },
      after: { departsOn },
    });
    return ok({ id });
  });
}

/**
 * Says who follows from which day and until which day whoever leaves holds the post. Both become holders of the post by the same
 * way, and under the same rules, as everybody does (decisions 031 and 032): admins alone, and nobody for themselves. `version` is
 * that of the post.
 */
export async function setSuccession(viewer: Viewer, input: SetSuccession): Promise<Result<Saved>> {
  const { id, version, incomingId, overlapFrom, lastOn } = input;
  const found = await withViewer(viewer, async (db) => {
    const handover = await getHandover(db, id);
    return handover && { handover, post: await getPost(db, handover.postId) };
  });
  if (!found?.post) return notFoundFailure("handover");
  const { handover, post } = found;
  if (handover.closedAt) return fail("conflict", OVER);
  if (incomingId === handover.outgoingId)
    return invalidField("incomingId", "Nobody follows themselves; choose somebody else.");
  const { outgoingFrom } = handover;
  if (outgoingFrom && lastOn && lastOn < outgoingFrom)
    return invalidField("lastOn", `They hold the post since ${formatDate(outgoingFrom)}.`);
  if (outgoingFrom && overlapFrom && overlapFrom <= outgoingFrom)
    return invalidField(
      "overlapFrom",
      `Whoever leaves holds the post since ${formatDate(outgoingFrom)}; the overlap begins later.`,
    );
  const users = post.holders.flatMap(({ userId, ...holder }) => (userId ? [{ ...holder, userId }] : []));
  const leaving = users.filter(
    (one) =>
      one.userId === handover.outgoingId &&
      !one.isActing &&
      one.startsOn === outgoingFrom &&
      one.endsOn === handover.lastOn,
  )[0];
  if (!leaving)
    return fail(
      "conflict",
      "The holders of this post changed meanwhile. Reload the page, or set their days on the page of the post.",
    );
  const today = todayIn("UTC", new Date());
  // Who was named to follow and has not begun gives way to who is named now; who has begun stays until an admin says otherwise.
  const named = users.find(
    (one) => one.userId === handover.incomingId && !one.isActing && one.startsOn === handover.overlapFrom,
  );
  const kept = users.filter((one) => {
    if (one.id === leaving.id) return false;
    if (one.id !== named?.id) return true;
    return incomingId !== one.userId && (one.startsOn ?? "") <= today;
  });
  const holders = [
    ...kept.map(({ id: rowId, userId, startsOn, endsOn, isActing }) => ({
      id: rowId,
      userId,
      startsOn,
      endsOn,
      isActing,
    })),
    { id: leaving.id, userId: leaving.userId, startsOn: leaving.startsOn, endsOn: lastOn, isActing: false },
    ...(incomingId && overlapFrom
      ? [
          {
            id: named && named.userId === incomingId ? named.id : null,
            userId: incomingId,
            startsOn: overlapFrom,
            endsOn: named && named.userId === incomingId ? named.endsOn : null,
            isActing: false,
          },
        ]
      : []),
  ];
  const result = await changeHolders(viewer, { id: post.id, version, holders });
  if (!result.ok)
    return result.fields
      ? invalidFields({ incomingId: [...new Set(Object.values(result.fields).flat())] })
      : result;
  await withViewer(viewer, (db) => tellIncoming(db, viewer, id));
  return ok({ id });
}

/** Makes the counterparts of the pack what the form says, in its order. The words of one that stay as they are keep their version. */
export async function saveCounterparts(
  viewer: Viewer,
  { id, version, counterparts }: SaveCounterparts,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openToPrepare(db, viewer, id);
    if (!opened.ok) return opened;
    const people = await db.person.findMany({
      where: { id: { in: counterparts.map(({ personId }) => personId) }, mergedIntoId: null },
      select: { id: true },
    });
    const wrong: Record<string, string[]> = {};
    counterparts.forEach(({ personId, marking }, index) => {
      if (!people.some((person) => person.id === personId))
        wrong[`counterparts.${index}.personId`] = ["Choose a person of the list."];
      else if (counterparts.findIndex((other) => other.personId === personId) < index)
        wrong[`counterparts.${index}.personId`] = ["This person stands in the list already."];
      if (isAbove(viewer, marking)) wrong[`counterparts.${index}.marking`] = [ABOVE_CEILING];
    });
    if (Object.keys(wrong).length > 0) return invalidFields(wrong);
    if (!(await takeVersion(db, id, version))) return staleFailure("handover");
    const saved = await db.handoverCounterpart.findMany({ where: { handoverId: id } });
    const before = new Map(saved.map((row) => [row.personId, row]));
    // Of two rows of one person, as a merge of people may leave them, one stays.
    const gone = saved.filter(
      (row) => before.get(row.personId) !== row || !counterparts.some((one) => one.personId === row.personId),
    );
    await db.handoverCounterpart.deleteMany({ where: { id: { in: gone.map((row) => row.id) } } });
    let written = 0;
    for (const [sort, { personId, note, marking }] of counterparts.entries()) {
      const row = before.get(personId);
      const isSame = row?.note === note && row.marking === marking;
      if (!isSame) written += 1;
      if (!row)
        await db.handoverCounterpart.createMany({
          data: [{ id: newId(), handoverId: id, personId, note, marking, sort }],
        });
      else
        await db.handoverCounterpart.updateMany({
          where: { id: row.id },
          data: { note, marking, sort, ...(isSame ? {} : { version: { increment: 1 } }) },
        });
    }
    await recordAudit(db, viewer, {
      type: "handover.changed",
      subject: subjectOf(opened.data),
      before: { counterparts: saved.length },
      after: { counterparts: counterparts.length, wordsChanged: written },
    });
    return ok({ id });
  });
}

/** Adds a sensitivity under the id of its form. Its words stand in the pack alone, not in the audit trail. */
export async function addSensitivity(
  viewer: Viewer,
  { id, handoverId, text, marking }: AddSensitivity,
): Promise<Result<Saved>> {
  const form = { id, act: "handover.changed", content: { handoverId, text, marking } } as const;
  return createOnce(viewer, form, async (db) => {
    const opened = await openToPrepare(db, viewer, handoverId);
    if (!opened.ok) return opened;
    if (isAbove(viewer, marking)) return invalidField("marking", ABOVE_CEILING);
    await db.handoverSensitivity.createMany({ data: [{ id, handoverId, text, marking }] });
    await recordAudit(db, viewer, {
      type: "handover.changed",
      subject: subjectOf(opened.data),
      after: { sensitivity: { id, marking } },
    });
    return ok({ id: handoverId });
  });
}

/** Changes a sensitivity; who has signed it is asked again. */
export async function changeSensitivity(
  viewer: Viewer,
  { id, version, text, marking }: ChangeSensitivity,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const saved = await db.handoverSensitivity.findUnique({ where: { id } });
    if (!saved) return notFoundFailure("sensitivity");
    const opened = await openToPrepare(db, viewer, saved.handoverId);
    if (!opened.ok) return opened;
    if (isAbove(viewer, marking)) return invalidField("marking", ABOVE_CEILING);
    if (saved.text === text && saved.marking === marking && saved.version === version)
      return ok({ id: saved.handoverId });
    const { count } = await db.handoverSensitivity.updateMany({
      where: { id, version },
      data: { text, marking, version: { increment: 1 } },
    });
    if (count === 0) return staleFailure("sensitivity");
    await recordAudit(db, viewer, {
      type: "handover.changed",
      subject: subjectOf(opened.data),
      before: { sensitivity: { id, marking: saved.marking, version } },
      after: { sensitivity: { id, marking, version: version + 1 } },
    });
    return ok({ id: saved.handoverId });
  });
}

/** Takes a sensitivity out of the pack. That it stood there, and who signed it, stays on record. */
export async function removeSensitivity(
  viewer: Viewer,
  { id, version }: RemoveSensitivity,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const saved = await db.handoverSensitivity.findUnique({ where: { id } });
    if (!saved) return notFoundFailure("sensitivity");
    const opened = await openToPrepare(db, viewer, saved.handoverId);
    if (!opened.ok) return opened;
    const { count } = await db.handoverSensitivity.deleteMany({ where: { id, version } });
    if (count === 0) return staleFailure("sensitivity");
    await recordAudit(db, viewer, {
      type: "handover.changed",
      subject: subjectOf(opened.data),
      before: { sensitivity: { id, marking: saved.marking, version } },
      after: {},
    });
    return ok({ id: saved.handoverId });
  });
}

/**
 * Marks a section ready, or takes that back. With the counterparts who were met most often becoming those of the pack, where nobody
 * chose others; with the last section the holders of the post and who leads them are told.
 */
export async function setReady(viewer: Viewer, { id, section, isReady }: SetReady): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openToPrepare(db, viewer, id);
    if (!opened.ok) return opened;
    const handover = opened.data;
    if (handover.ready.some((mark) => mark.section === section) === isReady) return ok({ id });
    if (isReady) {
      if (section === "COUNTERPARTS") await chooseProposed(db, viewer, handover);
      await db.handoverReadiness.createMany({
        data: [{ handoverId: id, section, readyById: viewer.id }],
        skipDuplicates: true,
      });
    } else await db.handoverReadiness.deleteMany({ where: { handoverId: id, section } });
    if (isReady && handover.ready.length + 1 === SECTIONS.length)
      await tellOfPack(db, viewer, "HANDOVER_READY", handover);
    await recordAudit(db, viewer, {
      type: "handover.prepared",
      subject: subjectOf(handover),
      before: { ready: !isReady },
      after: { section, ready: isReady },
    });
    return ok({ id });
  });
}

/**
 * Signs for items in the state in which they were looked at. If one of them has changed or is no part of the pack any more, nothing
 * is signed. What was signed in this state before is not signed twice. Each signature has its own row in the audit trail.
 */
export async function signItems(viewer: Viewer, { id, items }: SignItems): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openHandover(db, id);
    if (!opened.ok) return opened;
    const handover = opened.data;
    if (!canSign(viewer, handover))
      return refuse(
        db,
        viewer,
        handover,
        "sign for items of a handover",
        "Whoever takes the post over signs, from the first day on which they hold it.",
      );
    const there = new Map((await listItems(db, viewer, handover)).map((item) => [itemKey(item), item]));
    const asked = [...new Set(items.map(itemKey))];
    if (asked.some((key) => !there.has(key)))
      return fail(
        "stale",
        "An item that you ticked has changed since you opened this page, or is no part of the pack any more. Nothing was signed: reload the page, look at it again and sign then.",
      );
    const signatures = await listSignatures(db, id);
    const wanted = asked.flatMap((key) => {
      const item = there.get(key);
      if (!item) return [];
      const { signature, isChanged } = signedOf(item, signatures);
      return signature === null || isChanged ? [item] : [];
    });
    await db.handoverSignature.createMany({
      data: wanted.map((item) => ({
        id: newId(),
        handoverId: id,
        section: item.section,
        subjectId: item.id,
        subjectVersion: item.version,
        signedById: viewer.id,
      })),
    });
    for (const item of wanted)
      await recordAudit(db, viewer, {
        type: "handover.signed",
        subject: subjectOf(handover),
        after: { section: item.section, item: item.id, version: item.version },
      });
    return ok({ id });
  });
}

/** Ends a handover, for good: taken over by whoever follows, or called off because the holder stays. */
export async function closeHandover(
  viewer: Viewer,
  { id, version, ending }: CloseHandover,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    const opened = await openHandover(db, id);
    if (!opened.ok) return opened;
    const handover = opened.data;
    if (!canClose(viewer, handover, ending))
      return refuse(
        db,
        viewer,
        handover,
        ending === "TAKEN_OVER" ? "close a handover" : "call a handover off",
        "Whoever takes the post over, or an admin, closes a handover; admins alone call one off.",
      );
    const readiness = await readReadiness(db, viewer, handover);
    const isClosed = await takeVersion(db, id, version, {
      ending,
      closedById: viewer.id,
      closedAt: new Date(),
      ...(ending === "CALLED_OFF" && handover.lastOn ? { calledOffFor: toDateColumn(handover.lastOn) } : {}),
    });
    if (!isClosed) return staleFailure("handover");
    await tellOfPack(db, viewer, "HANDOVER_CLOSED", handover);
    await recordAudit(db, viewer, {
      type: "handover.closed",
      subject: subjectOf(handover),
      after: { ending, signed: readiness.signed, items: readiness.items },
    });
    return ok({ id });
  });
}

const ABOVE_CEILING = "You may read no CUI, so you cannot write it either.";

function isAbove(viewer: Viewer, marking: Marking): boolean {
  return compareLevels(marking, viewer.markingCeiling) > 0;
}

/** Those who were met most often, where the outgoing officer chose nobody: what was looked at is what is handed over. */
async function chooseProposed(db: Db, viewer: Viewer, handover: HandoverView): Promise<void> {
  if ((await db.handoverCounterpart.count({ where: { handoverId: handover.id } })) > 0) return;
  const items = await listItems(db, viewer, handover);
  const proposed = items.filter(({ section }) => section === "COUNTERPARTS");
  await db.handoverCounterpart.createMany({
    data: proposed.map(({ id: personId }, sort) => ({
      id: newId(),
      handoverId: handover.id,
      personId,
      sort,
    })),
  });
}

function faultOfDeparture(departsOn: string | null, lastOn: string | null): Failure | null {
  if (!departsOn)
    return lastOn
      ? null
      : invalidField("departsOn", "Give the day: no last day is set for them among the holders of the post.");
  if (departsOn < todayIn("UTC", new Date())) return invalidField("departsOn", "This day has passed.");
  return lastOn && departsOn > lastOn
    ? invalidField(
        "departsOn",
        `Their last day as holder of the post is ${formatDate(lastOn)}; an admin moves that first.`,
      )
    : null;
}

/** The handover while it is under way. */
async function openHandover(db: Db, id: string): Promise<Result<HandoverView>> {
  const handover = await getHandover(db, id);
  if (!handover) return notFoundFailure("handover");
  return handover.closedAt ? fail("conflict", OVER) : ok(handover);
}

async function openToPrepare(db: Db, viewer: Viewer, id: string): Promise<Result<HandoverView>> {
  const opened = await openHandover(db, id);
  if (!opened.ok || canPrepare(viewer, opened.data)) return opened;
  return refuse(
    db,
    viewer,
    opened.data,
    "prepare the pack of a handover",
    "Who leaves a post prepares its pack, while they hold it.",
  );
}

async function requireHandover(db: Db, id: string): Promise<HandoverView> {
  const handover = await getHandover(db, id);
  if (!handover) throw new Error("a handover that was just written is not open to who wrote it");
  return handover;
}

/** Writes to the handover if it is open and of this version; gives whether it was. */
async function takeVersion(
  db: Db,
  id: string,
  version: number,
  data: Parameters<Db["handover"]["updateMany"]>[0]["data"] = {},
): Promise<boolean> {
  const { count } = await db.handover.updateMany({
    where: { id, version, closedAt: null },
    data: { ...data, version: { increment: 1 } },
  });
  return count > 0;
}

function refuse(
  db: Db,
  viewer: Viewer,
  handover: HandoverView,
  attempt: string,
  reason: string,
): Promise<Failure> {
  return refuseAccess(db, viewer, { subject: subjectOf(handover), attempt, reason });
}

function subjectOf({ id, postTitle }: HandoverView): AuditEventInput["subject"] {
  return { type: "handover", id, name: postTitle };
}

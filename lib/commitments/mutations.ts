import "server-only";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, toDateColumn, todayAt } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { isOpen } from "@/lib/engagements/promises/rules";
import { IN_REVIEW, isInReview } from "@/lib/engagements/reviews/in-review";
import type { CommitmentState, Side } from "@/lib/generated/prisma/enums";
import { newId } from "@/lib/ids";
import { listedName } from "@/lib/people/rules";
import { type Failure, fail, invalidField, notFoundFailure, ok, type Result } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { tellWatchers } from "@/lib/watches/mutations";
import { canEditCommitment } from "./policy";
import { type CommitmentRow, getCommitment, getPostView, type PostView } from "./queries";
import { canBecome, type Gap, missedBy, newGaps } from "./rules";
import type { AnswerCommitment, ChangeCommitment, ReopenCommitment } from "./schema";

type Saved = { id: string; version: number };

type Facts = {
  text: string;
  state: CommitmentState;
  dueOn: CalendarDate | null;
  missedOn: CalendarDate | null;
  ownerName: string | null;
  ownerUserId: string | null;
  ownerPersonId: string | null;
  ownerPost: PostView | null;
  toSide: Side | null;
  toName: string | null;
  toPersonId: string | null;
  toPost: PostView | null;
  evidence: string | null;
  closedOn: CalendarDate | null;
};

/**
 * Writes down what was answered when somebody asked about a promise, with the day and the engagement at which it was asked, and makes
 * the promise what the answer says: done, renegotiated, overtaken, or not to be kept. An answer that arrives twice is one; with other
 * words it is refused, so that nobody takes these for saved.
 */
export function answerCommitment(viewer: Viewer, input: AnswerCommitment): Promise<Result<Saved>> {
  const form = { id: input.answerId, act: "commitment.answered", content: input } as const;
  const act = async (db: Db, promise: CommitmentRow): Promise<Result<Saved>> => {
    if (promise.version !== input.version)
      return staleSince(db, viewer, subjectOf(promise), input.version, "promise");
    if (!isOpen(promise.state)) return fail("conflict", "This promise is closed; reopen it first.");
    if (isAhead(viewer, input.askedOn)) return invalidField("askedOn", "That day is yet to come.");
    if (input.engagementId && !(await db.engagement.findUnique({ where: { id: input.engagementId } })))
      return notFoundFailure("engagement");
    const next = answered(viewer, promise, input);
    if ("ok" in next) return next;
    const { answer, askedOn, note, engagementId } = input;
    await db.commitmentAnswer.createMany({
      data: [
        {
          id: input.answerId,
          commitmentId: promise.id,
          answer,
          askedOn: toDateColumn(askedOn),
          engagementId,
          note,
          recordedById: viewer.id,
        },
      ],
    });
    if (answer === "RENEGOTIATED") await writeRenegotiation(db, viewer, promise, next, input);
    if (answer === "STILL_OPEN") {
      const subject = subjectOf(promise);
      await recordAudit(db, viewer, {
        type: "commitment.answered",
        subject,
        after: { answer, askedOn, note },
      });
      return ok({ id: promise.id, version: promise.version });
    }
    const type = answer === "RENEGOTIATED" ? "commitment.renegotiated" : "commitment.answered";
    return write(db, viewer, promise, next, type);
  };
  return createOnce(viewer, form, (db) => toPromise(db, viewer, input.id, act));
}

/** Makes a closed promise one to be kept again. */
export function reopenCommitment(viewer: Viewer, input: ReopenCommitment): Promise<Result<Saved>> {
  const act = async (db: Db, promise: CommitmentRow): Promise<Result<Saved>> => {
    if (promise.version !== input.version)
      return staleSince(db, viewer, subjectOf(promise), input.version, "promise");
    if (isOpen(promise.state)) return fail("conflict", "This promise is open already.");
    return write(db, viewer, promise, {
      ...factsOf(promise),
      state: "OPEN",
      closedOn: null,
      evidence: null,
    });
  };
  return withViewer(viewer, (db) => toPromise(db, viewer, input.id, act));
}

/** Gives an open promise another owner or recipient, its first due date, or says that work on it has begun. */
export function changeCommitment(viewer: Viewer, input: ChangeCommitment): Promise<Result<Saved>> {
  const act = async (db: Db, promise: CommitmentRow): Promise<Result<Saved>> => {
    if (promise.version !== input.version)
      return staleSince(db, viewer, subjectOf(promise), input.version, "promise");
    if (!isOpen(promise.state)) return fail("conflict", "This promise is closed; reopen it first.");
    if (promise.dueOn !== null && input.dueOn !== null && input.dueOn !== promise.dueOn)
      return invalidField(
        "dueOn",
        "It has a due date; another one is agreed, with who asked for it and why.",
      );
    const owner = await readOwner(db, input);
    if ("ok" in owner) return owner;
    const recipient = await readRecipient(db, input);
    if ("ok" in recipient) return recipient;
    return write(db, viewer, promise, {
      ...factsOf(promise),
      ...owner,
      ...recipient,
      dueOn: promise.dueOn ?? input.dueOn,
      state: input.state,
    });
  };
  return withViewer(viewer, (db) => toPromise(db, viewer, input.id, act));
}

/** What the promise becomes by the answer. */
function answered(
  viewer: Viewer,
  promise: CommitmentRow,
  { answer, askedOn, note, closedOn, dueOn, text }: AnswerCommitment,
): Facts | Failure {
  const facts = factsOf(promise);
  switch (answer) {
    case "STILL_OPEN":
      return facts;
    case "DONE":
      return closedOn !== null && isAhead(viewer, closedOn)
        ? invalidField("closedOn", "That day is yet to come.")
        : { ...facts, state: "DONE", closedOn: closedOn ?? askedOn, evidence: note };
    case "RENEGOTIATED": {
      const next = { ...facts, dueOn: dueOn ?? facts.dueOn, text: text ?? facts.text };
      if (next.dueOn === facts.dueOn && next.text === facts.text)
        return invalidField("dueOn", "Day and words are what they were; say what was agreed instead.");
      return next.dueOn === facts.dueOn ? next : { ...next, missedOn: missedBy(facts, askedOn) };
    }
    default:
      return { ...facts, state: answer, closedOn: askedOn, evidence: note };
  }
}

async function writeRenegotiation(
  db: Db,
  viewer: Viewer,
  before: CommitmentRow,
  after: Facts,
  { askedOn, note, askedBySide }: AnswerCommitment,
): Promise<void> {
  await db.commitmentRenegotiation.createMany({
    data: [
      {
        id: newId(),
        commitmentId: before.id,
        agreedOn: toDateColumn(askedOn),
        oldDueOn: before.dueOn && toDateColumn(before.dueOn),
        newDueOn: after.dueOn && toDateColumn(after.dueOn),
        oldText: before.text,
        newText: after.text,
        reason: note ?? "",
        askedBySide: askedBySide ?? before.bySide,
        recordedById: viewer.id,
      },
    ],
  });
}

/** Who owns it now. The account, person or post that is chosen gives the name; a name that is typed is nobody on record. */
async function readOwner(db: Db, input: ChangeCommitment) {
  const post = input.ownerPostId && (await getPostView(db, input.ownerPostId));
  if (input.ownerPostId && !post)
    return invalidField("ownerPostId", "There is no such post; choose one of the list.");
  const user =
    input.ownerUserId &&
    (await db.user.findUnique({ where: { id: input.ownerUserId }, select: { id: true, name: true } }));
  if (input.ownerUserId && !user)
    return invalidField("ownerUserId", "There is no such user; choose one of the list.");
  const person = input.ownerPersonId && (await getPersonName(db, input.ownerPersonId));
  if (input.ownerPersonId && !person)
    return invalidField("ownerPersonId", "There is no such person; choose one of the list.");
  const chosen = user || person || null;
  // The account of someone who goes by another name is that of the owner before.
  const isTheirs = chosen !== null && (input.ownerName === null || input.ownerName === chosen.name);
  return {
    ownerName: isTheirs ? chosen.name : input.ownerName,
    ownerUserId: isTheirs && user ? user.id : null,
    ownerPersonId: isTheirs && person ? person.id : null,
    ownerPost: post || null,
  };
}

async function readRecipient(db: Db, input: ChangeCommitment) {
  const post = input.toPostId && (await getPostView(db, input.toPostId));
  if (input.toPostId && !post)
    return invalidField("toPostId", "There is no such post; choose one of the list.");
  const person = input.toPersonId && (await getPersonName(db, input.toPersonId));
  if (input.toPersonId && !person)
    return invalidField("toPersonId", "There is no such person; choose one of the list.");
  const isTheirs = person && (input.toName === null || input.toName === person.name);
  return {
    toSide: input.toSide,
    toName: isTheirs ? person.name : input.toName,
    toPersonId: isTheirs ? person.id : null,
    toPost: post || null,
  };
}

async function getPersonName(db: Db, id: string): Promise<{ id: string; name: string } | null> {
  const person = await db.person.findUnique({
    where: { id },
    select: { familyName: true, givenName: true },
  });
  return person && { id, name: listedName(person) };
}

function isAhead(viewer: Viewer, day: CalendarDate): boolean {
  return day > todayAt({ place: null, reader: viewer.timeZone }, new Date());
}

/** Visible and allowed, locked until the end of the transaction: then `act`. */
async function toPromise(
  db: Db,
  viewer: Viewer,
  id: string,
  act: (db: Db, promise: CommitmentRow) => Promise<Result<Saved>>,
): Promise<Result<Saved>> {
  await db.$queryRaw`select id from commitment where id = ${id}::uuid for update`;
  const promise = await getCommitment(db, id);
  if (!promise) return notFoundFailure("promise");
  if (!canEditCommitment(viewer, promise)) {
    return refuseAccess(db, viewer, {
      subject: subjectOf(promise),
      attempt: "change this promise",
      reason: "Those who may change the engagement change its promises.",
    });
  }
  if (isInReview(promise)) return fail("conflict", IN_REVIEW);
  return act(db, promise);
}

const GAP_FIELDS: Readonly<Record<Gap, [field: string, message: string]>> = {
  owner: ["ownerName", "Say who owns it: its engagement is complete, and its promises have owners."],
  dueOn: ["dueOn", "Say when it falls due: its engagement is complete, and its promises have a day."],
};

/** Writes what the state permits, with its revision and audit row; whoever watches it or its engagement, writes that or owns the promise is told. */
async function write(
  db: Db,
  viewer: Viewer,
  promise: CommitmentRow,
  facts: Facts,
  type: "commitment.changed" | "commitment.answered" | "commitment.renegotiated" = "commitment.changed",
): Promise<Result<Saved>> {
  const { id, version, engagement } = promise;
  if (!canBecome(promise.state, facts.state))
    return fail("conflict", "This promise is closed; reopen it first.");
  const owned = (row: Facts) => ({ ...row, ownerPostId: row.ownerPost?.id ?? null });
  const before = factsOf(promise);
  const [gap] = newGaps({ ...engagement, publication: promise.publication }, owned(before), owned(facts));
  if (gap) return invalidField(...GAP_FIELDS[gap]);
  if (JSON.stringify(before) === JSON.stringify(facts)) return ok({ id, version });
  const { ownerPost, toPost, dueOn, missedOn, closedOn, ...columns } = facts;
  await db.commitment.updateMany({
    where: { id, version },
    data: {
      ...columns,
      // A post that is not open to the viewer stays: they saw none and took none off.
      ...(ownerPost?.id === promise.ownerPost?.id ? {} : { ownerPostId: ownerPost?.id ?? null }),
      ...(toPost?.id === promise.toPost?.id ? {} : { toPostId: toPost?.id ?? null }),
      dueOn: dueOn && toDateColumn(dueOn),
      missedOn: missedOn && toDateColumn(missedOn),
      closedOn: closedOn && toDateColumn(closedOn),
      version: { increment: 1 },
    },
  });
  await recordChange(db, viewer, {
    type,
    subject: { ...subjectOf(promise), name: facts.text.slice(0, 120) },
    version: version + 1,
    before: toldOf(before),
    after: toldOf(facts),
  });
  await tellWatchers(db, viewer, {
    kind: "CHANGED",
    subject: { type: "commitment", id },
    of: [
      { type: "engagement", key: engagement.id },
      { type: "commitment", key: id },
    ],
    users: [...engagement.editorIds, ...(facts.ownerUserId ? [facts.ownerUserId] : [])],
  });
  return ok({ id, version: version + 1 });
}

function subjectOf({ id, text }: CommitmentRow) {
  return { type: "commitment" as const, id, name: text.slice(0, 120) };
}

function factsOf(row: CommitmentRow): Facts {
  return {
    text: row.text,
    state: row.state,
    dueOn: row.dueOn,
    missedOn: row.missedOn,
    ownerName: row.ownerName,
    ownerUserId: row.ownerUserId,
    ownerPersonId: row.ownerPersonId,
    ownerPost: row.ownerPost,
    toSide: row.toSide,
    toName: row.toName,
    toPersonId: row.toPersonId,
    toPost: row.toPost,
    evidence: row.evidence,
    closedOn: row.closedOn,
  };
}

/** As revision and audit trail tell it: posts by title, people by the name beside them. */
function toldOf({ ownerPost, toPost, ownerPersonId: _o, toPersonId: _t, ...facts }: Facts) {
  return { ...facts, ownerPost: ownerPost?.title ?? null, toPost: toPost?.title ?? null };
}

import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import type { Viewer } from "@/lib/auth/viewer";
import { type CalendarDate, toDateColumn, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import type { CommitmentState } from "@/lib/generated/prisma/enums";
import { type Failure, fail, notFoundFailure, ok, type Result, staleFailure } from "@/lib/result";
import { canEditCommitment } from "./policy";
import { type CommitmentRow, getCommitment } from "./queries";
import { canBecome, isOpen } from "./rules";
import type { ChangeCommitment, CloseCommitment, OvertakeCommitment, ReopenCommitment } from "./schema";

type Saved = { id: string; version: number };

type Facts = {
  state: CommitmentState;
  dueOn: CalendarDate | null;
  ownerName: string | null;
  ownerUserId: string | null;
  evidence: string | null;
  closedOn: CalendarDate | null;
};

/** Closes a promise as kept, with the day and what shows it. */
export function closeCommitment(viewer: Viewer, input: CloseCommitment): Promise<Result<Saved>> {
  return change(viewer, input, async (_db, promise) => {
    // It may be tomorrow already where the officer is.
    if (input.closedOn > todayIn(viewer.timeZone, new Date()) && input.closedOn > todayIn("UTC", new Date()))
      return fieldFailure("closedOn", "That day is yet to come.");
    return { ...factsOf(promise), state: "DONE", closedOn: input.closedOn, evidence: input.evidence };
  });
}

/** Closes a promise that events have overtaken: nobody expects it to be kept any more. */
export function overtakeCommitment(viewer: Viewer, input: OvertakeCommitment): Promise<Result<Saved>> {
  return change(viewer, input, async (_db, promise) => ({
    ...factsOf(promise),
    state: "OVERTAKEN",
    closedOn: todayIn("UTC", new Date()),
    evidence: input.evidence,
  }));
}

/** Makes a closed promise one to be kept again. */
export function reopenCommitment(viewer: Viewer, input: ReopenCommitment): Promise<Result<Saved>> {
  return change(viewer, input, async (_db, promise) =>
    isOpen(promise.state)
      ? fail("conflict", "This promise is open already.")
      : { ...factsOf(promise), state: "OPEN", closedOn: null, evidence: null },
  );
}

/** Gives an open promise another due date or owner, or says that work on it has begun. */
export function changeCommitment(viewer: Viewer, input: ChangeCommitment): Promise<Result<Saved>> {
  return change(viewer, input, async (db, promise) => {
    if (!isOpen(promise.state)) return fail("conflict", "This promise is closed; reopen it first.");
    const { dueOn, state } = input;
    const owner =
      input.ownerUserId &&
      (await db.user.findUnique({ where: { id: input.ownerUserId }, select: { id: true, name: true } }));
    if (input.ownerUserId && !owner)
      return fieldFailure("ownerUserId", "There is no such user; choose one of the list.");
    // The account of someone who goes by another name is that of the owner before.
    const isTheirs = owner && (input.ownerName === null || input.ownerName === owner.name);
    const ownerUserId = isTheirs ? owner.id : null;
    const ownerName = isTheirs ? owner.name : input.ownerName;
    return { ...factsOf(promise), dueOn, ownerUserId, ownerName, state };
  });
}

/** Visible, allowed, unchanged since: then what `next` gives is written with its revision and audit row. */
function change(
  viewer: Viewer,
  { id, version }: { id: string; version: number },
  next: (db: Db, promise: CommitmentRow) => Promise<Facts | Failure>,
): Promise<Result<Saved>> {
  return withViewer(viewer, async (db) => {
    await db.$queryRaw`select id from commitment where id = ${id}::uuid for update`;
    const promise = await getCommitment(db, id);
    if (!promise) return notFoundFailure("promise");
    const subject = { type: "commitment" as const, id, name: promise.text.slice(0, 120) };
    if (!canEditCommitment(viewer, promise)) {
      return refuseAccess(db, viewer, {
        subject,
        attempt: "change this promise",
        reason: "Those who may change the engagement change its promises.",
      });
    }
    if (promise.version !== version) return staleFailure("promise");
    const facts = await next(db, promise);
    if ("ok" in facts) return facts;
    if (!canBecome(promise.state, facts.state))
      return fail("conflict", "This promise is closed; reopen it first.");
    const before = factsOf(promise);
    if (JSON.stringify(before) === JSON.stringify(facts)) return ok({ id, version });
    await db.commitment.updateMany({
      where: { id, version },
      data: {
        ...facts,
        dueOn: facts.dueOn && toDateColumn(facts.dueOn),
        closedOn: facts.closedOn && toDateColumn(facts.closedOn),
        version: { increment: 1 },
      },
    });
    await recordChange(db, viewer, {
      type: "commitment.changed",
      subject,
      version: version + 1,
      before,
      after: facts,
    });
    return ok({ id, version: version + 1 });
  });
}

function factsOf({ state, dueOn, ownerName, ownerUserId, evidence, closedOn }: CommitmentRow): Facts {
  return { state, dueOn, ownerName, ownerUserId, evidence, closedOn };
}

function fieldFailure(field: string, message: string): Failure {
  return fail("invalid", "One field needs attention.", { [field]: [message] });
}

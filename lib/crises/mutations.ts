import "server-only";
import { isDeepStrictEqual } from "node:util";
import { recordAudit, recordChange } from "@/lib/audit/record";
import { refuseAccess } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { type Db, withViewer } from "@/lib/db";
import { env } from "@/lib/env";
import { ownNationFirst, releasableNations } from "@/lib/markings/rules";
import { fail, invalidField, notFoundFailure, ok, type Result } from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { tagWords } from "@/lib/tags/labels";
import { writeTags } from "@/lib/tags/mutations";
import { faultOfTags } from "@/lib/tags/queries";
import { readMoment } from "./moments";
import { canEditCrisis, canOpenCrises, canOpenCrisis } from "./policy";
import { type LockedCrisis, lockCrisis, readTags } from "./queries";
import { canMoveAlert } from "./rules";
import type { ChangeCrisis, OpenCrisis } from "./schema";
import { tellOfCrisis } from "./tell";

/** How many crises of a year may have the same short name. */
const MOST_ALIKE = 99;

/**
 * Opens a crisis as CR-<year it began, UTC>-<nickname>, under the id of the form. Where that is taken a number is added, as in
 * CR-2026-STRAIT-2, whether or not the other crisis is one that the viewer may see: a refusal would tell them of it.
 */
export async function openCrisis(
  viewer: Viewer,
  input: OpenCrisis,
): Promise<Result<{ id: string; reference: string }>> {
  if (!canOpenCrises(viewer))
    return withViewer(viewer, (db) =>
      refuseAccess(db, viewer, {
        subject: { type: "crisis", id: null, name: null },
        attempt: "open a crisis",
        reason: "Officers of the nation that keeps the record open crises.",
      }),
    );
  const now = new Date();
  const opened = readMoment(input.openedAt, input.timeZone, { pivotYear: now.getUTCFullYear(), now });
  if (!opened.ok) return invalidField("openedAt", opened.message);
  if (opened.instant > now) return invalidField("openedAt", "A crisis cannot begin in the future.");
  if (!canOpenCrisis(viewer, { marking: input.marking, countryCodes: input.countries }))
    return invalidField("countries", "Name at least one country that your portfolios cover.");
  const relTo = ownNationFirst(input.relTo, env().RAPPORT_NATION);
  if (!relTo.ok) return invalidField("relTo", relTo.message);

  const settled = { openedAt: opened.instant, relTo: relTo.codes };
  const plain = `CR-${opened.instant.getUTCFullYear()}-${input.nickname}`;
  for (let number = 1; number <= MOST_ALIKE; number++) {
    const made = await openAs(viewer, input, settled, number === 1 ? plain : `${plain}-${number}`);
    if (made !== "taken") return made;
  }
  return invalidField("nickname", `${plain} was given ${MOST_ALIKE} times; choose another short name.`);
}

/**
 * Opens the crisis under this reference; "taken" where another has it, of which the database tells when it refuses the row, so that of
 * two at the same moment only one gets it.
 */
async function openAs(
  viewer: Viewer,
  input: OpenCrisis,
  { openedAt, relTo }: { openedAt: Date; relTo: string[] },
  reference: string,
): Promise<Result<{ id: string; reference: string }> | "taken"> {
  const { id } = input;
  let isTaken = false;
  const made = await createOnce(
    viewer,
    { id, act: "crisis.opened", content: input },
    async (db) => {
      const known = await db.country.count({ where: { code: { in: input.countries } } });
      if (known !== input.countries.length)
        return invalidField("countries", "One of these is not a country.");
      const fault = await faultOfTags(db, input.tags);
      if (fault) return fault;
      await db.crisis.create({
        data: {
          id,
          reference,
          title: input.title,
          summary: input.summary,
          alert: input.alert,
          openedAt,
          timeZone: input.timeZone,
          marking: input.marking,
          relTo,
          releasableNations: releasableNations(relTo),
          countryCodes: input.countries,
          createdById: viewer.id,
        },
      });
      await db.crisisCountry.createMany({
        data: input.countries.map((countryCode) => ({ crisisId: id, countryCode })),
      });
      await writeTags(db, { type: "crisis", id }, [], input.tags);
      await recordAudit(db, viewer, {
        type: "crisis.opened",
        subject: { type: "crisis", id, name: reference },
        after: {
          title: input.title,
          summary: input.summary,
          alert: input.alert,
          openedAt,
          timeZone: input.timeZone,
          countries: input.countries,
          marking: input.marking,
          relTo,
          tags: tagWords(await readTags(db, id)),
        },
      });
      return ok({ id, reference });
    },
    () => {
      isTaken = true;
      return fail("conflict", `${reference} is taken.`);
    },
  );
  return isTaken ? "taken" : made;
}

/** Changes title, summary, tags or alert level; the reason is kept beside the change. */
export async function changeCrisis(
  viewer: Viewer,
  input: ChangeCrisis,
): Promise<Result<{ reference: string; version: number }>> {
  return withViewer(viewer, async (db) => {
    const opened = await lockForChange(db, viewer, input.id, "change this crisis");
    if (!opened.ok) return opened;
    const crisis = opened.data;
    if (crisis.version !== input.version)
      return staleSince(db, viewer, { type: "crisis", id: crisis.id }, input.version, "crisis");
    if (input.alert !== crisis.alert && !canMoveAlert(crisis.alert, input.alert))
      return invalidField("alert", moveRefusal(crisis.alert));

    const fault = await faultOfTags(db, input.tags, crisis.tags);
    if (fault) return fault;
    const before = { title: crisis.title, summary: crisis.summary, alert: crisis.alert };
    const after = { title: input.title, summary: input.summary, alert: input.alert };
    const isSortedAlike = isSameSet(
      input.tags,
      crisis.tags.map((tag) => tag.id),
    );
    if (isSortedAlike && isDeepStrictEqual(before, after))
      return fail("conflict", "Nothing was changed, so there is nothing to record.");
    const { count } = await db.crisis.updateMany({
      where: { id: crisis.id, version: input.version },
      data: {
        ...after,
        ...(after.alert === "CLOSED" && before.alert !== "CLOSED" ? { closedAt: new Date() } : {}),
        version: { increment: 1 },
      },
    });
    if (count === 0)
      return staleSince(db, viewer, { type: "crisis", id: crisis.id }, input.version, "crisis");
    await writeTags(db, { type: "crisis", id: crisis.id }, crisis.tags, input.tags);
    const tags = tagWords(await readTags(db, crisis.id));
    await tellOfCrisis(db, viewer, "CHANGED", crisis);
    await recordChange(db, viewer, {
      type: "crisis.changed",
      subject: { type: "crisis", id: crisis.id, name: crisis.reference },
      version: input.version + 1,
      before: { ...before, tags: tagWords(crisis.tags), reason: null },
      after: { ...after, tags, reason: input.reason },
    });
    return ok({ reference: crisis.reference, version: input.version + 1 });
  });
}

/**
 * The crisis, locked until the end of the transaction, when the viewer may change it, add to its log and write its
 * reports. Whoever may not is told so only of a crisis they can see. `attempt` is what was asked for, in the words of
 * the audit trail.
 */
export async function lockForChange(
  db: Db,
  viewer: Viewer,
  id: string,
  attempt: string,
): Promise<Result<LockedCrisis>> {
  const crisis = await lockCrisis(db, id);
  if (!crisis) return notFoundFailure("crisis");
  if (canEditCrisis(viewer, crisis)) return ok(crisis);
  if (crisis.isHistorical) return fail("conflict", HISTORICAL);
  return refuseAccess(db, viewer, {
    subject: { type: "crisis", id, name: crisis.reference },
    attempt,
    reason: "Officers who cover one of its countries change a crisis and its reports.",
  });
}

/** Said to whoever asks for a change of a historical sample. */
export const HISTORICAL = "This crisis is a historical sample; it is read only.";

function moveRefusal(from: LockedCrisis["alert"]): string {
  if (from === "CLOSED") return "A closed crisis stays closed; what follows is a new one.";
  return from === "CRISIS"
    ? "A crisis is left through recovery; choose that first."
    : "The alert cannot move there from where it stands.";
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  return new Set(some).symmetricDifference(new Set(others)).size === 0;
}

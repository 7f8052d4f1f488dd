import "server-only";
import { recordChange } from "@/lib/audit/record";
import { refusalBy } from "@/lib/audit/refusal";
import { staleSince } from "@/lib/audit/stale";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type CalendarDate, formatDate, toDateColumn, todayIn } from "@/lib/dates";
import { type Db, withViewer } from "@/lib/db";
import { newId } from "@/lib/ids";
import {
  type Failure,
  fail,
  invalidField,
  invalidFields,
  notFoundFailure,
  ok,
  type Result,
} from "@/lib/result";
import { createOnce } from "@/lib/saved-forms/mutations";
import { canEditPosts } from "../policy";
import { tellOf } from "../tell";
import { lockNames } from "./names";
import {
  type FormerName,
  getOrganisation,
  listAbove,
  listFormerNames,
  mayPlaceOrganisation,
  type OrganisationRow,
} from "./queries";
import type { CreateOrganisation, EditOrganisation, OrganisationInput } from "./schema";

/** Puts an organisation on record, under the id of the form. */
export async function createOrganisation(
  viewer: Viewer,
  { id, ...input }: CreateOrganisation,
): Promise<Result<{ id: string; version: number }>> {
  return createOnce(viewer, { id, act: "organisation.created", content: input }, async (db) => {
    if (!canEditPosts(viewer)) return refuse(db, viewer, null, null, "put an organisation on record");
    const wrong = await checkReferences(db, input, null);
    if (wrong) return wrong;
    await db.organisation.createMany({ data: [{ id, ...input, createdById: viewer.id }] });
    await recordChange(db, viewer, {
      type: "organisation.created",
      subject: { type: "organisation", id, name: input.name },
      version: 1,
      before: {},
      after: input,
    });
    return ok({ id, version: 1 });
  });
}

/**
 * Changes an organisation and what it was called before. A new name with the day from which it holds makes the one before a former
 * name; without that day the name was put right. What was written of it in an engagement stays as it was that day.
 */
export async function updateOrganisation(
  viewer: Viewer,
  { id, version, formerNames, renamedOn, ...input }: EditOrganisation,
): Promise<Result<{ id: string; version: number }>> {
  return withViewer(viewer, async (db) => {
    const opened = await openOrganisation(db, viewer, id, "change this organisation");
    if (!opened.ok) return opened;
    const saved = opened.data;
    const wrong = await checkReferences(db, input, id);
    if (wrong) return wrong;
    const placed = (["name", "nativeName", "abbreviation", "parentId", "nation"] as const).filter(
      (field) => input[field] !== saved[field],
    );
    if (placed.length > 0 && !(await mayPlaceOrganisation(db, id)))
      return invalidFields(Object.fromEntries(placed.map((field) => [field, [NAMED_BY_ADMINS]])));
    const earlier = await listFormerNames(db, id);
    if (formerNames.some((row) => row.id !== null && !earlier.some((one) => one.id === row.id)))
      return staleSince(db, viewer, { type: "organisation", id }, version, "organisation");
    const renamed = afterRenaming(
      saved.name,
      input.name,
      formerNames,
      renamedOn,
      todayIn(viewer.timeZone, new Date()),
    );
    if ("ok" in renamed) return renamed;
    const { count } = await db.organisation.updateMany({
      where: { id, version },
      data: { ...input, version: { increment: 1 } },
    });
    if (count === 0) return staleSince(db, viewer, { type: "organisation", id }, version, "organisation");
    await writeFormerNames(db, id, renamed, earlier);
    const { name, nativeName, abbreviation, kind, nation, parentName, isActive } = saved;
    const parent = input.parentId && (await getOrganisation(db, input.parentId));
    const { parentId: _, ...facts } = input;
    await tellOf(db, viewer, "organisation", [id]);
    const told = (rows: readonly FormerName[]) => rows.map(({ id: _id, ...row }) => row);
    await recordChange(db, viewer, {
      type: "organisation.changed",
      subject: { type: "organisation", id, name },
      version: version + 1,
      before: {
        name,
        nativeName,
        abbreviation,
        kind,
        nation,
        partOf: parentName,
        isActive,
        formerNames: told(earlier),
      },
      after: {
        ...facts,
        partOf: parent ? parent.name : null,
        formerNames: told(await listFormerNames(db, id)),
      },
    });
    return ok({ id, version: version + 1 });
  });
}

const NAMED_BY_ADMINS =
  "Users of the product hold posts in it or in a part of it; what they read and who reviews them follows what it is called, of which nation it is and what it is part of: an admin who holds none of these posts decides that.";

/** The organisation when it is there, was not merged into another, and is the viewer's to change. */
export async function openOrganisation(
  db: Db,
  viewer: Viewer,
  id: string,
  attempt: string,
): Promise<Result<OrganisationRow>> {
  const saved = await getOrganisation(db, id);
  if (!saved) return notFoundFailure("organisation");
  if (!canEditPosts(viewer)) return refuse(db, viewer, id, saved.name, attempt);
  if (saved.mergedIntoId) {
    const into = await getOrganisation(db, saved.mergedIntoId);
    return fail(
      "conflict",
      `${saved.name} was merged into ${into?.name ?? "another organisation"}; change that one.`,
    );
  }
  return ok(saved);
}

/** The former names with the one that a renaming makes, which ends on the day before. */
function afterRenaming(
  before: string,
  after: string,
  formerNames: EditOrganisation["formerNames"],
  renamedOn: CalendarDate | null,
  today: CalendarDate,
): EditOrganisation["formerNames"] | Failure {
  if (renamedOn === null) return formerNames;
  if (before === after)
    return invalidField(
      "renamedOn",
      "The name is what it was. Give the new one above, or leave this day empty.",
    );
  if (renamedOn > today) return invalidField("renamedOn", "That day is yet to come.");
  const ends = formerNames.flatMap(({ endsOn }) => endsOn ?? []).toSorted();
  const last = ends.at(-1);
  if (last !== undefined && last >= renamedOn)
    return invalidField("renamedOn", `It had another name until ${formatDate(last)}, as it says below.`);
  return [
    ...formerNames,
    {
      id: null,
      name: before,
      startsOn: last === undefined ? null : addDays(last, 1),
      endsOn: addDays(renamedOn, -1),
    },
  ];
}

async function writeFormerNames(
  db: Db,
  organisationId: string,
  rows: EditOrganisation["formerNames"],
  saved: readonly FormerName[],
): Promise<void> {
  const isSame = (row: (typeof rows)[number], one: FormerName) =>
    row.id === one.id && row.name === one.name && row.startsOn === one.startsOn && row.endsOn === one.endsOn;
  const kept = saved.filter((one) => rows.some((row) => isSame(row, one))).map(({ id }) => id);
  await db.organisationName.deleteMany({ where: { organisationId, id: { notIn: kept } } });
  await db.organisationName.createMany({
    data: rows
      .filter(({ id }) => id === null || !kept.includes(id))
      .map(({ id, name, startsOn, endsOn }) => ({
        id: id ?? newId(),
        organisationId,
        name,
        startsOn: startsOn && toDateColumn(startsOn),
        endsOn: endsOn && toDateColumn(endsOn),
      })),
  });
}

const refuse = refusalBy(
  "organisation",
  "Officers and admins of the nation that keeps the record keep organisations.",
);

/** What the database alone can say about the input; `ownId` is the organisation being changed. */
async function checkReferences(
  db: Db,
  { name, nation, parentId }: OrganisationInput,
  ownId: string | null,
): Promise<Failure | null> {
  if (nation && !(await db.country.findUnique({ where: { code: nation } })))
    return invalidField("nation", `There is no country "${nation}"; choose one of the list.`);
  if (parentId) {
    // Two that are put into each other at one moment would each find the other free.
    await db.$executeRaw`select pg_advisory_xact_lock(hashtext('parts of organisations'))`;
    const parent = await getOrganisation(db, parentId);
    if (!parent || parent.mergedIntoId)
      return invalidField("parentId", "Choose an organisation of the list.");
    const above = [parent, ...(await listAbove(db, parentId))];
    if (ownId && above.some(({ id }) => id === ownId))
      return invalidField("parentId", `${parent.name} is itself part of this organisation.`);
  }
  await lockNames(db);
  const namesake = await db.organisation.findFirst({
    where: {
      nation,
      mergedIntoId: null,
      OR: [{ name }, { otherNames: { has: name } }],
      ...(ownId ? { NOT: { id: ownId } } : {}),
    },
    select: { name: true },
  });
  return namesake ? nameTaken(namesake.name) : null;
}

/** @param by what the organisation that has the name is called today */
function nameTaken(by: string): Failure {
  return invalidField(
    "name",
    `An organisation of this name and nation is on record already${by ? `: ${by}` : ""}.`,
  );
}
